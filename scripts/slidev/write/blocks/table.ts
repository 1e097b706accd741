/** Tables. */

import type { AlignType, Table, TableRow } from 'mdast'
import { phrasing, type Line } from '../phrasing/index.ts'

const delimiters = { center: ':-:', left: ':--', none: '---', right: '--:' } as const

/**
 * Write a table, each row with a pipe at its start: a delimiter row without one
 * would cut the slide.
 *
 * @param table Table of mdast.
 * @param line Where its cells stand.
 * @returns Markdown.
 */
export function table(table: Table, line: Line): string {
  const [head, ...body] = table.children
  if (!head) return ''
  // Slidev shows no more cells than the head has.
  const width = Math.max(...table.children.map((row) => row.children.length))
  const rows = [
    cells(head, width, line),
    delimiter(table.align ?? [], width),
    ...body.map((row) => cells(row, width, line)),
  ]
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n')
}

function cells(row: TableRow, width: number, line: Line): string[] {
  return Array.from({ length: width }, (_, index) => phrasing(row.children[index]?.children ?? [], line))
}

function delimiter(align: readonly AlignType[], width: number): string[] {
  return Array.from({ length: width }, (_, index) => delimiters[align[index] ?? 'none'])
}
