/** Nesting deeper than anybody writes. */

import type { Nodes, Parents, Root } from 'mdast'

/** Levels below the root that stay. Later stages recurse; a person nests five or six deep. */
const deepest = 60

/**
 * Put what is nested deeper than `deepest` into the last level that stays.
 *
 * ```markdown
 * > | > > > > > … text
 *               ^
 * ```
 */
export function flatten(root: Root): void {
  const stack: { node: Parents; depth: number }[] = [{ node: root, depth: 0 }]
  for (let entry = stack.pop(); entry; entry = stack.pop()) {
    const { node, depth } = entry
    if (depth >= deepest) node.children = leaves(node) as typeof node.children
    else
      for (const child of node.children as Nodes[])
        if ('children' in child) stack.push({ node: child, depth: depth + 1 })
  }
}

/** The nodes without children, or with only phrasing, in document order. */
function leaves(node: Parents): Nodes[] {
  const result: Nodes[] = []
  const stack = (node.children as Nodes[]).toReversed()
  const phrasing = new Set(['paragraph', 'heading', 'tableCell'])
  const inline =
    phrasing.has(node.type) ||
    !['blockquote', 'list', 'listItem', 'footnoteDefinition', 'root', 'table', 'tableRow'].includes(node.type)
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (!('children' in next)) result.push(next)
    else if (!inline && phrasing.has(next.type)) {
      next.children = leaves(next) as typeof next.children
      result.push(next)
    } else for (const child of next.children.toReversed()) stack.push(child)
  }
  return node.type === 'list'
    ? [{ type: 'listItem', spread: false, children: result as never, position: node.position! }]
    : result
}
