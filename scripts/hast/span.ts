/** Places of nodes that a conversion made. */

import type { Nodes } from 'mdast'

/** A node that the conversion made reaches from its first child to its last. */
export function span(node: Nodes): void {
  if (node.position || !('children' in node)) return
  for (const child of node.children as Nodes[]) span(child)
  const start = (node.children as Nodes[]).find((child) => child.position)?.position?.start
  const end = (node.children as Nodes[]).findLast((child) => child.position)?.position?.end
  if (start && end) node.position = structuredClone({ start, end })
}
