/** What all kinds of pictures have in common: how many nodes, which labels, and where they come from. */

import type { Node } from 'unist'
import { diagram, diagramEdge, diagramNode } from '#tree/build.ts'
import { patch } from '#tree/origin.ts'
import type { Diagram, DiagramKind, DiagramNode } from '#tree/nodes.ts'
import { label, longestLabel } from './label.ts'

/** The fewest nodes that are worth a picture, and the most that can be read from the last row. */
export const size = { fewest: 3, most: 9 }

/** What is not so, not so yet, or not certain is no fact to draw. */
const unsure =
  /假设|假如|如果|倘若|例如|比如|譬如|举例|示例|可能|也许|大概|大约|预计|估计|约为|有望|尚未|没有|并非|并不|不是|不再|未能|\b(?:suppose|assum\w+|imagine|if|would|could|might|may|for (?:example|instance)|e\.g|hypothetical\w*|not|never|no longer|didn't|wasn't|expect\w*|estimat\w+|roughly|perhaps|probably|unless)\b/i

/** @returns Whether a statement says that something is so, plainly. */
export function plain(statement: string): boolean {
  return !unsure.test(statement) && !/[?？]\s*$/.test(statement)
}

/** A node to be: its words, where they stand, and its time or amount. */
export interface Made {
  words: string
  from: Node | readonly Node[]
  when?: string
  amount?: number
}

/**
 * @param made The nodes in their order.
 * @param edges Pairs of indices.
 * @returns The picture; `undefined` for too few or too many nodes, for a label that cannot be read or stands twice.
 */
export function makeDiagram(
  kind: DiagramKind,
  made: readonly Made[],
  edges: readonly (readonly [from: number, to: number])[] = [],
): Diagram | undefined {
  if (made.length < size.fewest || made.length > size.most) return undefined
  const steps = made.map(({ words, from, when, amount }): DiagramNode => {
    const more = { ...(when === undefined ? {} : { when }), ...(amount === undefined ? {} : { amount }) }
    return patch(from, diagramNode(kind === 'flow' ? label(words) : words.trim(), more))
  })
  const labels = steps.map(({ value }) => value)
  if (new Set(labels).size !== labels.length) return undefined
  if (!labels.every((value) => value !== '' && longestLabel(value))) return undefined
  const links = edges.map(([from, to]) =>
    patch(
      [steps[from], steps[to]].filter((node) => node !== undefined),
      diagramEdge(from, to),
    ),
  )
  return patch(steps, diagram(kind, steps, links))
}
