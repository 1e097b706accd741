/** Notes as mammoth writes them → footnotes of Markdown. */

import type { FootnoteDefinition, Link, List, ListItem, Nodes, PhrasingContent, Root } from 'mdast'
import { visit } from '#tree/visit.ts'

const mark = /^#((?:foot|end)note)-(\d+)$/
const back = /^#(?:foot|end)note-ref-\d+$/

/**
 * ```html
 * > | store<sup><a href="#footnote-2" id="footnote-ref-2">[1]</a></sup>      store[^1]
 * > | <ol><li id="footnote-2"><p>Of March. <a href="#footnote-ref-2">↑</a>   [^1]: Of March.
 * ```
 *
 * @param root Changed in place.
 */
export function notes(root: Root): void {
  const labels: string[] = []
  visit(root, (node) => {
    if (!('children' in node)) return
    node.children = (node.children as Nodes[]).map((child): Nodes => {
      const found = child.type === 'link' ? mark.exec(child.url) : null
      if (!found) return child
      const key = `${found[1]}-${found[2]}`
      if (!labels.includes(key)) labels.push(key)
      const identifier = String(labels.indexOf(key) + 1)
      const position = child.position ? { position: child.position } : {}
      return { type: 'footnoteReference', identifier, label: identifier, ...position }
    }) as typeof node.children
  })
  if (labels.length === 0) return
  const list = root.children.at(-1)
  if (list?.type !== 'list' || !list.children.some(isNote)) return
  root.children.splice(-1, 1, ...definitions(list, labels))
}

function definitions(list: List, labels: readonly string[]): FootnoteDefinition[] {
  const known = new Set<string>()
  return list.children.flatMap((item, at): FootnoteDefinition[] => {
    // A note that is referred to twice is listed twice.
    const key = keyOf(item) ?? labels[at] ?? ''
    const identifier = String(labels.indexOf(key) + 1)
    if (identifier === '0' || known.has(identifier)) return []
    known.add(identifier)
    strip(item)
    const position = item.position ? { position: item.position } : {}
    return [
      { type: 'footnoteDefinition', identifier, label: identifier, children: item.children, ...position },
    ]
  })
}

function isNote(item: ListItem): boolean {
  return keyOf(item) !== undefined
}

/** The link back says which note it is. */
function keyOf(item: ListItem): string | undefined {
  let key: string | undefined
  visit(item, 'link', (link: Link) => {
    const found = /^#((?:foot|end)note)-ref-(\d+)$/.exec(link.url)
    if (found) key = `${found[1]}-${found[2]}`
  })
  return key
}

function strip(item: ListItem): void {
  visit(item, (node) => {
    if (!('children' in node)) return
    const rest = (node.children as Nodes[]).filter((child) => child.type !== 'link' || !back.test(child.url))
    if (rest.length === node.children.length) return
    const last = rest.at(-1)
    if (last?.type === 'text') last.value = last.value.trimEnd()
    node.children = rest as PhrasingContent[] as typeof node.children
  })
  item.children = item.children.filter((child) => child.type !== 'paragraph' || child.children.length > 0)
}
