/** How much of code or a table makes an excerpt. */

import type { Flow } from '#tree/nodes.ts'

/** A shorter beginning shows nothing, lines or rows. */
export const leastExcerpt = 4

/** @returns Lines of code, rows of a table below its head; nothing of what is not counted so. */
export function sizeOf(block: Flow): number {
  if (block.type === 'code') return block.value.split('\n').length
  return block.type === 'table' ? block.children.length - 1 : 0
}
