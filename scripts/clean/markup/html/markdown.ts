/** Markdown in raw HTML, which generators read and CommonMark does not. */

import type { Nodes, Parents, PhrasingContent, Text } from 'mdast'
import { visit } from '#tree/visit.ts'

/** What nobody writes who means the marks themselves: each in a pair around something. */
const marked =
  /`(?<code>[^`\n]{1,200})`|\*\*(?<strong>[^\s*](?:[^*\n]{0,300}[^\s*])?)\*\*|!\[(?<alt>[^[\]\n]{0,300})\]\((?<src>[^\s()]{1,500})(?:\s+"[^"\n]{0,300}")?\)|(?<!!)\[(?<text>[^[\]\n]{1,300})\]\((?<url>[^\s()]{1,500})\)/g

/**
 * @param html Raw HTML.
 * @returns It, with tags in code of Markdown as text: `` `<h1>` `` is no heading.
 */
export function holdCode(html: string): string {
  return html.replaceAll(/`[^`\n]{1,200}`/g, (code) => code.replaceAll('<', '&lt;'))
}

/**
 * ```markdown
 * > | <summary>**How do `stores` compare?**</summary>
 *              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ strong, with code in it
 * ```
 *
 * @param tree What was made of HTML; changed in place.
 * @param isOwn Whether a node was Markdown before, and has been read.
 */
export function readMarkdown(tree: Nodes, isOwn: (node: Nodes) => boolean): void {
  visit(tree, (node) => {
    if (isOwn(node)) return 'skip'
    if (!('children' in node)) return
    const parent: Parents = node
    if (!(parent.children as Nodes[]).some(isMarked)) return
    const strong = parent.type === 'strong'
    parent.children = (parent.children as Nodes[]).flatMap((child): Nodes[] =>
      isMarked(child) ? phrasing(child.value, child.position, strong) : [child],
    ) as typeof parent.children
    return
  })
}

function isMarked(node: Nodes): node is Text {
  return node.type === 'text' && node.value.search(marked) >= 0
}

function phrasing(value: string, position: Text['position'], isStrong = false): PhrasingContent[] {
  const result: PhrasingContent[] = []
  const push = (node: PhrasingContent): void => {
    result.push(position ? { ...node, position: structuredClone(position) } : node)
  }
  let from = 0
  for (const { 0: whole, index, groups = {} } of value.matchAll(marked)) {
    if (index > from) push({ type: 'text', value: value.slice(from, index) })
    const { alt, code, src, strong, text, url } = groups
    if (src !== undefined) push({ type: 'image', url: src, alt: alt ?? '', title: null })
    else if (code !== undefined) push({ type: 'inlineCode', value: code })
    else if (strong !== undefined && isStrong) result.push(...phrasing(strong, position, true))
    else if (strong !== undefined) push({ type: 'strong', children: phrasing(strong, position, true) })
    else push({ type: 'link', url: url!, title: null, children: phrasing(text!, position) })
    from = index + whole.length
  }
  if (from < value.length) push({ type: 'text', value: value.slice(from) })
  return result
}
