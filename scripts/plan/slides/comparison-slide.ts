/** Things set side by side → a slide with a column for each. */

import { slot } from '#tree/build.ts'
import { patch } from '#tree/origin.ts'
import type { Comparison, Flow, ComparisonTable, Section } from '#tree/nodes.ts'
import type { Draft } from './draft.ts'
import { heading } from './side-heading.ts'
import { paginate } from '../paginate/paginate.ts'
import type { Passage } from '../paginate/passage.ts'
import { bullets } from '../content/bullets.ts'

/**
 * Two sides beside each other.
 *
 * @returns The slide, and the sub-sections that hold more than text: they follow in full.
 */
export function compare(
  comparison: Comparison,
  own: readonly Flow[],
  children: readonly Section[],
  passage: Passage,
) {
  const slots = comparison.children.map((side, index) =>
    slot([patch(side, heading(side.name)), bullets(side.children)], index === 0 ? 'left' : 'right'),
  )
  const { plain, notes } = passagesOf(own, children)
  const made: Draft = {
    role: 'comparison',
    id: passage.id,
    title: passage.title,
    fields: passage.fields,
    from: [...passage.from, ...plain.map((child) => child.children[0])],
    slots,
    notes,
    salience: 0.9,
  }
  return { drafts: [made], left: children.filter((child) => !plain.includes(child)) }
}

/**
 * Things told by the same attributes, as one table.
 *
 * @returns As `compare`.
 */
export function shareSlides(
  { children: [table] }: ComparisonTable,
  own: readonly Flow[],
  children: readonly Section[],
  passage: Passage,
) {
  const { plain, notes } = passagesOf(own, children)
  // A comparison that holds only sides has no place for a table.
  const { accepts } = passage.candidates('comparison', passage.id)[0]!.slot
  const role = accepts.includes('table') ? 'comparison' : 'table'
  const from = [...passage.from, ...plain.map((child) => child.children[0])]
  return {
    drafts: paginate([{ kind: 'standalone', role, block: table, notes }], { ...passage, from }),
    left: children.filter((child) => !plain.includes(child)),
  }
}

/** The sub-sections that hold only text, and what is said of them and above them. */
function passagesOf(own: readonly Flow[], children: readonly Section[]) {
  const plain = children.filter((child) =>
    child.children.every(({ type }) => ['heading', 'list', 'paragraph'].includes(type)),
  )
  const shownBlocks = plain.flatMap((child) =>
    child.children.filter((node): node is Flow => node.type !== 'section' && node.type !== 'heading'),
  )
  return { plain, notes: [...own, ...shownBlocks] }
}
