/** How wide a table is at least: no word of it breaks. */

import type { Table, TableCell } from 'mdast'
import { toString } from 'mdast-util-to-string'

/** A column that is narrower than this reads as a list of syllables, px. */
const narrowest = 110

/** A table is set at about 20 px, a letter of a long word is 0.56 em wide, and a cell has 28 px of padding. */
const letter = 20 * 0.56
const padding = 28

/** @returns The least width of a table, px. */
export function widthOf(block: Table): number {
  return columnWidths(block).reduce((sum, width) => sum + width, 0)
}

/** @returns The least width of each column, px. */
export function columnWidths({ children }: Table): number[] {
  const count = children.reduce((most, row) => Math.max(most, row.children.length), 0)
  return Array.from({ length: count }, (_, index) => {
    return children.reduce((most, row) => Math.max(most, cellWidth(row.children[index])), narrowest)
  })
}

function cellWidth(cell: TableCell | undefined): number {
  if (!cell) return 0
  // Between Han characters a line may break.
  const words = toString(cell).split(/[\s\p{Script=Han}-]+/u)
  return words.reduce((most, { length }) => Math.max(most, length), 0) * letter + padding
}
