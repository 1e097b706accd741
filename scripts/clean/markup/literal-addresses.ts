/** Addresses in running text, which GFM takes further than a reader does. */

import type { Link, Nodes, Parents, PhrasingContent, Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visit } from '#tree/visit.ts'

/** A mark of Chinese, Japanese or Korean text ends an address, and so does an angle quote. */
const mark = /[。，、；：？！…（）【】「」『』《》〈〉“”‘’]/u

/**
 * ```markdown
 * > | 见https://example.com/路径。后文
 *       ^^^^^^^^^^^^^^^^^^^^^^ the address ends here
 * ```
 *
 * @param root Changed in place.
 */
export function literalAddresses(root: Root): void {
  visit(root, (node) => {
    if (!('children' in node)) return
    const parent: Parents = node
    parent.children = (parent.children as Nodes[]).flatMap((child): Nodes[] =>
      child.type === 'link' ? ended(child) : [child],
    ) as typeof parent.children
  })
}

function ended(link: Link): PhrasingContent[] {
  const text = toString(link)
  const at = text.search(mark)
  const isLiteral = /^(?:https?:\/\/|www\.)/i.test(text) && decoded(link.url).endsWith(decoded(text))
  if (at < 0 || !isLiteral) return [link]
  const place = link.position ? { position: link.position } : {}
  const address = text.slice(0, at)
  const url = /^www\./i.test(address) ? `http://${address}` : address
  return [
    { ...link, url, children: [{ type: 'text', value: address, ...place }] },
    { type: 'text', value: text.slice(at), ...place },
  ]
}

function decoded(value: string): string {
  try {
    return decodeURI(value)
  } catch {
    return value
  }
}
