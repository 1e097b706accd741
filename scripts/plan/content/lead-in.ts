/**
 * What announces a list, without what a long paragraph says before it.
 *
 * ```text
 *   Stores hold state. Any component can use them. They are not for servers, because of two things:
 *                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 * ```
 */

import type { Paragraph } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { patch } from '#tree/origin.ts'
import { slicer } from './slice.ts'

/** A paragraph that is read at a glance stays whole: characters, and Han characters, which say more each. */
const glance = { other: 130, han: 50 }

/** `They are:` says nothing alone: the sentence before stays with it. */
const least = { other: 30, han: 12 }

/** Where a sentence ends and another begins. */
const sentenceBreak = /[.!?]["'”’)]*\s+(?=["'“‘(\p{Lu}\p{N}])|[。！？][”’」』）]*/gu

/** @returns Its last sentences; nothing for a paragraph that is short, or is one sentence. */
export function leadInOf(node: Paragraph): Paragraph | undefined {
  const text = toString(node)
  return text.length <= glance[sizeOf(text)] ? undefined : lastWords(node)
}

/**
 * @param enough Characters, and Han characters.
 * @returns The last sentences that say enough alone; nothing where these are all there is.
 */
export function lastWords(node: Paragraph, enough = least): Paragraph | undefined {
  const text = toString(node)
  const from = [...text.matchAll(sentenceBreak)]
    .map((found) => found.index + found[0].length)
    .findLast((end) => text.length - end >= enough[sizeOf(text)])
  if (from === undefined) return undefined
  return patch(node, { ...node, children: slicer(node.children)(from, text.length) })
}

function sizeOf(text: string): 'han' | 'other' {
  return /\p{Script=Han}/u.test(text) ? 'han' : 'other'
}
