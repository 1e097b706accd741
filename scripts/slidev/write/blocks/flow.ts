/** Blocks → Markdown. */

import type { Root } from 'mdast'
import { toMarkdown } from 'mdast-util-to-markdown'
import type { Flow } from '#tree/nodes.ts'
import { handlers, join, type Surroundings } from './handlers.ts'
import { hoistBlocks } from './hoist.ts'

/**
 * Write blocks.
 *
 * @param nodes Blocks of a slot or of notes.
 * @param surroundings What they depend on.
 * @returns Markdown without an end of line at its end; empty when nothing is to be shown.
 */
export function flow(nodes: readonly Flow[], surroundings: Surroundings): string {
  const root: Root = { type: 'root', children: hoistBlocks(nodes) }
  return toMarkdown(root, {
    bullet: '-',
    handlers: handlers(surroundings),
    join: [join],
    listItemIndent: 'one',
    // Our handlers escape by our own table, so the one of CommonMark is not asked.
    unsafe: [],
  }).replace(/\n+$/, '')
}
