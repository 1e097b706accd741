/**
 * A table of two or three things by their attributes is a comparison.
 *
 * ```text
 *   |        | Rows | Columns |
 *   | ------ | ---- | ------- |
 *   | Reads  | slow | quick   |
 * ```
 */

import type { Heading, Paragraph, Table } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { form } from '#tree/build.ts'
import { patch } from '#tree/origin.ts'
import type { Form } from '#tree/nodes.ts'
import { widthOf } from './make-form.ts'
import { attributeHead, compares } from './words.ts'

/** What a slide has room for: rows, and letters in a cell. */
const rows = { fewest: 2, most: 8 }
const longestCell = 80
const longestName = 32

/** Whether the text around names one of the things. */
function isNamed(names: readonly string[], around: readonly (Heading | Paragraph | undefined)[]): boolean {
  const text = around.map((node) => (node ? toString(node).toLowerCase() : '')).join('\n')
  return names.every((name) => name.length > 1 && text.includes(name.toLowerCase()))
}

/** @returns The comparison that a table is, where it has a column for each of two or three things. */
export function tableForm(
  table: Table,
  head: Heading | undefined,
  before: Paragraph | undefined,
): Form | undefined {
  const [top, ...body] = table.children
  const names = top?.children.map((cell) => toString(cell).trim()) ?? []
  if (names.length < 2 || names.length > 4 || body.length < rows.fewest || body.length > rows.most)
    return undefined
  const called = [before, head].some((node) => node && compares.test(toString(node)))
  const [first = ''] = names
  // Two columns have no place for attributes: the text must say that it compares them.
  const subjects = names.length === 2 ? names : names.slice(1)
  if (names.length === 2 ? !called || !isNamed(names, [head]) : !attributeHead.test(first)) return undefined
  if (!called && first !== '') return undefined
  if (subjects.some((name) => name === '' || widthOf(name) > longestName || /^\d|[?？]$/.test(name)))
    return undefined
  const cells = body.map((row) => row.children.map((cell) => toString(cell).trim()))
  if (cells.some((row) => row.length !== names.length || row[0] === '')) return undefined
  if (cells.flat().some((cell) => widthOf(cell) > longestCell)) return undefined
  return patch(table, form('comparison', []))
}
