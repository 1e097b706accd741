/** Links around blocks, which are none in Markdown: what converters leave of them. */

import type { Link, Paragraph, PhrasingContent, Root } from 'mdast'
import { toString } from 'mdast-util-to-string'

/** Between the ends of a link are so many blocks at the most. */
const within = 6

/** The end of a link, whose address may have become a link of its own. */
const end = /^\]\([^)\s]*(?: "[^"]*")?\)/

/**
 * Take both ends away.
 *
 * ```markdown
 * > | [![](a.png)
 *     ^
 * > |
 * > | ](https://example.com)The price of …
 *     ^^^^^^^^^^^^^^^^^^^^^^
 * ```
 */
export function linkEnds(root: Root): void {
  let open: { node: Paragraph; at: number } | undefined
  for (const [at, node] of root.children.entries()) {
    if (node.type !== 'paragraph') continue
    if (open && at - open.at <= within && closes(node)) {
      const { node: opening } = open
      opening.children = withoutBracket(opening.children)
      node.children = withoutEnd(node.children)
      open = undefined
    }
    if (opens(node)) open = { node, at }
  }
  root.children = root.children.filter((node) => node.type !== 'paragraph' || node.children.length > 0)
}

/** A bracket before a picture, or alone. */
function opens({ children }: Paragraph): boolean {
  const [first, ...others] = children
  if (first?.type !== 'text' || first.value.trim() !== '[') return false
  return others.every(({ type, ...rest }) => type === 'image' || ('value' in rest && rest.value === ' '))
}

function closes(node: Paragraph): boolean {
  return end.test(toString(node, { includeImageAlt: false }))
}

function withoutBracket([, ...others]: readonly PhrasingContent[]): PhrasingContent[] {
  return others
}

/** The end goes piece by piece, up to its closing bracket. */
function withoutEnd(children: readonly PhrasingContent[]): PhrasingContent[] {
  for (const [index, node] of children.entries()) {
    const text = toString(node)
    const close = text.indexOf(')')
    if (close < 0) continue
    const rest = text.slice(close + 1)
    const after = children.slice(index + 1)
    if (rest === '') return after
    return [kept(node, rest), ...after]
  }
  return []
}

/** What stands behind the bracket in the same piece: an address took it with itself. */
function kept(node: PhrasingContent | Link, rest: string): PhrasingContent {
  return { type: 'text', value: rest, ...(node.position && { position: node.position }) }
}
