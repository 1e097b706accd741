/** A part of a line of text, with its marks. */

import { firstIndex } from '#tree/search.ts'
import type { PhrasingContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { patch } from '#tree/origin.ts'

/** Gives the part of a line from one character to another. */
export type Slice = (from: number, to: number) => PhrasingContent[]

/**
 * ```text
 *   We **train and test** it.
 *      ^^^^^^^^^^            from 3 to 8: **train**
 * ```
 *
 * @param nodes Inline nodes; read once, however many parts are taken.
 * @returns What gives copies of what lies between the first character, of what `toString` gives,
 *   and the one behind the last; text is cut, code, formulas and pictures stay whole where they
 *   begin.
 */
export function slicer(nodes: readonly PhrasingContent[]): Slice {
  /** Where each node begins, and where the last ends. */
  const starts = [0]
  for (const node of nodes) starts.push(starts.at(-1)! + toString(node).length)
  const below = new Map<PhrasingContent, Slice>()
  return (from, to) => {
    const result: PhrasingContent[] = []
    for (let index = firstAt(starts, from); index < nodes.length; index++) {
      const node = nodes[index]!
      const start = starts[index]!
      const end = starts[index + 1]!
      if (start > to) break
      // An empty node, as a line break, goes with what stands before it.
      const inside = start === end ? from < start && start <= to : start < to && end > from
      if (!inside) continue
      if (from <= start && end <= to) result.push(node)
      else if (node.type === 'text')
        result.push(patch(node, { ...node, value: node.value.slice(Math.max(0, from - start), to - start) }))
      else if ('children' in node) {
        let part = below.get(node)
        if (!part) below.set(node, (part = slicer(node.children)))
        result.push(patch(node, { ...node, children: part(from - start, to - start) }))
      } else if (start >= from) result.push(node)
    }
    return result
  }
}

/** The first node that ends at a place or behind it. */
function firstAt(starts: readonly number[], place: number): number {
  return firstIndex(starts.length - 1, (index) => starts[index + 1]! < place)
}
