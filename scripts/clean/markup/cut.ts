/** Cut pieces of the source out of a tree. */

import type { Nodes, Parents } from 'mdast'

/** From and to, as offsets in the source. */
export type Range = [from: number, to: number]

/**
 * Remove what stands in the ranges. A text of which a part goes keeps the rest.
 *
 * @param node A block; changed in place.
 * @param ranges In order, not overlapping.
 * @param source What the offsets point into.
 */
export function cut(node: Parents, ranges: Range[], source: string): void {
  const children: Nodes[] = []
  for (const child of node.children as Nodes[]) {
    const start = child.position?.start.offset
    const end = child.position?.end.offset
    if (start === undefined || end === undefined) {
      children.push(child)
      continue
    }
    if (ranges.some(([from, to]) => from <= start && end <= to)) continue
    const touching = ranges.filter(([from, to]) => from < end && start < to)
    if (touching.length && 'children' in child) cut(child, touching, source)
    else if (touching.length && child.type === 'text' && child.value.length === end - start) {
      let value = ''
      let at = start
      for (const [from, to] of touching) {
        value += child.value.slice(at - start, Math.max(at, from) - start)
        at = Math.max(at, to)
      }
      const rest = child.value.slice(at - start)
      // One space goes with what stood between two.
      child.value = /\s$/.test(value) && /^\s/.test(rest) ? value.trimEnd() + rest : value + rest
      if (!child.value) continue
    } else if (touching.length && child.type === 'text') {
      // An escape or an indent makes it shorter than its source: the words are looked for.
      for (const range of touching) child.value = child.value.replace(spelled(source.slice(...range)), '')
      if (!child.value.trim()) continue
    }
    children.push(child)
  }
  node.children = children as typeof node.children
}

/** What a piece of the source looks like in a text: lines lose their indent. */
function spelled(piece: string): RegExp {
  return new RegExp(
    piece
      .split(/\s+/)
      .map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
      .join('\\s+'),
  )
}
