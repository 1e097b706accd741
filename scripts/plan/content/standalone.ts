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

/**
 * @param before The block before it, which may say whose words follow.
 * @returns The role of a block that gets a slide of its own; nothing for text.
 */
export function standaloneRole(block: Flow, before?: Flow): SlideRole | undefined {
  if (block.type === 'paragraph') return isFigure(block) ? 'figure' : undefined
  if (block.type === 'blockquote') return isQuote(block, before) ? 'quote' : undefined
  return standaloneRoles[block.type]
}

/** Somebody's words: in quotation marks, or with who said them after a dash. */
const spoken = /^\s*["“「『].*["”」』]|[”"」』.!?。！？…]\s*(?:[—–―]{1,2}|--)\s*[^\s—–―].{0,70}$/su

/** Announces what somebody said. */
const introducesWords =
  /\b(?:says?|said|writes?|wrote|written|explain(?:s|ed)|note[sd]|argue[sd]?|quot(?:e|es|ed|ing)|puts? it|according to|told|called|states?|stated|recalls?|asks?|asked)\b[^:]*:\s*$|(?:说|写道?|表示|指出|认为|提到|引用|引述|谈到|问|答|原文|原话|所言)[^：:]{0,12}[：:]\s*$/iu

/**
 * Words of somebody that an audience can read at a glance. A hint is no quotation, nor is what a writer sets apart: a
 * note, a list, a sentence to remember.
 */
function isQuote(block: Blockquote, before: Flow | undefined): boolean {
  const kind = block.data?.container
  if (kind !== undefined && kind !== 'quote') return false
  const text = block.children.map((child) => toString(child)).join('\n')
  return (
    text.length <= longestQuote &&
    block.children.every(({ type }) => type === 'paragraph') &&
    block.children.every((child) => !standaloneRole(child)) &&
    (kind === 'quote' ||
      spoken.test(text) ||
      (before?.type === 'paragraph' && introducesWords.test(toString(before))))
  )
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
