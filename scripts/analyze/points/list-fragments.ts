/** Items that only make a sentence with what announces them: `Prevented are:` `- a null pointer`. */

import type { List, Paragraph } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Node } from 'unist'
import { isLeadIn } from '#tree/lead-in.ts'

/**
 * @param list A list.
 * @param before What stands before it.
 * @returns The first paragraphs of its items, and of those below them, that are parts of a sentence.
 */
export function listFragments(list: List, before: Node | undefined): Set<Paragraph> {
  const leadIn = before?.type === 'paragraph' && isLeadIn(toString(before))
  const found = new Set<Paragraph>()
  for (const { children } of list.children) {
    const [first] = children
    if (first?.type !== 'paragraph') continue
    if (leadIn && isPart(toString(first).trim())) found.add(first)
    for (const inner of children)
      if (inner.type === 'list') for (const one of listFragments(inner, first)) found.add(one)
  }
  return found
}

/** Chinese items are written without a full stop, whole sentences or not. */
function isPart(text: string): boolean {
  return /^\p{Ll}/u.test(text) || !/[.!?…]["'”’)]*$|\p{Script=Han}/u.test(text)
}
