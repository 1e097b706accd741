/** A claim and a diagram → slides of their own. */

import { toString } from 'mdast-util-to-string'
import { paragraph } from '#tree/build.ts'
import { originOf, patch } from '#tree/origin.ts'
import type { Diagram, Flow, Section } from '#tree/nodes.ts'
import { draft, type Draft } from './draft.ts'
import { unitsOf } from '../content/units.ts'
import { findAnnotation, coversAnnotation, blockAnnotations, flowIn } from '../content/annotations.ts'
import { fitSlide } from '../paginate/overflow.ts'
import { paginate } from '../paginate/paginate.ts'
import type { Passage } from '../paginate/passage.ts'

/** A few sentences around a claim or a diagram are said with it; more are points of their own. */
const fewParagraphs = 3

/**
 * A claim and a diagram each have a slide; the sentences around them are said there.
 *
 * @returns `undefined` for a section that has neither.
 */
export function specialSlides(section: Section, own: readonly Flow[], passage: Passage): Draft[] | undefined {
  const claim = findAnnotation(section.annotations, 'claim')
  const diagram = flowIn(section, 'paragraph')
  if (!claim && !diagram) return undefined
  const drafts: Draft[] = []
  const { id, title, fields, from } = passage
  const pictured = diagram ? own.filter((node) => coversAnnotation(node, diagram)) : []
  const readings = blockAnnotations(section)
  const few =
    own.every((node) => node.type === 'paragraph' && !readings.diagram(node)) && own.length <= fewParagraphs
  const noteBlocks: Flow[] = few
    ? [...own]
    : own.filter((node) => (claim && coversAnnotation(node, claim)) || pictured.includes(node))
  if (claim) {
    const shown = patch(claim, paragraph(claim.children))
    shown.data = { ...shown.data, salience: 1 }
    const notes = noteBlocks.filter((node) => !pictured.includes(node) || coversAnnotation(node, claim))
    drafts.push(
      ...fitSlide(
        draft('statement', `${id}-claim`, title, [shown], { fields, from, notes, salience: 1 }),
        passage,
      ),
    )
  }
  if (diagram) {
    const notes = claim ? pictured.filter((node) => !coversAnnotation(node, claim)) : noteBlocks
    drafts.push(
      draft('diagram', `${id}-diagram`, diagramTitle(diagram, pictured) ?? title, [diagram], {
        fields: { ...fields, ...(diagramTitle(diagram, pictured) ? { section: passage.title } : {}) },
        from,
        notes: notes.length > 0 ? notes : pictured,
        salience: 0.9,
      }),
    )
  }
  const left = own.filter((node) => !noteBlocks.includes(node))
  const units = unitsOf(left, readings)
  const [first, ...others] = drafts
  // What announced the sentences that were taken is said with them.
  if (first && units.length === 0) return [{ ...first, notes: [...left, ...first.notes] }, ...others]
  return [...drafts, ...paginate(units, passage)]
}

/** `The whole way has three steps: it starts …`: what announces the way is its title. */
function diagramTitle(diagram: Diagram, blocks: readonly Flow[]): string | undefined {
  const start = originOf([diagram])[0]?.start.offset ?? 0
  for (const node of blocks) {
    const value = toString(node)
    const match = /^(?:[^。.：:]*[。.]\s*)*([^。.：:，,]{4,40})[：:]/.exec(value)
    if (match?.[1] && (node.position?.start.offset ?? 0) <= start) return match[1].trim()
  }
  return undefined
}
