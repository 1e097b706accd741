/** A claim and a diagram → slides of their own. */

import { toString } from 'mdast-util-to-string'
import { paragraph } from '#tree/build.ts'
import { originOf, patch } from '#tree/origin.ts'
import type { Diagram, Flow, Section } from '#tree/nodes.ts'
import { draft, type Draft } from './draft.ts'
import { entriesOf } from './entries.ts'
import { find, holds, readingsOf, wayOf } from './findings.ts'
import { settle } from './ladder.ts'
import { pack, type Passage } from './pack.ts'

/** A few sentences around a claim or a diagram are said with it; more are points of their own. */
const fewParagraphs = 3

/**
 * A claim and a diagram each have a slide; the sentences around them are said there.
 *
 * @returns `undefined` for a section that has neither.
 */
export function specialSlides(section: Section, own: readonly Flow[], passage: Passage): Draft[] | undefined {
  const claim = find(section.findings, 'claim')
  const picture = wayOf(section, 'paragraph')
  if (!claim && !picture) return undefined
  const drafts: Draft[] = []
  const { id, title, fields, from } = passage
  const pictured = picture ? own.filter((node) => holds(node, picture)) : []
  const readings = readingsOf(section)
  const few =
    own.every((node) => node.type === 'paragraph' && !readings.picture(node)) && own.length <= fewParagraphs
  const said: Flow[] = few
    ? [...own]
    : own.filter((node) => (claim && holds(node, claim)) || pictured.includes(node))
  if (claim) {
    const shown = patch(claim, paragraph(claim.children))
    shown.data = { ...shown.data, salience: 1 }
    const notes = said.filter((node) => !pictured.includes(node) || holds(node, claim))
    drafts.push(
      ...settle(
        draft('statement', `${id}-claim`, title, [shown], { fields, from, notes, salience: 1 }),
        passage,
      ),
    )
  }
  if (picture) {
    const notes = claim ? pictured.filter((node) => !holds(node, claim)) : said
    drafts.push(
      draft('diagram', `${id}-diagram`, diagramTitle(picture, pictured) ?? title, [picture], {
        fields: { ...fields, ...(diagramTitle(picture, pictured) ? { section: passage.title } : {}) },
        from,
        notes: notes.length > 0 ? notes : pictured,
        salience: 0.9,
      }),
    )
  }
  const left = own.filter((node) => !said.includes(node))
  return [...drafts, ...pack(entriesOf(left, readings), passage)]
}

/** `The whole way has three steps: it starts …`: what announces the way is its title. */
function diagramTitle(picture: Diagram, told: readonly Flow[]): string | undefined {
  const start = originOf([picture])[0]?.start.offset ?? 0
  for (const node of told) {
    const value = toString(node)
    const match = /^(?:[^。.：:]*[。.]\s*)*([^。.：:，,]{4,40})[：:]/.exec(value)
    if (match?.[1] && (node.position?.start.offset ?? 0) <= start) return match[1].trim()
  }
  return undefined
}
