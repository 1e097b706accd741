/**
 * How tall blocks are in a slot; the only module that knows capacity.
 *
 * An estimate without a browser, from what a browser measured of the template
 * (`capacity.json`); for a theme that has no such file, from what is declared.
 */

import type { Table } from 'mdast'
import type { Flow } from '#tree/nodes.ts'
import type { TemplateSlot, TemplateTitle } from '#template'
import { formulaWidth } from './formula-width.ts'
import { blockBox, lay, type Laid } from './lay.ts'
import { layLines } from './lines.ts'
import { plainRuns } from './runs.ts'
import { settingOf, titleSetting } from './setting.ts'
import { leastWidths } from './table.ts'
import { zoomedSlot } from './zoom.ts'

/** @returns Whether blocks are estimated to fit into a slot. */
export function fits(blocks: readonly Flow[], slot: TemplateSlot, titleExtra = 0): boolean {
  const { height, over } = layOut(blocks, slot)
  return height <= slot.height - titleExtra && over < unit
}

/** @returns Whether something that cannot break is wider than a slot. */
export function exceedsWidth(blocks: readonly Flow[], slot: TemplateSlot): boolean {
  return layOut(blocks, slot).over >= unit
}

/** Browsers lay out in 64ths of a px; sums are off by less. */
const unit = 1 / 64

/** @returns The width of each column of a table where no word of it breaks, and what all may take, px. */
export function tableWidths(block: Table, slot: TemplateSlot): { columns: number[]; room: number } {
  const setting = settingOf(slot)
  const box = blockBox(setting, 'table')
  return { columns: leastWidths(block, box, setting), room: box.width }
}

/** How wide formulas are, and how wide they may be. */
export interface Ruler {
  /** px. */
  room: number
  /** @returns The width of a formula in one line, px; 0 where KaTeX does not take it. */
  width: (tex: string) => number
}

/** @returns A ruler for the formulas of a slot. */
export function rulerFor(slot: TemplateSlot): Ruler {
  const setting = settingOf(slot)
  const box = blockBox(setting, 'math')
  return { room: box.width, width: (tex) => formulaWidth(tex, box, setting) }
}

/** @returns The height of blocks below each other in a slot, px. */
export function heightOf(blocks: readonly Flow[], slot: TemplateSlot): number {
  return lay(blocks, settingOf(slot)).height
}

/** @returns Heights and lines of all texts of a slot, in their order: to be held against a browser. */
export function layOut(blocks: readonly Flow[], slot: TemplateSlot): Laid {
  return lay(blocks, settingOf(slot))
}

/** @returns How many lines the texts of a block take together. */
export function linesIn(block: Flow, slot: TemplateSlot): number {
  return lay([block], settingOf(slot)).texts.reduce((sum, { lines }) => sum + lines, 0)
}

/** @returns A slot as content sees it that is drawn at a share of its usual size: larger by as much. */
export function zoomed(slot: TemplateSlot, size: number): TemplateSlot {
  return size === 1 ? slot : zoomedSlot(slot, size)
}

/** @returns How many px a title takes beyond its first line, which the slots allow for; a longer one is cut. */
export function titleExtra(value: string, title: TemplateTitle): number {
  return (Math.min(title.lines, linesOf(value, title)) - 1) * titleSetting(title).leading
}

/** No template has a title of as many characters; how many lines more would take is not counted. */
const mostCharacters = 1000

/** @returns How many lines a title takes, at least one. */
export function linesOf(value: string, title: TemplateTitle): number {
  const setting = titleSetting(title)
  return layLines(plainRuns(value.slice(0, mostCharacters), setting), title.width, setting.breaking).count
}
