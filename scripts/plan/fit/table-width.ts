/** How wide a table is at least: no word of it breaks, and no column is a list of syllables. */

import type { Table } from 'mdast'
import type { TemplateSlot } from '#template'
import { tableWidths } from './index.ts'

/** A column that is narrower than this reads as a list of syllables, px. */
const narrowest = 110

/** @returns Whether a table is wider than its slot. */
export function isTooWide(block: Table, slot: TemplateSlot): boolean {
  const { room } = tableWidths(block, slot)
  return columnWidths(block, slot).reduce((sum, width) => sum + width, 0) > room
}

/** @returns The least width of each column, px. */
export function columnWidths(block: Table, slot: TemplateSlot): number[] {
  return tableWidths(block, slot).columns.map((width) => Math.max(narrowest, width))
}
