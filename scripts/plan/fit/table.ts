/** Tables: the widths of their columns as browsers find them, then the lines in each cell. */

import type { Table, TableCell } from 'mdast'
import type { Box } from '#template'
import { countLines, measured } from './lines.ts'
import { runsOf } from './runs.ts'
import type { Setting } from './setting.ts'

interface Cell {
  content: TableCell
  box: Box
}

/**
 * @param table
 * @param box of a table in the slot
 * @returns lines in each cell by rows, and the height of the rows, px
 */
export function layTable(table: Table, box: Box, setting: Setting): { rows: number[][]; height: number } {
  const rows = table.children.map(({ children }, row) =>
    children.map((content, column): Cell => ({
      content,
      box: cellBox(box, row === 0 ? 'head' : 'cell', column, children.length),
    })),
  )
  const widths = columnWidths(rows, box.width, setting)
  let height = 0
  const lines = rows.map((cells) => {
    const counts = cells.map((cell, column) => linesIn(cell, widths[column] ?? box.width, setting))
    const tallest = cells.map((cell, column) => {
      return (counts[column] ?? 1) * setting.text(cell.box).leading + cell.box.above + cell.box.below
    })
    height += Math.max(0, ...tallest)
    return counts
  })
  return { rows: lines, height: height + (box.gap ?? 0) * Math.max(0, rows.length - 1) }
}

function cellBox(table: Box, kind: string, column: number, count: number): Box {
  const { children = {} } = table
  const place = column === 0 ? 'first' : column === count - 1 ? 'last' : ''
  return children[`${kind}.${place}`] ?? children[kind] ?? { ...table, above: 0, below: 0, width: 0 }
}

/** A column that is as wide as its widest cell holds it: browsers round what it needs up to a 64th. */
const roundedUp = 1 / 32

function linesIn({ content, box }: Cell, width: number, setting: Setting): number {
  const text = setting.text(box)
  return countLines(runsOf(content.children, text), width - box.width + roundedUp, text.breaking)
}

/**
 * CSS 2.1, 17.5.2.2: a column is as wide as its widest cell in one line where all are; else each
 * gets its widest word, and of the rest as much as it lacks.
 */
function columnWidths(rows: readonly Cell[][], width: number, setting: Setting): number[] {
  const least: number[] = []
  const most: number[] = []
  for (const cells of rows) {
    for (const [column, { content, box }] of cells.entries()) {
      const text = setting.text(box)
      const found = measured(runsOf(content.children, text), text.breaking)
      least[column] = Math.max(least[column] ?? 0, found.least + box.width)
      most[column] = Math.max(most[column] ?? 0, found.most + box.width)
    }
  }
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)
  const wished = sum(most)
  const needed = sum(least)
  if (wished <= width) return most.map((value) => (value * width) / Math.max(1, wished))
  if (needed >= width) return least
  const share = (width - needed) / (wished - needed)
  return least.map((value, column) => value + ((most[column] ?? value) - value) * share)
}
