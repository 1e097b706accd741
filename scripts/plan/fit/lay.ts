/**
 * Blocks in a slot → how high they are, and how many lines each text has.
 *
 * ```text
 *   paragraph                     2 lines
 *   ↕ before
 *   list ── item ── paragraph     1 line
 *        ↕ gap
 *        ── item ── paragraph     3 lines
 *                   list ── item  1 line
 * ```
 */

import type { Code, List, ListItem } from 'mdast'
import type { Math as MathBlock } from 'mdast-util-math'
import type { Node } from 'unist'
import type { Flow } from '#tree/nodes.ts'
import type { Box } from '#template'
import { formula } from './formula.ts'
import { formulaSize, inkWidth } from './formula-width.ts'
import { inset } from './inset.ts'
import { layLines } from './lines.ts'
import { plainRuns, type Run, runsOf } from './runs.ts'
import { type Setting, type TextSetting } from './setting.ts'
import { layTable } from './table.ts'

/** One text of a slot: a paragraph, the words of an item, a cell, a line of code. */
export interface LaidText {
  node: Node
  kind: 'cell' | 'code' | 'heading' | 'item' | 'math' | 'paragraph' | 'quote' | 'table'
  lines: number
  /** px, with its padding; a cell's is that of its table. */
  height: number
  /** Of a line, px. */
  leading: number
  /** px; and that of the code among its words. */
  size: number
  codeSize: number
}

export interface Laid {
  /** px. */
  height: number
  /** How far what cannot break sticks out of its box, px. */
  over: number
  texts: LaidText[]
}

/** A picture or a diagram takes what is left; less than this share of a slot shows nothing. */
const leastPicture = 0.4

/**
 * @param blocks below each other
 * @param setting of the slot
 * @returns heights and lines, in the order of the text
 */
export function lay(blocks: readonly Flow[], setting: Setting): Laid {
  const { slot } = setting
  return flow(blocks, setting, (kind, previous, block) => {
    const base =
      slot.blocks[`${previous || 'title'}+${kind}`] ?? slot.blocks[kind] ?? fallback(slot.blocks, kind)
    const count = block.type === 'list' ? most(slot.blocks, kind, block.children.length) : 0
    const box = slot.blocks[`${kind}*${count}`] ?? base
    const before = slot.gaps[`${previous || 'title'}+${kind}`] ?? (previous === '' ? 0 : base.before)
    // A list in columns of more items than were measured has as many more rows.
    const more = count > 0 && block.type === 'list' ? block.children.length / count : 1
    const rows = box.rows === undefined ? {} : { rows: Math.ceil(box.rows * Math.max(1, more)) }
    return { ...box, ...rows, before }
  })
}

/** The list of most items that is set as one of `count` is. */
function most(blocks: Record<string, Box>, kind: string, count: number): number {
  for (let number = count; number > 0; number--) if (blocks[`${kind}*${number}`]) return number
  return 0
}

/** A slot that does not take a kind of block is asked for it all the same: set as its text. */
function fallback(blocks: Record<string, Box>, kind: string): Box {
  const found =
    (kind === 'ordered' ? blocks['list'] : undefined) ?? blocks['paragraph'] ?? Object.values(blocks)[0]
  return found ?? { before: 0, above: 0, below: 0, width: 1 }
}

type Find = (kind: string, previous: string, block: Flow) => Box

function flow(blocks: readonly Flow[], setting: Setting, find: Find, inside?: LaidText['kind']): Laid {
  const laid: Laid = { height: 0, over: 0, texts: [] }
  let previous = ''
  let overhang = 0
  for (const block of blocks) {
    const kind = kindOf(block)
    if (kind === undefined) continue
    const box = find(kind, previous, block)
    const one = layBlock(block, kind, box, setting, inside)
    laid.height += box.before + one.height
    laid.over = Math.max(laid.over, one.over)
    laid.texts.push(...one.texts)
    previous = kind
    overhang = Math.max(0, -box.below)
  }
  // What ends in a margin below zero, as a band to the edge of the page, has its letters in the slot.
  laid.height += overhang
  return laid
}

function kindOf(block: Flow): string | undefined {
  switch (block.type) {
    case 'list':
      return block.ordered ? 'ordered' : 'list'
    case 'heading':
      return block.depth <= 2 ? 'heading' : 'subheading'
    case 'paragraph':
      return block.children.some(({ type }) => type === 'image') &&
        block.children.every(
          (node) => node.type === 'image' || (node.type === 'text' && node.value.trim() === ''),
        )
        ? 'image'
        : 'paragraph'
    case 'definition':
    case 'html':
      return undefined
    default:
      return block.type
  }
}

function layBlock(block: Flow, kind: string, box: Box, setting: Setting, inside?: LaidText['kind']): Laid {
  const padding = box.above + box.below
  switch (block.type) {
    case 'list':
      return layList(block, box, setting)
    case 'table': {
      const { rows, height, over } = layTable(block, box, setting)
      const [head, cell] = ['head', 'cell'].map((name) => setting.text(box.children?.[name]))
      const cells = rows.flatMap((counts, row) =>
        counts.map((lines, column): LaidText => {
          const node = block.children[row]?.children[column] ?? block
          return { node, kind: 'cell', lines, height: 0, ...sizesOf(row === 0 ? head! : cell!) }
        }),
      )
      const total = height + padding
      const whole = { ...sizesOf(cell!), leading: 0 }
      return {
        height: total,
        over,
        texts: [{ node: block, kind: 'table', lines: 0, height: total, ...whole }, ...cells],
      }
    }
    case 'code': {
      const counted = block.data?.startLine === undefined ? undefined : box.children?.['numbered']
      const set = counted ?? box
      return one(block, 'code', codeLines(block, set, setting), setting.text(set), set)
    }
    case 'math':
      return layMath(block, box, setting)
    case 'blockquote': {
      const children = box.children ?? {}
      const laid = flow(block.children, setting, within(children, box), 'quote')
      return { ...laid, height: laid.height + padding }
    }
    case 'diagram':
      return { height: leastPicture * setting.slot.height, over: 0, texts: [] }
    case 'paragraph': {
      if (kind === 'image') return { height: leastPicture * setting.slot.height, over: 0, texts: [] }
      const text = setting.text(box)
      const clauses =
        setting.slot.clauses === true && box.text === setting.slot.blocks['title+paragraph']?.text
      return layText(block, inside ?? 'paragraph', runsOf(block.children, text), text, box, clauses)
    }
    case 'heading': {
      const text = setting.text(box)
      return layText(block, 'heading', runsOf(block.children, text), text, box)
    }
    default:
      return { height: padding, over: 0, texts: [] }
  }
}

function layText(
  node: Node,
  kind: LaidText['kind'],
  runs: readonly Run[],
  text: TextSetting,
  box: Box,
  clauses = false,
): Laid {
  const breaking = { ...text.breaking, clauses }
  const { count, extra, over } = layLines(runs, box.width, breaking)
  const laid = one(node, kind, count, text, box)
  for (const part of laid.texts) part.height += extra
  return { ...laid, height: laid.height + extra, over }
}

function one(node: Node, kind: LaidText['kind'], lines: number, text: TextSetting, box: Box): Laid {
  const height = lines * text.leading + box.above + box.below
  return { height, over: 0, texts: [{ node, kind, lines, height, ...sizesOf(text) }] }
}

function sizesOf({ leading, size, code }: TextSetting): Pick<LaidText, 'codeSize' | 'leading' | 'size'> {
  return { leading, size, codeSize: code.size }
}

/** Blocks in an item or a quotation; those that were not measured there stand as text does. */
function within(children: Record<string, Box>, around: Box): Find {
  return (kind, previous) => {
    const plain = children[kind] ?? children['paragraph'] ?? { ...around, before: 0, above: 0, below: 0 }
    if (previous === '') return { ...(children[kind] ?? children[`paragraph+${kind}`] ?? plain), before: 0 }
    return children[`${previous}+${kind}`] ?? children[`paragraph+${kind}`] ?? plain
  }
}

function layList(node: List, box: Box, setting: Setting): Laid {
  const item = box.children?.['item'] ?? { ...box, before: 0, above: 0, below: 0 }
  const items = node.children.map((child) => layItem(child, item, box, setting))
  const texts = items.flatMap((laid) => laid.texts)
  const over = items.reduce((most, laid) => Math.max(most, laid.over), 0)
  const heights = items.map(({ height }) => height)
  const gap = box.gap ?? 0
  const padding = box.above + box.below
  if (box.rows !== undefined) {
    // Wherever the highest items stand, the rows are no higher than these together.
    const highest = heights.toSorted((one, other) => other - one)
    const rows = Array.from({ length: box.rows }, (_, row) => highest[box.even ? 0 : row] ?? 0)
    return { height: padding + rows.reduce((all, row) => all + row, 0) + (box.rows - 1) * gap, over, texts }
  }
  const sum = heights.reduce((all, height) => all + height, 0)
  return { height: padding + sum + gap * Math.max(0, items.length - 1), over, texts }
}

function layItem(node: ListItem, item: Box, list: Box, setting: Setting): Laid {
  const children: Record<string, Box> = { ...item.children }
  // A list deeper than those that were measured is set as the deepest of them, once more set in.
  if (!children['paragraph+list'] && !children['list']) {
    const deeper = inset(list, Math.max(0, list.width - item.width))
    Object.assign(children, { 'paragraph+list': deeper, 'paragraph+ordered': deeper })
  }
  // So is a note in an item that was measured by itself.
  const { blockquote } = setting.slot.blocks
  if (blockquote && !children['paragraph+blockquote']) {
    const { before = 0 } = children['paragraph+paragraph'] ?? {}
    children['blockquote'] ??= { ...inset(blockquote, setting.slot.width - item.width), before }
  }
  const find = within(children, item)
  const laid = flow(marked(node), setting, find, 'item')
  const empty = laid.texts.length === 0 ? setting.text(item).leading : 0
  return { ...laid, height: laid.height + empty + item.above + item.below }
}

/** A task is written with its box as text. */
function marked({ checked, children }: ListItem): ListItem['children'] {
  const [first, ...others] = children
  if (typeof checked !== 'boolean' || first?.type !== 'paragraph') return children
  const box = { type: 'text' as const, value: checked ? '[x] ' : '[ ] ' }
  return [{ ...first, children: [box, ...first.children] }, ...others]
}

function codeLines(node: Code, box: Box, setting: Setting): number {
  const text = setting.text(box)
  const breaking = { ...text.breaking, phrases: false, names: false }
  return node.value.split('\n').reduce((sum, line) => {
    const [run] = plainRuns('', text)
    if (!run || line.trim() === '') return sum + 1
    const value = line.replaceAll('\t', tab)
    return sum + layLines([{ ...run, text: value, prose: false }], box.width, breaking).count
  }, 0)
}

/** `tab-size` of our templates. */
const tab = '  '

function layMath(node: MathBlock, box: Box, setting: Setting): Laid {
  const text = setting.text(box)
  const found = formula(node.value, true)
  if (!found) return one(node, 'math', node.value.split('\n').length, text, box)
  const size = formulaSize(box, text)
  const over = Math.max(0, inkWidth(found) * size - box.width)
  const up = Math.max(text.leading / 2 + middle * text.size, found.up * size)
  const down = Math.max(text.leading / 2 - middle * text.size, found.down * size)
  const height = up + down + box.above + box.below
  return { height, over, texts: [{ node, kind: 'math', lines: 1, height, ...sizesOf(text) }] }
}

/** @returns The box of a kind of block that stands first in its slot. */
export function blockBox({ slot }: Setting, kind: string): Box {
  return slot.blocks[`title+${kind}`] ?? slot.blocks[kind] ?? fallback(slot.blocks, kind)
}

/** Half of what letters reach above the line less what they reach below, em. */
const middle = 0.3
