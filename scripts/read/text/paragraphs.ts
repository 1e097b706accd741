/** Paragraphs of plain text: one line each, or several that were wrapped by hand. */

import type { Paragraph, Text } from 'mdast'
import { itemMarker } from './markers.ts'
import { isSentence, type Line } from './lines.ts'

/** Text wrapped by hand stays below this many columns; longer lines are paragraphs of their own. */
const widestWrap = 100
/** A line is full when it reaches this share of the longest of its group; only full lines were wrapped. */
const fullShare = 0.7
/** Below this many columns nobody wraps. */
const narrowestWrap = 40

/**
 * A paragraph from the lines that belong together.
 *
 * ```text
 * > | A sentence that was wrapped by hand because the page
 *     ^ one paragraph
 * > | it stood on was narrow.
 *                           ^
 * ```
 */
export function paragraph(lines: Line[], at: number): { node: Paragraph; next: number } {
  let next = at + 1
  while (next < lines.length && continues(lines, at, next)) next++
  const own = lines.slice(at, next)
  const child = text(own)
  return { node: { type: 'paragraph', children: [child], position: child.position! }, next }
}

/** A text node over whole lines; the breaks between them stay as `\n`. */
export function text(lines: Line[], skip = 0): Text {
  const first = lines[0] as Line
  const last = lines.at(-1) as Line
  const value = lines.map((line, index) => (index ? line.text : line.text.slice(skip))).join('\n')
  const offset = first.offset + skip
  const end = last.offset + last.text.length
  return {
    type: 'text',
    value,
    position: {
      start: { line: first.number, column: first.column + skip, offset },
      end: { line: last.number, column: last.column + last.text.length, offset: end },
    },
  }
}

/** Whether the line at `next` is the same sentence as the one before it. */
function continues(lines: Line[], at: number, next: number): boolean {
  const before = lines[next - 1] as Line
  const line = lines[next] as Line
  if (!line.text || line.heading || itemMarker(line.text)) return false
  if (before.width > widestWrap || before.width < narrowestWrap || line.width > widestWrap) return false
  const widest = Math.max((lines[at] as Line).width, before.width, line.width)
  if (before.width < widest * fullShare) return false
  // Lower case or a Chinese letter goes on after a break; so does anything after an open sentence.
  return !isSentence(before.text) || (before.width >= widest * 0.85 && next - at > 0 && wrapped(lines, at))
}

/** Whether the group that begins here has the even right edge of wrapped text. */
function wrapped(lines: Line[], at: number): boolean {
  const own: number[] = []
  for (let next = at; next < lines.length && (lines[next] as Line).text && own.length < 8; next++) {
    own.push((lines[next] as Line).width)
  }
  if (own.length < 3) return false
  const widest = Math.max(...own)
  return own.slice(0, -1).every((width) => width >= widest * fullShare)
}
