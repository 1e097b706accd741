/** Whether blocks fit below a title, in a slot of a layout, at a step of the type scale. */

import type { List } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Flow } from '#tree/nodes.ts'
import type { TemplateLayout, TemplateSlot, TemplateTitle } from '#template'
import { fits, heightOf, exceedsWidth, titleExtra, zoomed } from './index.ts'
import type { LayoutCandidate } from './candidate.ts'
import { mostCharacters } from '../paginate/breakpoints.ts'
import { isTooWide } from './table-width.ts'

/**
 * @param size Share of the usual size of the text.
 * @returns The height of blocks and of what their title takes beyond its first line, px as drawn.
 */
export function contentHeight(
  blocks: readonly Flow[],
  slot: TemplateSlot,
  title: TemplateTitle,
  heading: string,
  size = 1,
): number {
  return spread(blocks, zoomed(slot, size)) * size + titleExtra(heading, title)
}

/** @returns Whether blocks fit into the default slot of a place below their heading. */
export function fitsSlide(
  blocks: readonly Flow[],
  candidate: LayoutCandidate,
  heading: string,
  size = 1,
): boolean {
  const [only, ...others] = blocks
  if (only && others.length === 0 && scales(only)) return !isLong(only)
  // Nor is what nobody could read on one slide set line by line to see whether it fits.
  if (blocks.reduce((sum, block) => sum + lengthOf(block), 0) > mostCharacters) return false
  if (blocks.some((block) => block.type === 'list' && block.children.length > mostLines)) return false
  // Two pictures would each take what the other one needs.
  if (blocks.filter(scales).length > 1) return false
  const slot = zoomed(candidate.slot, size)
  if (blocks.some((block) => block.type === 'table' && isTooWide(block, slot))) return false
  if (isGrid(blocks, slot))
    return (
      !exceedsWidth(blocks, slot) &&
      contentHeight(blocks, candidate.slot, candidate.title, heading, size) <= candidate.slot.height
    )
  return fits(blocks, slot, titleExtra(heading, candidate.title) / size)
}

/** A slide with less than this share of its slot looks forgotten. */
export const minFill = 0.12

/** Items of a list; no slide holds as many lines, whatever its template. */
const mostLines = 200

const lengths = new WeakMap<Flow, number>()

function lengthOf(block: Flow): number {
  const found = lengths.get(block) ?? toString(block).length
  lengths.set(block, found)
  return found
}

/** More events than this in one row have letters of less than 16 px. */
export const maxEvents = 5

/** A line of time that goes on over slides. */
function isLong(block: Flow): boolean {
  return block.type === 'diagram' && block.kind === 'timeline' && block.nodes.length > maxEvents
}

/** A picture takes the room that there is. */
export function scales(block: Flow): boolean {
  return (
    block.type === 'diagram' ||
    (block.type === 'paragraph' && block.children.some(({ type }) => type === 'image'))
  )
}

/** @returns A slot by its name; the first one where there is none of that name. */
export function slotOf(slots: TemplateLayout['slots'], name = 'default'): TemplateSlot | undefined {
  return slots[name] ?? Object.values(slots)[0]
}

function isGrid(blocks: readonly Flow[], { columns }: TemplateSlot): boolean {
  return columns > 1 && blocks.length === 1 && blocks[0]?.type === 'list'
}

/** The items of a list in columns stand beside each other: each row is as tall as its tallest. */
function spread(blocks: readonly Flow[], slot: TemplateSlot): number {
  const [block] = blocks
  if (!isGrid(blocks, slot) || block?.type !== 'list') return heightOf(blocks, slot)
  const cells = block.children.map((item) => heightOf([{ ...block, children: [item] } satisfies List], slot))
  let sum = 0
  for (let at = 0; at < cells.length; at += slot.columns)
    sum += Math.max(...cells.slice(at, at + slot.columns)) + (at > 0 ? slot.gap : 0)
  return sum
}
