/**
 * A block that is taller than its slot → blocks that are not.
 *
 * ```text
 *   code    cut at the last blank line that fits, else where the indent is least
 *   line of time   cut in as many even parts as can be read
 *   table   cut between rows, the head repeated; between columns, the first one repeated
 * ```
 */

import type { Code, Table, TableCell, TableRow } from 'mdast'
import { patch } from '#tree/origin.ts'
import type { Diagram, Flow } from '#tree/nodes.ts'
import type { TemplateSlot } from '#template'
import { heightOf } from './fit.ts'

/** A column that is narrower than this breaks words, px. */
const narrowest = 110

/** More events than this in one row have letters of less than 16 px. */
const mostEvents = 5

/** A part of code shorter than this share of the slot is cut only where nothing else can be. */
const leastShare = 0.4

/**
 * @param block Any block; those that cannot be cut are given back whole.
 * @param slot Where it is shown.
 * @param room px that there are.
 * @returns One block or more, in order; each fits where its smallest part does.
 */
export function split(block: Flow, slot: TemplateSlot, room: number): Flow[] {
  if (block.type === 'code') return splitCode(block, slot, room)
  if (block.type === 'diagram' && block.kind === 'timeline') return splitTimeline(block)
  if (block.type === 'table') return splitColumns(block, slot).flatMap((part) => splitRows(part, slot, room))
  return [block]
}

/** The first part has one event more where they are not even. */
function splitTimeline(block: Diagram): Diagram[] {
  const { steps } = block
  const parts = Math.ceil(steps.length / mostEvents)
  if (parts === 1) return [block]
  const size = Math.ceil(steps.length / parts)
  return Array.from({ length: parts }, (_, index) => {
    const own = steps.slice(index * size, (index + 1) * size)
    return patch(own, { ...block, steps: own })
  })
}

function splitCode(block: Code, slot: TemplateSlot, room: number): Code[] {
  const lines = block.value.split('\n')
  const part = (from: number, to: number): Code => {
    return patch(block, { ...block, value: lines.slice(from, to).join('\n') })
  }
  const fits = (from: number, to: number): boolean => heightOf([part(from, to)], slot) <= room
  if (fits(0, lines.length)) return [block]
  const parts: Code[] = []
  for (let from = 0; from < lines.length;) {
    const most = furthest(from, lines.length, fits)
    const to = most === lines.length ? most : seam(lines, from, most)
    parts.push(part(from, to))
    from = to
    // The next part does not begin with the blank line that it was cut at.
    while (from < lines.length && lines[from]?.trim() === '') from++
  }
  return parts
}

/** The end of the longest run from `from` that fits; at least one line. */
function furthest(from: number, end: number, fits: (from: number, to: number) => boolean): number {
  let low = from + 1
  let high = end
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(from, middle)) low = middle
    else high = middle - 1
  }
  return low
}

/** Where to cut before `most`: the last blank line, else the least indent; not too near to `from`. */
function seam(lines: readonly string[], from: number, most: number): number {
  const least = from + Math.max(1, Math.ceil((most - from) * leastShare))
  for (let line = most; line >= least; line--) {
    if (lines[line]?.trim() === '' || lines[line - 1]?.trim() === '') return line
  }
  let best = most
  for (let line = most; line >= least; line--) {
    if (indent(lines[line]) < indent(lines[best])) best = line
  }
  return best
}

function indent(line: string | undefined): number {
  return /^\s*/.exec(line ?? '')?.[0].length ?? 0
}

function splitRows(block: Table, slot: TemplateSlot, room: number): Table[] {
  const [head, ...rows] = block.children
  if (!head || heightOf([block], slot) <= room) return [block]
  const parts: TableRow[][] = []
  let group: TableRow[] = []
  for (const row of rows) {
    const taller = heightOf([{ ...block, children: [head, ...group, row] }], slot) > room
    if (taller && group.length > 0) {
      parts.push(group)
      group = []
    }
    group.push(row)
  }
  if (group.length > 0) parts.push(group)
  return parts.map((part) => patch([head, ...part], { ...block, children: [head, ...part] }))
}

function splitColumns(block: Table, slot: TemplateSlot): Table[] {
  const count = Math.max(0, ...block.children.map(({ children }) => children.length))
  const most = Math.max(2, Math.floor(slot.width / narrowest))
  if (count <= most) return [block]
  const groups = Math.ceil((count - 1) / (most - 1))
  const size = Math.ceil((count - 1) / groups)
  return Array.from({ length: groups }, (_, group) => {
    const from = 1 + group * size
    const pick = <T>(cells: readonly T[]): T[] => [...cells.slice(0, 1), ...cells.slice(from, from + size)]
    return patch(block, {
      ...block,
      ...(block.align ? { align: pick(block.align) } : {}),
      children: block.children.map((row) => ({ ...row, children: pick<TableCell>(row.children) })),
    })
  })
}
