/**
 * How tall a block is in a slot; the only module that knows capacity.
 *
 * An estimate from the sizes that the template declares, without a browser.
 * Widths are those of the usual sans faces, in em, taken a little wide: a slide
 * that is estimated too full is split too early, the other way it runs over.
 */

import type { Code, List, Table } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Flow } from '#tree/nodes.ts'
import type { TemplateSlot, TemplateTitle } from '#template'

/** Advance widths, em. */
const advance = { wide: 1, capital: 0.7, small: 0.54, space: 0.28 }

/** A code glyph of a fixed-width face is 0.6 em wide (JetBrains Mono, Fira Code, Menlo). */
const codeAdvance = 0.6

/** Code is set smaller than text, and its lines closer, em of the slot's size. */
const code = { size: 0.72, leading: 1.5, padding: 32 }

/** A row of a table beside its text, px. */
const rowPadding = 14

/** The marker of a list and the space after it, em. */
const listIndent = 1.4

/** The last line of a paragraph is seldom full, and words do not break: a share of each line is lost. */
const ragged = 1.04

/** @returns Whether blocks are estimated to fit into a slot. */
export function fits(blocks: readonly Flow[], slot: TemplateSlot, titleExtra = 0): boolean {
  return heightOf(blocks, slot) <= slot.height - titleExtra
}

/** @returns The height of blocks below each other in a slot, px. */
export function heightOf(blocks: readonly Flow[], slot: TemplateSlot): number {
  const heights = blocks.map((block) => blockHeight(block, slot, slot.width / slot.columns))
  return heights.reduce((sum, height) => sum + height, 0) + slot.gap * Math.max(0, blocks.length - 1)
}

/** @returns How many px a title takes beyond its first line, which the slots allow for. */
export function titleExtra(value: string, title: TemplateTitle): number {
  return (linesOf(value, title.size, title.width) - 1) * title.size * title.leading
}

function blockHeight(block: Flow, slot: TemplateSlot, width: number): number {
  const line = slot.size * slot.leading
  switch (block.type) {
    case 'code':
      return codeHeight(block, slot, width)
    case 'list':
      return listHeight(block, slot, width)
    case 'table':
      return tableHeight(block, slot, width)
    case 'math':
      return line * 1.6 * Math.max(1, block.value.split('\n').length)
    case 'blockquote':
      return heightOf(block.children, { ...slot, width: width - slot.size * 1.5, columns: 1 })
    case 'diagram':
      return slot.height
    default: {
      if ('children' in block && block.children.some(({ type }) => type === 'image')) return slot.height
      return linesOf(toString(block), slot.size, width) * line
    }
  }
}

function listHeight(node: List, slot: TemplateSlot, width: number): number {
  const inner = { ...slot, width: width - listIndent * slot.size, columns: 1, gap: slot.gap / 2 }
  const items = node.children.map((item) => heightOf(item.children as Flow[], inner))
  return items.reduce((sum, height) => sum + height, 0) + slot.gap * Math.max(0, items.length - 1)
}

function codeHeight(node: Code, slot: TemplateSlot, width: number): number {
  const size = slot.size * code.size
  const columns = Math.max(1, Math.floor((width - code.padding) / (size * codeAdvance)))
  const rows = node.value
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(cells(line) / columns)), 0)
  return rows * size * code.leading + code.padding
}

function tableHeight(node: Table, slot: TemplateSlot, width: number): number {
  const columns = Math.max(1, ...node.children.map(({ children }) => children.length))
  const size = slot.size * 0.86
  return node.children.reduce((sum, row) => {
    const lines = Math.max(
      1,
      ...row.children.map((cell) => linesOf(toString(cell), size, width / columns - rowPadding)),
    )
    return sum + lines * size * slot.leading + rowPadding
  }, 0)
}

/** Code cells: a wide character takes two. */
function cells(line: string): number {
  let sum = 0
  for (const character of line) sum += isWide(character) ? 2 : 1
  return sum
}

/** @returns How many lines a text takes, at least one. */
export function linesOf(value: string, size: number, width: number): number {
  let em = 0
  for (const character of value) em += advanceOf(character)
  return Math.max(1, Math.ceil((em * size * ragged) / Math.max(width, size)))
}

function advanceOf(character: string): number {
  if (isWide(character)) return advance.wide
  if (character === ' ') return advance.space
  return /[A-ZMWmw@%&]/.test(character) ? advance.capital : advance.small
}

function isWide(character: string): boolean {
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{3ffff}]/u.test(
    character,
  )
}
