/** Every node of a tree, parents first. */

import type { Node } from 'unist'
import type { InclusiveDescendant } from 'unist-util-visit-parents'

/** What stands in a node for which a visitor returns `skip` is not looked at. */
type Found = 'skip' | undefined | void

/**
 * Look at every node of a tree, or at those of a type. Children that a visitor sets are looked at.
 *
 * `unist-util-visit-parents` does more: it notes the way to each node and names a function after it,
 * which takes twenty times as long as the walk itself, and articles are walked through some thirty times.
 *
 * @param tree Any tree of unist.
 * @param visitor Gets each node.
 */
export function visit<Tree extends Node>(
  tree: Tree,
  visitor: (node: InclusiveDescendant<Tree>) => Found,
): void
/** @param type Type of the nodes. */
export function visit<Tree extends Node, Type extends InclusiveDescendant<Tree>['type']>(
  tree: Tree,
  type: Type,
  visitor: (node: Extract<InclusiveDescendant<Tree>, { type: Type }>) => Found,
): void
export function visit<Asked extends Node>(
  tree: Node,
  ...[asked, visitor]: [(node: Node) => Found] | [string, (node: Asked) => Found]
): void {
  if (typeof asked === 'string')
    walk(tree, (node) => (node.type === asked ? visitor!(node as Asked) : undefined))
  else walk(tree, asked)
}

function walk(node: Node & { children?: Node[] }, visitor: (node: Node) => Found): void {
  if (visitor(node) === 'skip' || !node.children) return
  for (let index = 0; index < node.children.length; index++) walk(node.children[index]!, visitor)
}
