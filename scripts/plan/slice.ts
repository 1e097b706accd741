/** A part of a line of text, with its marks. */

import type { PhrasingContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { patch } from '#tree/origin.ts'

/**
 * ```text
 *   We **train and test** it.
 *      ^^^^^^^^^^            from 3 to 8: **train**
 * ```
 *
 * @param nodes Inline nodes.
 * @param from First character, of what `toString` gives.
 * @param to Behind the last character.
 * @returns Copies of what lies within; text is cut, code, formulas and pictures stay whole where
 *   they begin.
 */
export function slice(nodes: readonly PhrasingContent[], from: number, to: number): PhrasingContent[] {
  const result: PhrasingContent[] = []
  let at = 0
  for (const node of nodes) {
    const start = at
    const length = toString(node).length
    at += length
    // An empty node, as a line break, goes with what stands before it.
    const inside = length === 0 ? from < start && start <= to : start < to && at > from
    if (!inside) continue
    if (from <= start && at <= to) result.push(node)
    else if (node.type === 'text')
      result.push(patch(node, { ...node, value: node.value.slice(Math.max(0, from - start), to - start) }))
    else if ('children' in node) {
      const children = slice(node.children, from - start, to - start)
      result.push(patch(node, { ...node, children }))
    } else if (start >= from) result.push(node)
  }
  return result
}
