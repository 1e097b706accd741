/** Text that was copied from a page: no markup is left, only the shape of its lines. */

import type { Root, RootContent } from 'mdast'
import type { VFile } from 'vfile'
import { code } from './code.ts'
import { headingLines } from './headings.ts'
import { type Line, toLines } from './lines.ts'
import { list } from './lists.ts'
import { paragraph, text } from './paragraphs.ts'
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
  const title = titleLine(lines)
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
  const end = { line: lines.length, column: source.length - source.lastIndexOf('\n'), offset: source.length }
  return {
    type: 'root',
    children,
    data: { scraped: true },
    position: { start: { line: 1, column: 1, offset: 0 }, end },
  }
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
