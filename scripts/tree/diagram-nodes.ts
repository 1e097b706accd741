/** The part of the spec in `nodes.ts` about diagrams. */

import type { Data, Literal, Node } from 'unist'

/** What kind of picture a diagram is. */
export type DiagramKind = 'chart' | 'flow' | 'hierarchy' | 'pie' | 'source' | 'timeline'

/**
 * A picture that the article draws in words, a list or a table.
 *
 * ```text
 *   flow       nodes: base ──▶ alignment ──▶ product      edges: 0→1, 1→2
 *   hierarchy  the same, and each node but the first has one edge to it
 *   timeline   nodes with a time: 2017 : Transformer      no edges
 *   chart      nodes with an amount, bars: A: 12          no edges; the title of the amounts
 *   pie        nodes with an amount, shares of 100        no edges
 *   source     no nodes: the source that the article has of it, in Mermaid
 * ```
 */
export interface Diagram extends Node {
  type: 'diagram'
  kind: DiagramKind
  nodes: DiagramNode[]
  edges: DiagramEdge[]
  /** What the amounts of a chart are: the words of the head of a table, a unit. */
  measure?: string
  /** Mermaid as the article has it, without settings; of the kind `source` alone. */
  source?: string
  data?: Data
}

/** A node of a diagram. */
export interface DiagramNode extends Literal {
  type: 'diagramNode'
  /** The label. */
  value: string
  /** When it happened, in the words of the article: nodes of a timeline. */
  when?: string
  /** How much it is: nodes of a chart and of a pie. */
  amount?: number
}

/** An edge of a diagram, between the indices of two steps. */
export interface DiagramEdge extends Node {
  type: 'diagramEdge'
  from: number
  to: number
  label?: string
}
