/** Tables: the widths of their columns as browsers find them, then the lines in each cell. */

import type { Table, TableCell } from 'mdast'
import type { Box } from '#template'
import { layLines, type Lines, measured } from './lines.ts'
import { runsOf } from './runs.ts'
import type { Setting } from './setting.ts'

interface Cell {
  content: TableCell
  box: Box
}

interface LaidTable {
  /** Lines in each cell. */
  rows: number[][]
  /** Of the rows, px. */
  height: number
  /** How far the table is wider than its box, px. */
  over: number
}

/**
 * @param table
 * @param box of a table in the slot
 */
export function layTable(table: Table, box: Box, setting: Setting): LaidTable {
  const rows = cellsOf(table, box)
  const widths = columnWidths(rows, box.width, setting)
  const wide = sum(widths)
  let height = 0
  const lines = rows.map((cells) => {
    const laid = cells.map((cell, column) => linesIn(cell, widths[column] ?? box.width, setting))
    const tallest = cells.map(({ box: inner }, column) => {
      const { count, extra } = laid[column]!
      return count * setting.text(inner).leading + extra + inner.above + inner.below
    })
    height += Math.max(0, ...tallest)
    return laid.map(({ count }) => count)
  })
  const gaps = (box.gap ?? 0) * Math.max(0, rows.length - 1)
  return { rows: lines, height: height + gaps, over: Math.max(0, wide - box.width) }
}

/** @returns The width of each column where no word of it breaks, px. */
export function leastWidths(table: Table, box: Box, setting: Setting): number[] {
  return extremes(cellsOf(table, box), setting).least
}

function cellsOf({ children }: Table, box: Box): Cell[][] {
  return children.map((row, index) =>
    row.children.map((content, column): Cell => ({
      content,
      box: cellBox(box, index === 0 ? 'head' : 'cell', column, row.children.length),
    })),
  )
}

function cellBox(table: Box, kind: string, column: number, count: number): Box {
  const { children = {} } = table
  const place = column === 0 ? 'first' : column === count - 1 ? 'last' : ''
  return children[`${kind}.${place}`] ?? children[kind] ?? { ...table, above: 0, below: 0, width: 0 }
}

/** A column that is as wide as its widest cell holds it: browsers round what it needs up to a 64th. */
const roundedUp = 1 / 32

function linesIn({ content, box }: Cell, width: number, setting: Setting): Lines {
  const text = setting.text(box)
  return layLines(runsOf(content.children, text), width - box.width + roundedUp, text.breaking)
}

/**
 * CSS 2.1, 17.5.2.2: a column is as wide as its widest cell in one line where all are; else each
 * gets its widest word, and of the rest as much as it lacks.
 */
function columnWidths(rows: readonly Cell[][], width: number, setting: Setting): number[] {
  const { least, most } = extremes(rows, setting)
  const wished = sum(most)
  const needed = sum(least)
  if (wished <= width) return most.map((value) => (value * width) / Math.max(1, wished))
  if (needed >= width) return least
  const share = (width - needed) / (wished - needed)
  return least.map((value, column) => value + ((most[column] ?? value) - value) * share)
}

/** Each column with no word of it broken, and with all of it in one line, px. */
function extremes(rows: readonly Cell[][], setting: Setting): { least: number[]; most: number[] } {
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
  return { least, most }
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0)
}
