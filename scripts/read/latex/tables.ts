/** Tables. */

import type * as Ast from '@unified-latex/unified-latex-types'
import type { PhrasingContent, Table, TableCell, TableRow } from 'mdast'
import type { Context } from './context.ts'
import { argumentOf, nameOf, placeOf, walk, written } from './parse.ts'
import { plain } from './phrasing.ts'

/** Lines between rows. */
const rule =
  /^(?:toprule|midrule|bottomrule|hline|Xhline|specialrule|cmidrule|cline|addlinespace|hhline|thickhline|endhead|endfirsthead|endfoot|endlastfoot|noalign|rowcolor)$/
/** Those above and below a head. */
const headEnd = /^(?:midrule|hline|Xhline|cmidrule|cline)$/
/** Columns that a table of a paper can have. */
const mostColumns = 40

/** @returns Whether an environment is a table. */
export function isTabular(node: Ast.Node): boolean {
  return /^(?:tabular[xy*]?|longtable|tblr|array)$/.test(nameOf(node)) && node.type === 'environment'
}

/**
 * A table of the AAS's classes: `\tablehead{\colhead{A} & …} \startdata … \enddata`.
 *
 * @see https://journals.aas.org/aastexguide/#tables
 */
export function deluxe(node: Ast.Environment, context: Context): Table | undefined {
  const head = node.content.find((one) => nameOf(one) === 'tablehead')
  const from = node.content.findIndex((one) => nameOf(one) === 'startdata')
  const to = node.content.findIndex((one) => nameOf(one) === 'enddata')
  if (!head || from < 0 || to < from) return undefined
  const command = (content: string): Ast.Macro => ({ type: 'macro', content })
  const content = [
    ...argumentOf(head, -1),
    command('\\'),
    command('midrule'),
    ...node.content.slice(from + 1, to),
  ]
  return tabular({ ...node, content }, context)
}

interface Row {
  cells: TableCell[]
  /** How many columns each cell spans. */
  spans: number[]
  /** The rule above it. */
  above: string
}

/**
 * ```tex
 * > |  & \multicolumn{2}{c}{Wait} \\ \cmidrule(lr){2-3}
 * > | Rule & Mean & Longest \\ \midrule
 *     ^ one head: Rule | Wait Mean | Wait Longest
 * ```
 */
export function tabular(node: Ast.Environment, context: Context): Table | undefined {
  const rows = rowsOf(node, context)
  const columns = rows.reduce((most, { spans }) => Math.max(most, sum(spans)), 0)
  if (rows.length === 0 || columns === 0 || columns > mostColumns) return undefined
  const end = headLength(rows)
  const head = oneHead(rows.slice(0, end), columns)
  const body = rows.slice(end).map((row) => filled(row, columns))
  const children: TableRow[] = [
    head,
    ...body.map((cells): TableRow => ({ type: 'tableRow', children: cells })),
  ]
  const position = placeOf([node])
  return {
    type: 'table',
    align: Array.from({ length: columns }, () => null),
    children,
    ...(position ? { position } : {}),
  }
}

function rowsOf(node: Ast.Environment, context: Context): Row[] {
  const rows: Row[] = []
  let cells: Ast.Node[][] = [[]]
  let above = ''
  const end = (): void => {
    const filledCells = cells.map((cell) => spanned(cell, context))
    if (filledCells.some(({ cell }) => cell.children.length > 0))
      rows.push({
        cells: filledCells.map(({ cell }) => cell),
        spans: filledCells.map(({ span }) => span),
        above,
      })
    else if (rows.length > 0 || above === '') above = above || ''
    if (filledCells.some(({ cell }) => cell.children.length > 0)) above = ''
    cells = [[]]
  }
  for (const one of node.content) {
    if (one.type === 'macro' && (one.content === '\\' || one.content === 'tabularnewline')) end()
    else if (one.type === 'macro' && rule.test(one.content))
      above = headEnd.test(one.content) && above !== 'midrule' ? one.content : above || one.content
    else if (one.type === 'string' && one.content === '&') cells.push([])
    else cells.at(-1)?.push(one)
  }
  end()
  return rows
}

function spanned(nodes: readonly Ast.Node[], context: Context): { cell: TableCell; span: number } {
  const columns = nodes.find(
    (node): node is Ast.Macro => node.type === 'macro' && node.content === 'multicolumn',
  )
  const count = columns ? Number.parseInt(written(argumentOf(columns, 0), context.source), 10) : 1
  const children = context.phrasing(nested(nodes)).filter((node) => node.type !== 'footnoteReference')
  const trimmed = trim(children)
  const position = placeOf(nodes)
  return {
    cell: { type: 'tableCell', children: trimmed, ...(position && trimmed.length > 0 ? { position } : {}) },
    span: Math.min(mostColumns, Math.max(1, count || 1)),
  }
}

/** A table within a cell breaks its lines, and no more. */
function nested(nodes: readonly Ast.Node[]): Ast.Node[] {
  return nodes.map((node) =>
    isTabular(node)
      ? ({
          type: 'group',
          content: [...walk((node as Ast.Environment).content)].filter(
            (one) => one.type !== 'macro' || one.content !== '\\',
          ),
          position: node.position,
        } as Ast.Group)
      : node,
  )
}

/** Without the white space at its ends. */
export function trim(nodes: PhrasingContent[]): PhrasingContent[] {
  const [first, last] = [nodes[0], nodes.at(-1)]
  if (first?.type === 'text') first.value = first.value.trimStart()
  if (last?.type === 'text') last.value = last.value.trimEnd()
  return nodes.filter((node) => node.type !== 'text' || node.value !== '')
}

/** The head ends at the first rule that goes all across, or after the first row. */
function headLength(rows: readonly Row[]): number {
  const end = rows.findIndex(({ above }, index) => index > 0 && /^(?:midrule|hline|Xhline)$/.test(above))
  return end > 0 && end <= 3 && end < rows.length ? end : 1
}

function oneHead(rows: readonly Row[], columns: number): TableRow {
  const grid = rows.map((row) => repeated(row, columns))
  const children = Array.from({ length: columns }, (_, column): TableCell => {
    const own = [...new Set(grid.map((cells) => cells[column]))].filter(
      (cell) => cell !== undefined && cell.children.length > 0,
    ) as TableCell[]
    const words = own.flatMap((cell, index): PhrasingContent[] => [
      ...(index > 0 ? [{ type: 'text', value: ' ' } as const] : []),
      ...structuredClone(cell.children),
    ])
    const position = own.at(-1)?.position
    return { type: 'tableCell', children: words, ...(position ? { position } : {}) }
  })
  return { type: 'tableRow', children }
}

/** Each column with the cell above it. */
function repeated({ cells, spans }: Row, columns: number): (TableCell | undefined)[] {
  return cells
    .flatMap((cell, index) => Array.from({ length: spans[index] ?? 1 }, () => cell))
    .slice(0, columns)
}

/** Each cell once; columns that it spans stay empty behind it. */
function filled({ cells, spans }: Row, columns: number): TableCell[] {
  const row = cells.flatMap((cell, index): TableCell[] => [
    cell,
    ...Array.from({ length: (spans[index] ?? 1) - 1 }, (): TableCell => ({
      type: 'tableCell',
      children: [],
    })),
  ])
  while (row.length < columns) row.push({ type: 'tableCell', children: [] })
  return row.slice(0, columns)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** @returns Whether a table has words in it at all. */
export function isBlank(table: Table): boolean {
  return table.children.every((row) => row.children.every((cell) => plain(cell.children).trim() === ''))
}
