/**
 * How tall blocks are in a slot; the only module that knows capacity.
 *
 * An estimate without a browser, from what a browser measured of the template
 * (`capacity.json`); for a theme that has no such file, from what is declared.
 */

import type { Flow } from '#tree/nodes.ts'
import type { TemplateSlot, TemplateTitle } from '#template'
import { lay, type Laid } from './fit/lay.ts'
import { countLines } from './fit/lines.ts'
import { plainRuns } from './fit/runs.ts'
import { settingOf, titleSetting } from './fit/setting.ts'
import { zoomedSlot } from './fit/zoom.ts'

/** @returns Whether blocks are estimated to fit into a slot. */
export function fits(blocks: readonly Flow[], slot: TemplateSlot, titleExtra = 0): boolean {
  return heightOf(blocks, slot) <= slot.height - titleExtra
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

/** @returns How many px a title takes beyond its first line, which the slots allow for. */
export function titleExtra(value: string, title: TemplateTitle): number {
  return (linesOf(value, title) - 1) * titleSetting(title).leading
}

/** No template has a title of as many characters; how many lines more would take is not counted. */
const mostCharacters = 1000

/** @returns How many lines a title takes, at least one. */
export function linesOf(value: string, title: TemplateTitle): number {
  const setting = titleSetting(title)
  return countLines(plainRuns(value.slice(0, mostCharacters), setting), title.width, setting.breaking)
}
