/**
 * Headings and what follows them → sections within sections.
 *
 * ```text
 *   ## A          section A (depth 1)
 *   text          ├─ heading, text
 *   ### A.1       └─ section A.1 (depth 2)
 *   ## B          section B (depth 1)
 * ```
 */

import type { RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { section } from '#tree/build.ts'
import type { Article, Flow, Section } from '#tree/nodes.ts'
import { identifiers } from './identifier.ts'

/** @returns The blocks before the first heading, then the sections. */
export function outline(blocks: readonly RootContent[]): Article['children'] {
  const name = identifiers()
  const children: Article['children'] = []
  /** The open sections, outermost first, with the rank of their heading. */
  const open: { rank: number; section: Section }[] = []
  for (const block of blocks) {
    if (block.type === 'heading') {
      while (open.length > 0 && (open.at(-1)?.rank ?? 0) >= block.depth) open.pop()
      const made = section(name(toString(block)), open.length + 1, [block])
      const parent = open.at(-1)?.section
      if (parent) parent.children.push(made)
      else children.push(made)
      open.push({ rank: block.depth, section: made })
    } else {
      const target = open.at(-1)?.section.children ?? children
      target.push(block as Flow)
    }
  }
  return children
}
