/** Links and images by reference. */

import type { Definition, Nodes, Root } from 'mdast'
import { visit } from '#tree/visit.ts'

/**
 * Resolve references with their definitions, and take the definitions out.
 *
 * ```markdown
 * > | See [the guide][a].
 *         ^^^^^^^^^^^^^^
 * > | [a]: https://example.com
 *     ^^^^^^^^^^^^^^^^^^^^^^^^
 * ```
 */
export function references(root: Root): void {
  const definitions = new Map<string, Definition>()
  visit(root, 'definition', (node) => {
    // The first of two definitions holds, as in CommonMark.
    const key = node.identifier.toUpperCase()
    if (!definitions.has(key)) definitions.set(key, node)
  })
  if (!definitions.size) return
  visit(root, (node) => {
    if ('children' in node)
      node.children = (node.children as Nodes[]).map((child) =>
        resolved(child, definitions),
      ) as typeof node.children
  })
}

function resolved(node: Nodes, definitions: ReadonlyMap<string, Definition>): Nodes {
  if (node.type !== 'linkReference' && node.type !== 'imageReference') return node
  const found = definitions.get(node.identifier.toUpperCase())
  if (!found) return node
  const target = { url: found.url, title: found.title ?? null }
  if (node.type === 'imageReference') {
    const { identifier: _, label: __, referenceType: ___, ...rest } = node
    return { ...rest, type: 'image', ...target }
  }
  const { identifier: _, label: __, referenceType: ___, ...rest } = node
  return { ...rest, type: 'link', ...target }
}
