/** Tables: copied cells stand between tabs. */

import type { Table, TableCell, TableRow } from 'mdast'
import type { Line } from './lines.ts'

/**
 * A table: two rows or more with the same number of tabs.
 *
 * ```text
 * > | Name→Year→Size
 *         ^    ^
 * > | Alpha→2020→7 B
 * ```
 */
export function table(lines: Line[], at: number): { node: Table; next: number } | undefined {
  const tabs = count((lines[at] as Line).text)
  if (!tabs) return undefined
  let next = at
  while (next < lines.length && count((lines[next] as Line).text) === tabs && !(lines[next] as Line).heading)
    next++
  if (next - at < 2) return undefined
  const rows = lines.slice(at, next).map(row)
  const position = { start: rows[0]!.position!.start, end: rows.at(-1)!.position!.end }
  return {
    node: { type: 'table', align: Array.from({ length: tabs + 1 }, () => null), children: rows, position },
    next,
  }
}

function count(text: string): number {
  return text.split('\t').length - 1
}

function row(line: Line): TableRow {
  let at = 0
  const children: TableCell[] = line.text.split('\t').map((value) => {
    const start = { line: line.number, column: line.column + at, offset: line.offset + at }
    at += value.length
    const end = { line: line.number, column: line.column + at, offset: line.offset + at }
    at++
    const trimmed = value.trim()
    return {
      type: 'tableCell',
      children: trimmed ? [{ type: 'text', value: trimmed, position: { start, end } }] : [],
      position: { start, end },
    }
  })
  return {
    type: 'tableRow',
    children,
    position: { start: children[0]!.position!.start, end: children.at(-1)!.position!.end },
  }
}
