/**
 * Quotations without a mark, known by who said them.
 *
 * ```markdown
 * > | Writing is thinking.
 *     ^^^^^^^^^^^^^^^^^^^^
 * > |
 * > | -- [Ann Lee](https://example.com/lee)
 *     ^^^^^^^^^^ and this becomes the last line of it
 * ```
 */

import type { Blockquote, Paragraph, Root, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'

/** A dash, and a name behind it: `-- Ann Lee, engineer`, `——鲁迅《故乡》`. */
const attribution = /^(?:[—–―]{1,2}|--)\s?(?=[\p{L}“"《[])/u
/** A longer line tells something, characters. */
const longestName = 60
/** What ends a sentence is no end of a name. */
const sentence = /[。.!！?？;；:：…]$/
/** What is said ends as a sentence; a caption or a label does not. */
const spoken = /[。.!！?？…"”’」』]$/
/** Longer than this, what stands before a name is the text of the article, characters. */
const longestQuotation = 500

/** Make what stands before the name of a speaker a quotation. */
export function quotations(root: Root): void {
  const children: RootContent[] = []
  for (const node of root.children) {
    const before = children.at(-1)
    if (before && node.type === 'paragraph' && isAttribution(node) && isQuotable(before)) {
      children.pop()
      const lines = before.type === 'blockquote' ? before.children : [before]
      const quote: Blockquote = { type: 'blockquote', children: [...lines, node] }
      if (before.position && node.position)
        quote.position = { start: before.position.start, end: node.position.end }
      children.push(quote)
    } else children.push(node)
  }
  root.children = children
}

function isAttribution(node: Paragraph): boolean {
  const text = toString(node).trim()
  return attribution.test(text) && text.length <= longestName && !sentence.test(text) && !text.includes('\n')
}

function isQuotable(node: RootContent): node is Blockquote | Paragraph {
  if (node.type === 'blockquote') return true
  return (
    node.type === 'paragraph' &&
    !isAttribution(node) &&
    node.children.every(({ type }) => type !== 'image') &&
    spoken.test(toString(node).trim()) &&
    toString(node).length <= longestQuotation
  )
}
