/** Links and images by reference. */

import type { Definition, Root } from 'mdast'
import { visit } from 'unist-util-visit'

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
  visit(root, (node, index, parent) => {
    if (!parent || index === undefined) return
    if (node.type === 'linkReference') {
      const found = definitions.get(node.identifier.toUpperCase())
      if (!found) return
      const { type: _, identifier: __, label: ___, referenceType: ____, ...rest } = node
      parent.children[index] = { ...rest, type: 'link', url: found.url, title: found.title ?? null }
      return index
    }
    if (node.type === 'imageReference') {
      const found = definitions.get(node.identifier.toUpperCase())
      if (!found) return
      const { type: _, identifier: __, label: ___, referenceType: ____, ...rest } = node
      parent.children[index] = { ...rest, type: 'image', url: found.url, title: found.title ?? null }
    }
    return
  })
}
