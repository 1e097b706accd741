/** Comments and the like that never end: to Markdown, all that follows would be part of them. */

import type { Root } from 'mdast'
import type { Position } from 'unist'
import { visit } from '#tree/visit.ts'
import { placeholder } from './limit-complexity.ts'

/** What runs over blank lines up to its end, wherever that is (CommonMark, § 4.6, kinds 2 to 5). */
const kinds: readonly [start: RegExp, end: string][] = [
  [/^<!--/, '-->'],
  [/^<\?/, '?>'],
  [/^<!\[CDATA\[/, ']]>'],
  [/^<![A-Za-z]/, '>'],
]

/** Something without an end. */
export interface Unclosed {
  /** How it begins: `<!--`. */
  start: string
  /** How it would end. */
  end: string
  /** From there to where its container ends. */
  position: Position
}

/**
 * ```markdown
 * > | <!-- a note
 *     ^^^^
 * > |
 * > | ## A section that was never read
 * ```
 *
 * @returns What begins in a tree and does not end.
 */
export function unclosed(tree: Root): Unclosed[] {
  const found: Unclosed[] = []
  visit(tree, 'html', ({ value, position }) => {
    const text = value.trimStart()
    for (const [start, end] of kinds) {
      const begin = start.exec(text)?.[0]
      if (begin !== undefined && position && !text.includes(end)) found.push({ start: begin, end, position })
    }
  })
  return found
}

/** @returns A text of the same length in which what does not end does not begin either: see `restore`. */
export function opened(value: string, found: readonly Unclosed[]): string {
  let result = ''
  let from = 0
  for (const { position } of found) {
    const [start = 0, end = 0] = [position.start.offset, position.end.offset]
    if (start < from) continue
    // There may be more of them in what was taken for one.
    result += value.slice(from, start) + value.slice(start, end).replace(/<(?=[!?])/g, placeholder('<'))
    from = end
  }
  return result + value.slice(from)
}
