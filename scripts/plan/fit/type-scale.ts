/** The steps of a template's type scale that content may be set in, down to its smallest size. */

import type { Node } from 'unist'
import type { Flow } from '#tree/nodes.ts'
import { layOut } from './index.ts'
import type { LayoutCandidate } from './candidate.ts'

/**
 * Shares of the usual size, largest first: 24 px becomes 22, 20, 18. Steps of a
 * twelfth, which can be told apart; in between one only sees that something is off.
 */
const steps = [11 / 12, 10 / 12, 9 / 12]

/** A large text that was chosen for its size is not turned into small print. */
const deepest = 0.6

/** What is looked at rather than read from afar. */
const inspected: readonly string[] = ['cell', 'code', 'table']

/**
 * @returns Shares of the usual size, largest first, the last one at the minimum of the template;
 *   none where the layout cannot be told a size, or the content is as small as it may be.
 */
export function sizesFor(blocks: readonly Flow[], { slot, minimums, fields }: LayoutCandidate): number[] {
  if (!fields.includes('size')) return []
  const least = layOut(blocks, slot).texts.map(({ kind, node, size, codeSize }) => {
    if (inspected.includes(kind)) return minimums.code / size
    const code = find(node, 'inlineCode') ? minimums.code / codeSize : 0
    return Math.max(minimums.text / size, code)
  })
  // Rounded up, so that what is drawn is not a thousandth below the minimum.
  const floor = Math.max(deepest, Math.ceil(Math.max(0, ...least) * 100) / 100)
  if (floor >= 1) return []
  const above = steps.filter((step) => step > floor).map((step) => Math.round(step * 100) / 100)
  return [...above, floor]
}

function find(node: Node & { children?: Node[] }, type: string): boolean {
  return node.type === type || node.children?.some((child) => find(child, type)) === true
}
