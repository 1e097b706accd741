/** Tables: heads of several rows, tables within cells, tables made of spans. */

import type { Element, ElementContent } from 'hast'
import { attribute, elements, textOf } from '#hast/walk.ts'
import { has, made, within } from './build.ts'

/** Names of the parts of a table that stands within a line, where HTML allows no table. */
const parts: [string, string][] = [
  ['ltx_tabular', 'table'],
  ['ltx_thead', 'thead'],
  ['ltx_tbody', 'tbody'],
  ['ltx_tfoot', 'tfoot'],
  ['ltx_tr', 'tr'],
  ['ltx_th', 'th'],
  ['ltx_td', 'td'],
]

/**
 * ```html
 * > | <tr><td></td><th colspan="2">Wait</th></tr>
 * > | <tr><th>Rule</th><th>Mean</th><th>Longest</th></tr>
 *         ^ one head: Rule | Wait Mean | Wait Longest
 * ```
 *
 * @param article Changed in place.
 */
export function tables(article: Element): void {
  for (const element of elements(article)) {
    const part = element.tagName === 'span' && parts.find(([name]) => has(element, name))
    if (part) element.tagName = part[1]
  }
  for (const table of within(article, 'ltx_tabular')) {
    flatten(table)
    oneHead(table)
  }
}

/** A table within a cell breaks its lines, and no more. */
function flatten(table: Element): void {
  for (const cell of cellsOf(table)) {
    for (const inner of within(cell, 'ltx_tabular')) {
      const rows = [...elements(inner)].filter(({ tagName }) => tagName === 'tr')
      inner.tagName = 'span'
      inner.properties = {}
      inner.children = rows.flatMap((row, index): ElementContent[] => [
        ...(index > 0 ? [{ type: 'text', value: ' ' } as const] : []),
        ...row.children.flatMap((child) =>
          child.type === 'element' ? [...child.children, { type: 'text', value: ' ' } as const] : [],
        ),
      ])
    }
  }
}

/** The rows of a head, as one: a name above several columns is said with each of them. */
function oneHead(table: Element): void {
  const rows = [...elements(table)].filter(({ tagName }) => tagName === 'tr')
  const head: Element[] = []
  for (const row of rows) {
    const cells = cellsOf(row)
    const isHead =
      cells.some(isColumnHead) && cells.every((cell) => isColumnHead(cell) || textOf(cell).trim() === '')
    if (!isHead) break
    head.push(row)
  }
  const last = head.at(-1)
  if (!last || head.length === rows.length) return
  if (head.length > 1) {
    const grid = gridOf(head)
    last.children = (grid.at(-1) ?? []).map((_, column) => {
      const own = [...new Set(grid.map((row) => row[column]))].filter((cell) => cell !== undefined)
      const children = own.flatMap((cell, index): ElementContent[] => [
        ...(index > 0 && textOf(cell).trim() ? [{ type: 'text', value: ' ' } as const] : []),
        ...structuredClone(cell.children),
      ])
      return made('th', children, own.at(-1) ?? last)
    })
    const gone = new Set<ElementContent>(head.slice(0, -1))
    for (const group of [table, ...elements(table)])
      group.children = group.children.filter((child) => !gone.has(child))
  } else for (const cell of cellsOf(last)) cell.tagName = 'th'
}

/** Each row with a cell for each column, those that span several repeated. */
function gridOf(rows: readonly Element[]): (Element | undefined)[][] {
  const grid: (Element | undefined)[][] = rows.map(() => [])
  for (const [y, row] of rows.entries()) {
    let x = 0
    for (const cell of cellsOf(row)) {
      while (grid[y]?.[x] !== undefined) x++
      const width = span(cell, 'colSpan')
      const height = Math.min(span(cell, 'rowSpan'), rows.length - y)
      for (let down = 0; down < height; down++)
        for (let right = 0; right < width; right++) grid[y + down]![x + right] = cell
      x += width
    }
  }
  return grid
}

/** Columns that a table of a paper can have. */
const mostColumns = 40

function span(cell: Element, name: 'colSpan' | 'rowSpan'): number {
  return Math.min(mostColumns, Math.max(1, Number.parseInt(attribute(cell, name), 10) || 1))
}

function cellsOf(parent: Element): Element[] {
  return [...elements(parent)].filter(({ tagName }) => tagName === 'td' || tagName === 'th')
}

function isColumnHead(cell: Element): boolean {
  return cell.tagName === 'th' && !(has(cell, 'ltx_th_row') && !has(cell, 'ltx_th_column'))
}
