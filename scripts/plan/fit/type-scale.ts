/** The steps of a template's type scale that content may be set in: down to its smallest size, and one up. */

import type { Node } from 'unist'
import type { Flow } from '#tree/nodes.ts'
import { contentHeight, fitsSlide } from './capacity.ts'
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

/**
 * Little text is set a major third larger: 24 px becomes 30. It is one step and no scale, so that a deck
 * has two sizes of text and not one for each slide.
 */
const larger = 1.25

/** As much of its slot may be filled then: fuller slides keep the usual size, and look no smaller for it. */
const mostFill = 0.75

/** What is read from afar; code, tables and pictures take the room that they need anyway. */
const text: ReadonlySet<string> = new Set([
  'break',
  'delete',
  'emphasis',
  'inlineCode',
  'link',
  'list',
  'listItem',
  'paragraph',
  'strong',
  'text',
])

/** @returns The share of the usual size, above 1, that a slide with little text is set in; nothing where it keeps it. */
export function enlargedSize(
  blocks: readonly Flow[],
  candidate: LayoutCandidate,
  heading: string,
): number | undefined {
  const { fields, slot, title } = candidate
  if (!fields.includes('size') || blocks.length === 0 || !blocks.every(isText)) return undefined
  const fill = contentHeight(blocks, slot, title, heading, larger) / slot.height
  return fill <= mostFill && fitsSlide(blocks, candidate, heading, larger) ? larger : undefined
}

function isText(node: Node & { children?: Node[] }): boolean {
  return text.has(node.type) && (node.children ?? []).every(isText)
}

function find(node: Node & { children?: Node[] }, type: string): boolean {
  return node.type === type || node.children?.some((child) => find(child, type)) === true
}
