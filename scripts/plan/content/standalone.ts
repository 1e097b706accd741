/** Blocks that get a slide of their own: code, tables, pictures, quotations. */

import type { Blockquote } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { isFigure } from '#tree/caption.ts'
import { patch } from '#tree/origin.ts'
import type { Flow, SlideRole } from '#tree/nodes.ts'

/** A quotation that an audience can read at a glance, characters. */
const longestQuote = 240

/** Roles of the blocks that get a slide of their own. */
const standaloneRoles: Partial<Record<Flow['type'], SlideRole>> = {
  code: 'code',
  table: 'table',
  diagram: 'diagram',
}

/** @returns The role of a block that gets a slide of its own; nothing for text. */
export function standaloneRole(block: Flow): SlideRole | undefined {
  if (block.type === 'paragraph') return isFigure(block) ? 'figure' : undefined
  if (block.type === 'blockquote') return isQuote(block) ? 'quote' : undefined
  return standaloneRoles[block.type]
}

/** Words that an audience can read at a glance; a hint is no quotation, nor is a note with code or a picture in it. */
function isQuote(block: Blockquote): boolean {
  const kind = block.data?.container
  if (kind !== undefined && kind !== 'quote') return false
  return toString(block).length <= longestQuote && block.children.every((child) => !standaloneRole(child))
}

/** What a caption can stand beside. */
export function captioned(block: Flow): 'figure' | 'table' | undefined {
  const role = standaloneRole(block)
  return role === 'figure' || role === 'table' ? role : undefined
}

/** Pictures that stand in one paragraph, each by itself: beside each other nobody could read them. */
export function standaloneBlocks(block: Flow): Flow[] {
  if (block.type !== 'paragraph') return [block]
  const images = block.children.filter(({ type }) => type === 'image')
  return images.length < 2 ? [block] : images.map((image) => patch(image, { ...block, children: [image] }))
}
