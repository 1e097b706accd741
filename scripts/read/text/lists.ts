/** Lists of plain text: their markers stand at the start of lines. */

import type { List, ListItem } from 'mdast'
import type { Line } from './lines.ts'
import { itemMarker, type Marker } from './markers.ts'
import { text } from './paragraphs.ts'

/** Lists within lists that are still structure. */
const deepest = 6
/** A single item is a list only when its number says that it is one, or it is indented. */
const blankLinesBetween = 2

/**
 * A list: markers of one kind in their order, blank lines between them or not.
 *
 * ```text
 * > |   1. First
 *       ^^
 * > |
 * > |   2. Second, which goes on
 *       ^^
 * > |      in an indented line
 *          ^^^^^^^^^^^^^^^^^^^
 * > | A closing line is no part of it.
 * ```
 */
export function list(
  lines: Line[],
  at: number,
  _source: string,
  depth = 0,
): { node: List; next: number } | undefined {
  const first = lines[at] as Line
  const marker = itemMarker(first.text)
  if (!marker || first.heading) return undefined
  // `3. Foo` that follows nothing may be a list; `2024) …` is none.
  if (marker.ordered && marker.number > 30) return undefined
  const children: ListItem[] = []
  let next = at
  let expected = marker.number
  let spread = false
  while (next < lines.length) {
    const begin = skipBlank(lines, next)
    if (begin - next > blankLinesBetween && children.length) break
    const line = lines[begin]
    const found = line && !line.heading ? itemMarker(line.text) : undefined
    if (!line || !found || found.kind !== marker.kind || line.indent !== first.indent) break
    if (marker.ordered && found.number !== expected) break
    if (begin > next && children.length) spread = true
    const block = item(lines, begin, found, depth)
    children.push(block.node)
    next = block.next
    expected++
  }
  if (
    children.length === 1 &&
    first.indent === 0 &&
    marker.kind !== '-' &&
    marker.kind !== '•' &&
    marker.number !== 1
  )
    return undefined
  for (const child of children) child.spread = false
  const position = { start: children[0]!.position!.start, end: children.at(-1)!.position!.end }
  return {
    node: {
      type: 'list',
      ordered: marker.ordered,
      start: marker.ordered ? marker.number : null,
      spread,
      children,
      position,
    },
    next,
  }
}

function item(lines: Line[], at: number, marker: Marker, depth: number): { node: ListItem; next: number } {
  const first = lines[at] as Line
  let next = at + 1
  while (next < lines.length && belongs(lines[next] as Line, first)) next++
  const words = text(lines.slice(at, next), marker.length)
  const children: ListItem['children'] = [{ type: 'paragraph', children: [words], position: words.position! }]
  const inner = skipBlank(lines, next)
  const line = lines[inner]
  if (depth < deepest && line && inner - next < 2 && line.indent > first.indent && itemMarker(line.text)) {
    const nested = list(lines, inner, '', depth + 1)
    if (nested) {
      children.push(nested.node)
      next = nested.next
    }
  }
  const start = { line: first.number, column: first.column, offset: first.offset }
  return {
    node: {
      type: 'listItem',
      spread: false,
      checked: null,
      children,
      position: { start, end: children.at(-1)!.position!.end },
    },
    next,
  }
}

/** A line that goes on: directly below, indented deeper, without a marker of its own. */
function belongs(line: Line, first: Line): boolean {
  return Boolean(line.text) && !line.heading && line.indent > first.indent && !itemMarker(line.text)
}

function skipBlank(lines: Line[], at: number): number {
  while (at < lines.length && !(lines[at] as Line).text) at++
  return at
}
