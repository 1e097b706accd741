/**
 * What an item is called, and what it says: a card or a row sets the two apart.
 *
 * ```text
 *   - **Latency** a reader waits 20 ms        label  Latency
 *   - Latency: a reader waits 20 ms      →    text   a reader waits 20 ms
 * ```
 */

import type { ListItem, Paragraph, PhrasingContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { listItem, paragraph, text } from '#tree/build.ts'
import { patch } from '#tree/origin.ts'

/** A longer label is a sentence: Latin letters, of Chinese ones half as many. */
const longestLabel = 34

/** A colon ends a label of a few words; within a time or an address none does. */
const beforeColon = /^([^:：。.!?！？;；，]{1,34}?)(?:：\s*|:\s+)(?=\S)/u

/** What parts a label from its text, where both are on lines of their own. */
const separator = /^[\s:：—–-]+/u

/** More words are no name. */
const mostWords = 5

/** @returns The item with its label in bold and its text as two paragraphs; nothing where it has no label. */
export function labelledItem(item: ListItem): ListItem | undefined {
  const [first, second, ...others] = item.children
  if (first?.type !== 'paragraph' || others.length > 0) return undefined
  if (second) {
    const named = second.type === 'paragraph' && isLabel(toString(first)) ? asLabel(first) : undefined
    return named && patch(item, { ...item, children: [named, second] })
  }
  const parts = labelIn(first)
  if (!parts) return undefined
  const [label, rest] = [
    patch(first, paragraph([{ type: 'strong', children: parts.label }])),
    patch(first, paragraph(parts.rest)),
  ]
  return patch(item, { ...listItem([label, rest]), data: { ...item.data } })
}

function labelIn({ children }: Paragraph): { label: PhrasingContent[]; rest: PhrasingContent[] } | undefined {
  const [first, ...others] = children
  if (first?.type === 'strong') {
    const label = toString(first).replace(/[\s:：。.]+$/u, '')
    const rest = withoutSeparator(others)
    return isLabel(label) && rest.length > 0 ? { label: [text(label)], rest } : undefined
  }
  if (first?.type !== 'text') return undefined
  const [found, label = ''] = beforeColon.exec(first.value) ?? []
  if (found === undefined || !isLabel(label)) return undefined
  const left = first.value.slice(found.length)
  return { label: [text(label.trim())], rest: left === '' ? others : [text(left), ...others] }
}

function withoutSeparator(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const [first, ...others] = nodes
  if (first?.type !== 'text') return [...nodes]
  const value = first.value.replace(separator, '')
  return value === '' ? others : [text(value), ...others]
}

function asLabel(node: Paragraph): Paragraph {
  const [only, ...others] = node.children
  if (only?.type === 'strong' && others.length === 0) return node
  return patch(node, paragraph([{ type: 'strong', children: node.children }]))
}

function isLabel(value: string): boolean {
  const wide = value.match(/\p{Script=Han}/gu)?.length ?? 0
  return value !== '' && value.length + wide <= longestLabel && value.split(/\s+/).length <= mostWords
}
