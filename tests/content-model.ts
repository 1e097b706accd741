/** Which nodes may stand in which: https://github.com/syntax-tree/mdast#content-model */

import type { Nodes } from 'mdast'
import { visitParents } from 'unist-util-visit-parents'

const phrasing =
  'break delete emphasis footnoteReference html image imageReference inlineCode inlineMath link linkReference strong text'.split(
    ' ',
  )
const flow =
  'blockquote code definition footnoteDefinition heading html list math paragraph table thematicBreak'.split(
    ' ',
  )

/** Parent → what may stand in it. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  root: [...flow, 'toml', 'yaml'],
  blockquote: flow,
  listItem: flow,
  footnoteDefinition: flow,
  list: ['listItem'],
  table: ['tableRow'],
  tableRow: ['tableCell'],
  tableCell: phrasing,
  paragraph: phrasing,
  heading: phrasing,
  emphasis: phrasing,
  strong: phrasing,
  delete: phrasing,
  link: phrasing,
  linkReference: phrasing,
}

/** @returns What stands where it may not: `listItem in paragraph`. */
export function misplaced(tree: Nodes): string[] {
  const found: string[] = []
  visitParents(tree, (node, ancestors) => {
    const parent = ancestors.at(-1)
    if (parent && !allowed[parent.type]?.includes(node.type)) found.push(`${node.type} in ${parent.type}`)
  })
  return found
}

/** @returns The kinds of lists and tables in a tree that hold nothing. */
export function hollow(tree: Nodes): string[] {
  const found: string[] = []
  visitParents(tree, (node) => {
    if (/^(?:list|table|tableRow)$/.test(node.type) && 'children' in node && node.children.length === 0)
      found.push(node.type)
  })
  return found
}
