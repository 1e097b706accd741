/** Constructors of our nodes, with the defaults of the spec in `nodes.ts`. */

import type { List, ListItem, Paragraph, PhrasingContent, Table, Text } from 'mdast'
import type {
  Article,
  Claim,
  Comparison,
  Deck,
  Diagram,
  DiagramKind,
  DiagramEdge,
  DiagramNode,
  Form,
  FormKind,
  KeyPoints,
  Flow,
  ComparisonTable,
  Metadata,
  Notes,
  Point,
  Reason,
  Rationale,
  Section,
  Side,
  Slide,
  Slot,
  Takeaways,
} from './nodes.ts'

/** @returns An article with no findings yet. */
export function article(metadata: Metadata, children: Article['children']): Article {
  return { type: 'article', ...metadata, annotations: [], children }
}

/** @returns A section with no role and no findings yet. */
export function section(id: string, depth: number, children: Section['children']): Section {
  return { type: 'section', id, depth, annotations: [], children }
}

/** @returns A claim of the article. */
export function claim(children: PhrasingContent[]): Claim {
  return { type: 'claim', children }
}

/** @returns A comparison of two or more sides. */
export function comparison(children: Side[]): Comparison {
  return { type: 'comparison', children }
}

/** @returns One side of a comparison. */
export function side(name: string, children: Point[]): Side {
  return { type: 'side', name, children }
}

/** @returns What a block offers in another form than sentences. */
export function form(kind: FormKind, children: Side[]): Form {
  return { type: 'form', kind, children }
}

/** @returns A table of shared attributes. */
export function comparisonTable(table: Table): ComparisonTable {
  return { type: 'comparisonTable', children: [table] }
}

/** @returns Named reasons. */
export function rationaleNode(children: Reason[]): Rationale {
  return { type: 'rationale', children }
}

/** @returns One reason, with the blocks that tell it. */
export function reason(name: string, children: Point[], passage: Flow[]): Reason {
  return { type: 'reason', name, children, passage }
}

/** @returns What of some paragraphs deserves a slide. */
export function keyPoints(children: Point[]): KeyPoints {
  return { type: 'keyPoints', children }
}

/** @returns What the audience should take home. */
export function takeaways(children: Point[]): Takeaways {
  return { type: 'takeaways', children }
}

/** @returns A point that matters as much as `salience` (0 to 1) says. */
export function point(children: PhrasingContent[], salience = 0.5): Point {
  return { type: 'point', children, data: { salience } }
}

/** @returns A diagram without labels on its links unless they are given. */
export function diagram(kind: DiagramKind, steps: DiagramNode[], links: DiagramEdge[]): Diagram {
  return { type: 'diagram', kind, nodes: steps, edges: links }
}

/** @returns A node of a diagram, with its time or amount where the kind has one. */
export function diagramNode(value: string, more: Pick<DiagramNode, 'amount' | 'when'> = {}): DiagramNode {
  return { type: 'diagramNode', value, ...more }
}

/** @returns An edge between the steps at two indices. */
export function diagramEdge(from: number, to: number, label?: string): DiagramEdge {
  return { type: 'diagramEdge', from, to, ...(label === undefined ? {} : { label }) }
}

/** @returns A deck. */
export function deck(metadata: Metadata, minutes: number, children: Slide[]): Deck {
  return { type: 'deck', ...metadata, minutes, children }
}

/** @returns A slide with no seconds yet: `plan` gives them when all notes are known. */
export function slide(
  head: Pick<Slide, 'id' | 'layout' | 'role' | 'title'> & { fields?: Slide['fields'] },
  children: Slide['children'],
): Slide {
  return { type: 'slide', seconds: 0, ...head, fields: head.fields ?? {}, children }
}

/** @returns A slot; `default` is the one without a name. */
export function slot(children: Flow[], name = 'default'): Slot {
  return { type: 'slot', name, children }
}

/** @returns What the speaker says. */
export function notes(children: Flow[]): Notes {
  return { type: 'notes', children }
}

/** @returns mdast text. */
export function text(value: string): Text {
  return { type: 'text', value }
}

/** @returns A mdast paragraph, of text where a string is given. */
export function paragraph(children: PhrasingContent[] | string): Paragraph {
  return { type: 'paragraph', children: typeof children === 'string' ? [text(children)] : children }
}

/** @returns A mdast list item. */
export function listItem(children: ListItem['children']): ListItem {
  return { type: 'listItem', spread: children.length > 1, children }
}

/** @returns A mdast list, loose when an item has more than one block. */
export function list(children: ListItem[], ordered = false): List {
  return { type: 'list', ordered, spread: children.some((item) => item.spread), children }
}
