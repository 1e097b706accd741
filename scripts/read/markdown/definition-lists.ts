/** Definition lists of PHP Markdown Extra: lists of what is named and what is said of it. */

import type { List, ListItem, PhrasingContent, Root } from 'mdast'
import type { Node, Parent } from 'unist'
import { visit } from '#tree/visit.ts'

/**
 * ```markdown
 * > | Apple
 *     ^^^^^ a paragraph of an item
 * > | : A fruit
 *       ^^^^^^^ the next
 * ```
 *
 * @param tree Changed in place: lists in the shape that `<dl>` has too.
 */
export function definitionLists(tree: Root): void {
  visit(tree as Node, (node: Node & { children?: Node[] }) => {
    if (node.children)
      node.children = node.children.map((child) =>
        child.type === 'defList' ? listOf(child as Parent) : child,
      )
  })
}

function listOf(node: Parent): List {
  const items: ListItem[] = []
  let open = false
  for (const part of node.children as Parent[]) {
    const term = part.type === 'defListTerm'
    if (term && !open) items.push({ type: 'listItem', spread: true, checked: null, children: [] })
    open = term
    const item = items.at(-1) as ListItem
    if (term)
      item.children.push({
        type: 'paragraph',
        children: part.children as PhrasingContent[],
        ...(part.position ? { position: part.position } : {}),
      })
    else item.children.push(...(part.children as ListItem['children']))
    const start = item.children[0]?.position?.start
    const end = item.children.at(-1)?.position?.end
    if (start && end) item.position = { start, end }
  }
  const list: List = { type: 'list', ordered: false, start: null, spread: true, children: items }
  if (node.position) list.position = node.position
  return list
}
