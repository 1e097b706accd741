/** How large a table is, which a few characters can make any number. */

import type { Element } from 'hast'
import { elements } from './walk.ts'

/** Cells with those that only fill a row up. The largest table of 150 articles has 1 200. */
const mostCells = 50_000

/**
 * Bound what cells span, to what there is.
 *
 * ```html
 * > | <td colspan="99999999" rowspan="99999999">
 *                  ^^^^^^^^           ^^^^^^^^
 * ```
 *
 * @param table Changed in place.
 * @returns Whether it has more cells than a table can have, filled or not.
 */
export function isVast(table: Element): boolean {
  const rows = [...elements(table)].filter(({ tagName }) => tagName === 'tr')
  const lengths = rows.map((row) => row.children.filter(({ type }) => type === 'element').length)
  // A cell spans as many columns as some other row has cells; what is beyond has no width.
  const columns = lengths.reduce((most, length) => Math.max(most, length), 1)
  let widest = 0
  let spanned = 0
  for (const row of rows) {
    let width = 0
    for (const cell of row.children) {
      if (cell.type !== 'element') continue
      const span = bounded(cell, 'colSpan', columns)
      width += span
      spanned += span * bounded(cell, 'rowSpan', rows.length)
    }
    widest = Math.max(widest, width)
  }
  return spanned > mostCells || widest * rows.length > mostCells
}

function bounded({ properties }: Element, name: 'colSpan' | 'rowSpan', most: number): number {
  const declared = properties[name]
  if (declared === undefined || declared === null) return 1
  const value = Math.min(most, Math.max(1, Number.parseInt(String(declared), 10) || 1))
  properties[name] = value
  return value
}
