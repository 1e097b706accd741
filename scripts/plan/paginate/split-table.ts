/**
 * A table that is taller or wider than its slot → tables that are not, or a list.
 *
 * ```text
 *   too wide    between columns, the first one repeated
 *   too tall    between rows, the head repeated
 *   neither     an item for each row: its key, and below it each cell with its head
 * ```
 */

import type { List, PhrasingContent, Table, TableCell, TableRow } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { list, listItem, paragraph, text } from '#tree/build.ts'
import { patch } from '#tree/origin.ts'
import type { Flow } from '#tree/nodes.ts'
import type { TemplateSlot } from '#template'
import { tableWidths } from '../fit/index.ts'
import type { LayoutCandidate } from '../fit/candidate.ts'
import { balance } from './balance.ts'
import { fitsSlide } from '../fit/capacity.ts'
import { splitList } from './split-list.ts'
import { columnWidths, isTooWide } from '../fit/table-width.ts'

/** @returns One block or more, in order. */
export function splitTable(block: Table, candidate: LayoutCandidate, title: string): Flow[] {
  const fits = (part: Flow): boolean => fitsSlide([part], candidate, title)
  const columns = splitColumns(block, candidate.slot)
  const [head, ...rows] = block.children
  if (!head) return [block]
  const tooWide = columns.some((part) => isTooWide(part, candidate.slot))
  const tooTall = columns.some((part) => part.children.slice(1).some((row) => !fits(withRows(part, [row]))))
  if (rows.length > 0 && (tooWide || tooTall)) return splitList(asList(block), fits)
  return columns.flatMap((part) => splitRows(part, fits))
}

function splitRows(block: Table, fits: (part: Flow) => boolean): Table[] {
  if (fits(block)) return [block]
  return balance(block.children.slice(1), (rows) => fits(withRows(block, rows))).map((rows) =>
    withRows(block, rows),
  )
}

function withRows(block: Table, rows: TableRow[]): Table {
  const children = [...block.children.slice(0, 1), ...rows]
  return patch(children, { ...block, children })
}

/** The first column and as many others as stand beside each other, on each about as many. */
function splitColumns(block: Table, slot: TemplateSlot): Table[] {
  if (!isTooWide(block, slot)) return [block]
  const { room } = tableWidths(block, slot)
  const [key = 0, ...widths] = columnWidths(block, slot)
  const columns = widths.map((_, index) => index + 1)
  const wide = (group: readonly number[]): number => group.reduce((sum, at) => sum + widths[at - 1]!, key)
  return balance(columns, (group) => wide(group) <= room).map((group) => {
    const pick = <T>(cells: readonly T[]): T[] => [0, ...group].flatMap((at) => cells.slice(at, at + 1))
    return patch(block, {
      ...block,
      ...(block.align ? { align: pick(block.align) } : {}),
      children: block.children.map((row) => ({ ...row, children: pick<TableCell>(row.children) })),
    })
  })
}

/** Each row as an item: the key, and below it `Head: cell` for each cell that says something. */
function asList(block: Table): List {
  const [head, ...rows] = block.children
  const heads = head?.children ?? []
  const items = rows.map((row) => {
    const [key, ...cells] = row.children
    const below = cells.flatMap((cell, index) => {
      if (toString(cell).trim() === '') return []
      const name = heads[index + 1]
      return [patch([...(name ? [name] : []), cell], listItem([paragraph(named(name, cell.children))]))]
    })
    const own = paragraph(named(heads[0], key?.children ?? []))
    return patch(row, listItem(below.length > 0 ? [own, patch(below, list(below))] : [own]))
  })
  return patch(block, list(items))
}

function named(head: TableCell | undefined, cell: PhrasingContent[]): PhrasingContent[] {
  const name = head ? toString(head).trim() : ''
  if (name === '') return cell
  const colon = /\p{Script=Han}/u.test(name) ? '：' : ': '
  return [{ type: 'strong', children: head!.children }, text(colon), ...cell]
}
