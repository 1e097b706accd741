/**
 * Where a piece came from: the only code that writes provenance.
 *
 * A moved node keeps `position`; a made node gets `data.origin`.
 */

import type { Node, Position } from 'unist'

/**
 * Say that `to` was made out of `from`.
 *
 * @param from Node or nodes of the article (moved or made).
 * @param to Made node; loses its `position`, gains `data.origin`.
 * @returns `to`, so that a handler can end with `return patch(node, result)`.
 */
export function patch<T extends Node>(from: Node | readonly Node[], to: T): T {
  delete to.position
  to.data = { ...to.data, origin: originOf(Array.isArray(from) ? from : [from as Node]) }
  return to
}

/**
 * The spans of the article that nodes stand for.
 *
 * @param nodes Moved nodes give their `position`, made ones their `data.origin`,
 *   and a node with neither gives those of its children.
 * @returns Spans in the order of the article, those that touch or overlap joined.
 */
export function originOf(nodes: readonly Node[]): Position[] {
  return join(nodes.flatMap(spans))
}

function spans(node: Node): Position[] {
  if (node.position) return [node.position]
  if (node.data?.origin) return node.data.origin
  const children = (node as { children?: Node[] }).children
  return children ? children.flatMap(spans) : []
}

function join(positions: readonly Position[]): Position[] {
  const sorted = positions.toSorted((a, b) => offset(a.start) - offset(b.start))
  const joined: Position[] = []
  for (const position of sorted) {
    const last = joined.at(-1)
    if (last && offset(position.start) <= offset(last.end)) {
      if (offset(position.end) > offset(last.end)) last.end = position.end
    } else {
      joined.push({ start: position.start, end: position.end })
    }
  }
  return joined
}

function offset(point: Position['start']): number {
  return point.offset ?? point.line * 1e6 + point.column
}
