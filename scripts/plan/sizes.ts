/** The steps of a template's type scale that content may be set in, down to its smallest size. */

import type { Flow } from '#tree/nodes.ts'
import type { Place } from './layout.ts'

/**
 * Shares of the usual size, largest first: 24 px becomes 22, 20, 18. Steps of a
 * twelfth, which can be told apart; in between one only sees that something is off.
 */
const steps = [11 / 12, 10 / 12, 9 / 12]

/** A large text that was chosen for its size is not turned into small print. */
const deepest = 0.6

/** Items below items, and the head of a table, are set smaller than the text of their slot. */
const smaller = { nested: 0.83, table: 0.86, head: 0.9, code: 0.72 }

/**
 * @returns Shares of the usual size, largest first, the last one at the minimum of the template;
 *   none where the layout cannot be told a size, or the content is as small as it may be.
 */
export function sizesFor(blocks: readonly Flow[], { slot, minimums, fields, layout }: Place): number[] {
  if (!fields.includes('size')) return []
  const least = Math.max(
    0,
    ...blocks.map((block) => {
      if (block.type === 'table')
        // In a layout of its own, the slot's size is that of the table.
        return minimums.code / (slot.size * (layout === 'table' ? 1 : smaller.table) * smaller.head)
      if (block.type === 'code')
        return minimums.code / (layout === 'code' ? slot.size : slot.size * smaller.code)
      const nested = block.type === 'list' && block.children.some(({ children }) => children.some(isList))
      return minimums.text / (slot.size * (nested ? smaller.nested : 1))
    }),
  )
  // Rounded up, so that what is drawn is not a thousandth below the minimum.
  const floor = Math.max(deepest, Math.ceil(least * 100) / 100)
  if (floor >= 1) return []
  const above = steps.filter((step) => step > floor).map((step) => Math.round(step * 100) / 100)
  return [...above, floor]
}

function isList({ type }: { type: string }): boolean {
  return type === 'list'
}
