/** Whether a picture shows what its block says. */

import { toString } from 'mdast-util-to-string'
import type { Diagram, Flow } from '#tree/nodes.ts'

/**
 * The share of the letters and digits of a block that its picture must show. Of
 * a table and a list all but a few; of prose half: the rest are its verbs.
 */
const shownShare = { block: 0.85, prose: 0.5 }

/** @returns Whether the block itself need not be shown beside its picture. */
export function isShownByDiagram({ nodes: steps, measure = '' }: Diagram, block: Flow): boolean {
  const labels = steps.map(({ value, when = '', amount = '' }) => `${value}${when}${amount}`).join('')
  // The head of a table names the columns, as the axes do.
  const nodes = block.type === 'table' ? block.children.slice(1) : [block]
  const all = bare(nodes.map((node) => toString(node)).join('')).length
  const share = block.type === 'paragraph' ? shownShare.prose : shownShare.block
  return bare(labels + measure).length >= share * all
}

function bare(value: string): string {
  return value.replaceAll(/[^\p{L}\p{N}]/gu, '')
}
