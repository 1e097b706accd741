/** Running text: breaks that mean nothing, entities that were escaped twice. */

import type { Root } from 'mdast'
import { visit } from '#tree/visit.ts'

const cjk = '[\\u2e80-\\u303f\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef]'
/** A break between two Chinese characters is none. */
const chineseBreak = new RegExp(`(${cjk})[ \\t]*\\n[ \\t]*(?=${cjk})`, 'g')
const anyBreak = /[ \t]*\n[ \t]*/g

/** Entities that show up as text when a page was escaped twice. */
const entities: Record<string, string> = {
  '&nbsp;': ' ',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&ldquo;': '“',
  '&rdquo;': '”',
  '&mdash;': '—',
  '&hellip;': '…',
}
const entity = new RegExp(Object.keys(entities).join('|'), 'g')

/**
 * Join lines that were wrapped in the source.
 *
 * ```markdown
 * > | 一句话被
 *             ^ nothing
 * > | 折成两行, and two
 *                      ^ a space
 * > | lines.
 * ```
 */
export function prose(root: Root): void {
  visit(root, 'text', (node) => {
    if (node.value.includes('\n')) node.value = node.value.replace(chineseBreak, '$1').replace(anyBreak, ' ')
    if (node.value.includes('&'))
      node.value = node.value.replace(entity, (match) => entities[match] as string)
    if (node.value.includes('\u00a0')) node.value = node.value.replace(/\u00a0/g, ' ')
  })
}
