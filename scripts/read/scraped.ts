/** Text that was copied from a page: no markup is left, only the shape of its lines. */

import type { Root, RootContent } from 'mdast'
import type { VFile } from 'vfile'
import { code } from './scraped/code.ts'
import { headingLines } from './scraped/headings.ts'
import { type Line, toLines } from './scraped/lines.ts'
import { list } from './scraped/lists.ts'
import { paragraph, text } from './scraped/paragraphs.ts'
import { table } from './scraped/tables.ts'
import { titleLine } from './scraped/title.ts'

/** What takes lines from here on, in this order; a paragraph takes what nobody wants. */
const takers = [code, table, list]

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
export function scraped(file: VFile): Root {
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
      const taken = take(lines, at, source)
      children.push(taken.node)
      at = taken.next
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
  for (const taker of takers) {
    const taken = taker(lines, at, source)
    if (taken) return taken
  }
  return paragraph(lines, at)
}

declare module 'mdast' {
  interface RootData {
    /** Nothing in this text is marked up, and noise may be anywhere. */
    scraped?: boolean
  }
}
