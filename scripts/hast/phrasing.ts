/** Which nodes stand within a line. */

import type { Nodes, PhrasingContent } from 'mdast'

const phrasing = new Set([
  'break',
  'delete',
  'emphasis',
  'footnoteReference',
  'html',
  'image',
  'imageReference',
  'inlineCode',
  'inlineMath',
  'link',
  'linkReference',
  'strong',
  'text',
])

/** Whether a node stands within a line. */
export function isPhrasing(node: Nodes): node is PhrasingContent {
  return phrasing.has(node.type)
}
