/** A slot whose content is drawn smaller (CSS `zoom`): all of it is as it was, on a larger slot. */

import type { Box, TemplateSlot } from '#template'

const cache = new WeakMap<TemplateSlot, Map<number, TemplateSlot>>()

/**
 * @param slot as the template has it
 * @param size share of the usual size, above 0
 * @returns the slot in px of the content, the same object each time
 */
export function zoomedSlot(slot: TemplateSlot, size: number): TemplateSlot {
  const sizes = cache.get(slot) ?? new Map<number, TemplateSlot>()
  cache.set(slot, sizes)
  const found = sizes.get(size) ?? larger(slot, size)
  sizes.set(size, found)
  return found
}

function larger(slot: TemplateSlot, size: number): TemplateSlot {
  const wide = { ...slot, width: slot.width / size, height: slot.height / size }
  const measured = slot.setting?.slot
  if (!slot.setting || !measured) return wide
  const { width, height, blocks } = measured
  const more = width / size - width
  const widened = Object.entries(blocks).map(([kind, box]) => [kind, widen(box, more)])
  return {
    ...wide,
    setting: {
      ...slot.setting,
      slot: {
        ...measured,
        width: width / size,
        height: height / size,
        blocks: Object.fromEntries(widened) as Record<string, Box>,
      },
    },
  }
}

/** The width of a cell is that of its padding; items in columns share what there is more or less. */
function widen(box: Box, more: number): Box {
  const { children = {}, rows } = box
  const inner = Object.entries(children).map(([kind, child]) => {
    if (/^(?:head|cell)/.test(kind)) return [kind, child]
    return [kind, widen(child, rows === undefined ? more : Math.min(0, more / columnsOf(box)))]
  })
  return {
    ...box,
    width: box.width + more,
    ...(box.children ? { children: Object.fromEntries(inner) as Record<string, Box> } : {}),
  }
}

/** How many items of a grid stand beside each other at least: what they are wide leaves room for padding. */
function columnsOf({ width, children }: Box): number {
  return Math.max(1, Math.floor(width / ((children?.['item']?.width ?? width) + leastPadding)))
}

/** px on both sides of a card together. */
const leastPadding = 30
