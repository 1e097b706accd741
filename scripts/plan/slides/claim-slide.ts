/** A claim and a diagram → slides of their own. */

import type { Paragraph } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { paragraph } from '#tree/build.ts'
import { originOf, patch } from '#tree/origin.ts'
import type { Diagram, Flow, Section } from '#tree/nodes.ts'
import { slicer } from '../content/slice.ts'
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
      draft(
        'diagram',
        `${id}-diagram`,
        diagramTitle(diagram, pictured) ?? title,
        [diagram, ...sentenceBelow(diagram, pictured)],
        {
          fields: { ...fields, ...(diagramTitle(diagram, pictured) ? { section: passage.title } : {}) },
          from,
          notes: notes.length > 0 ? notes : pictured,
          salience: 0.9,
        },
      ),
    )
  }
  const left = own.filter((node) => !noteBlocks.includes(node))
  const units = unitsOf(left, readings)
  const [first, ...others] = drafts
  // What announced the sentences that were taken is said with them.
  if (first && units.length === 0) return [{ ...first, notes: [...left, ...first.notes] }, ...others]
  return [...drafts, ...paginate(units, passage)]
}

/** Longer text below a drawing takes the room that it needs, shorter text says nothing, characters. */
const below = { least: 10, most: 140 }

/** The sentence after the one that is drawn: what the article adds to the drawing stands below it. */
function sentenceBelow(diagram: Diagram, blocks: readonly Flow[]): Paragraph[] {
  for (const node of blocks) {
    if (node.type !== 'paragraph') continue
    const value = toString(node)
    const ends = diagram.nodes.map(({ value: label }) => value.lastIndexOf(label) + label.length)
    if (diagram.nodes.some(({ value: label }) => !value.includes(label))) continue
    const rest = /[.。]\s*(?=\S)/u.exec(value.slice(Math.max(...ends)))
    if (!rest) return []
    const from = Math.max(...ends) + rest.index + rest[0].length
    const [sentence = ''] = /^.+?(?=[.。](?:\s|$|(?=\p{Script=Han})))/su.exec(value.slice(from)) ?? []
    if (sentence.length < below.least || sentence.length > below.most) return []
    return [patch(node, paragraph(slicer(node.children)(from, from + sentence.length)))]
  }
  return []
}

/** `There are three stages: it starts …`: what announces the way is its title. */
function diagramTitle(diagram: Diagram, blocks: readonly Flow[]): string | undefined {
  const start = originOf([diagram])[0]?.start.offset ?? 0
  for (const node of blocks) {
    const value = toString(node)
    const match = /^(?:[^。.：:]*[。.]\s*)*([^。.：:，,]{4,40})[：:]/.exec(value)
    if (match?.[1] && (node.position?.start.offset ?? 0) <= start) return match[1].trim()
  }
  return undefined
}
