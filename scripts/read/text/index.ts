/** Text that was copied from a page: no markup is left, only the shape of its lines. */

import type { Root, RootContent } from 'mdast'
import type { VFile } from 'vfile'
import { say } from '#message/say.ts'
import { code } from './code.ts'
import { headingLines } from './headings.ts'
import { type Line, toLines } from './lines.ts'
import { list } from './lists.ts'
import { paragraph, text } from './paragraphs.ts'
import { reflow } from './reflow.ts'
import { table } from './tables.ts'
import { titleLine } from './title.ts'

/** What takes lines from here on, in this order; a paragraph takes what nobody wants. */
const blockReaders = [code, table, list]

/**
 * Read text that was copied from a page.
 *
 * ```text
 * > | Home / Guides / A title          paragraph (noise is for `clean` to drop)
 * > | A title                          heading 1
 * > | Why                              heading 2
 * > | A long line of text, which …     paragraph
 * > |   1. First                       list
 * ```
 *
 * @param file The article, normalised.
 * @returns Its tree; positions are in `file.value`.
 */
export function plainText(file: VFile): Root {
  const source = String(file)
  const lines = toLines(source)
  const position = {
    start: { line: 1, column: 1, offset: 0 },
    end: { line: lines.length, column: source.length - source.lastIndexOf('\n'), offset: source.length },
  }
  const set = reflow(lines)
  if (set) {
    if (set.dropped > 0)
      say(
        file,
        'read:pages',
        `Left out ${set.dropped} line${set.dropped === 1 ? '' : 's'} that only number or head the pages`,
      )
    return { type: 'root', children: set.children, position }
  }
  return {
    type: 'root',
    children: blocksOfLines(lines, source, titleLine(lines)),
    data: { scraped: true },
    position,
  }
}

/**
 * @param lines Lines of a text, or of a part of it.
 * @param source The whole text.
 * @param title Number of the line that is the title.
 * @returns The blocks that they are.
 */
export function blocksOfLines(lines: Line[], source: string, title?: number): RootContent[] {
  const headings = headingLines(lines, title)
  const children: RootContent[] = []
  let at = 0
  while (at < lines.length) {
    const line = lines[at] as Line
    const depth = headings.get(line.number)
    if (!line.text) at++
    else if (depth) {
      const child = text([line])
      children.push({ type: 'heading', depth, children: [child], position: child.position! })
      at++
    } else {
      const block = take(lines, at, source)
      children.push(block.node)
      at = block.next
    }
  }
  return children
}

function take(lines: Line[], at: number, source: string): { node: RootContent; next: number } {
  for (const readBlock of blockReaders) {
    const block = readBlock(lines, at, source)
    if (block) return block
  }
  return paragraph(lines, at)
}

declare module 'mdast' {
  interface RootData {
    /** Nothing in this text is marked up, and noise may be anywhere. */
    scraped?: boolean
  }
}
