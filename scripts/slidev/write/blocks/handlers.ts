/** Our handlers for mdast-util-to-markdown: each block of mdast as Slidev reads it. */

import type { Code, Heading, List, Paragraph, Table } from 'mdast'
import type { Math } from 'mdast-util-math'
import type { Handle, Join } from 'mdast-util-to-markdown'
import type { Diagram } from '#tree/nodes.ts'
import { codeBlock } from './code.ts'
import { diagram } from './diagram.ts'
import { unwrapped, type Images } from './image.ts'
import { mathBlock } from './math.ts'
import { phrasing, type Line } from '../phrasing/index.ts'
import { table } from './table.ts'

/** What the handlers depend on. */
export interface Surroundings {
  images: Images
  /** Whether the blocks are notes. */
  note: boolean
}

/**
 * Handlers for the blocks that `settle` leaves; lists and quotations are as
 * mdast-util-to-markdown has them.
 *
 * @param surroundings What they depend on.
 * @returns A handler per type of block.
 */
export function handlers({ images, note }: Surroundings): Record<string, Handle> {
  const line = (block: Line['block']): Line => ({ block, label: false, note, images })
  return {
    paragraph: (node: Paragraph) => unwrapped(phrasing(node.children, line('paragraph'))),
    // A first-rank heading is the title of the slide, and only that.
    heading: (node: Heading) =>
      `${'#'.repeat(Math.max(2, node.depth))} ${phrasing(node.children, line('heading'))}`,
    code: (node: Code) => codeBlock(node.value, node.lang, note, node.data?.startLine),
    math: (node: Math) => mathBlock(node.value, note),
    table: (node: Table) => table(node, line('cell')),
    diagram: (node: Diagram) => diagram(node),
  }
}

/**
 * A blank line between the blocks of an item, but before a list: without it a
 * paragraph goes on (`> a` and `b` are one quotation), and only a list that
 * starts at 1 may interrupt a paragraph.
 */
export const join: Join = (left, right) => {
  if (left.type === 'listItem') return undefined
  if (right.type !== 'list') return 1
  return left.type === 'paragraph' && !startsLate(right) ? undefined : 1
}

function startsLate(list: List): boolean {
  return list.ordered === true && (list.start ?? 1) !== 1
}
