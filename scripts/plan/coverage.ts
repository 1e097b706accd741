/**
 * Nothing of the article is lost: what is on no slide and in no notes is named.
 *
 * ```text
 *   article  ├──A──┤├──B──┤├──C──┤
 *   deck     ├──A──┤       ├──C──┤      union of position and data.origin
 *                   ^^^^^^^ named
 * ```
 */

import { firstIndex } from '#tree/search.ts'
import type { Node, Parent, Position } from 'unist'
import type { VFile } from 'vfile'
import { say } from '#message/say.ts'
import type { Article, Deck } from '#tree/nodes.ts'

/** @returns The spans of the article that a deck shows or says, sorted, as offsets. */
function covered(deck: Deck): [from: number, to: number][] {
  const spans: [number, number][] = []
  const add = ({ start, end }: Position): void => {
    if (start.offset !== undefined && end.offset !== undefined) spans.push([start.offset, end.offset])
  }
  const walk = (node: Node): void => {
    if (node.position) add(node.position)
    for (const position of node.data?.origin ?? []) add(position)
    for (const child of (node as Parent).children ?? []) walk(child)
  }
  walk(deck)
  return spans.toSorted((a, b) => a[0] - b[0])
}

/** Say `plan:left-out` for each block of the article of which nothing is in the deck. */
export function coverage(article: Article, deck: Deck, file: VFile): void {
  const spans = covered(deck)
  const ends: number[] = []
  let reach = -1
  for (const [, to] of spans) ends.push((reach = Math.max(reach, to)))
  const touches = ({ start, end }: Position): boolean => {
    // The last span that begins before the block ends: whether any of those up to it reaches into the block.
    const after = firstIndex(spans.length, (index) => (spans[index]?.[0] ?? 0) < (end.offset ?? 0))
    return after > 0 && (ends[after - 1] ?? -1) > (start.offset ?? 0)
  }
  const walk = (node: Node): void => {
    for (const child of (node as Parent).children ?? []) {
      if (child.type === 'section') walk(child)
      else if (child.position && child.type !== 'definition' && !touches(child.position)) {
        say(file, 'plan:left-out', `Left out \`${child.type}\`: it is on no slide and in no notes`, child)
      }
    }
  }
  walk(article)
}
