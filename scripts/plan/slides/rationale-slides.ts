/** Named reasons → an overview, and a slide for each. */

import type { Heading, ListItem } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Node } from 'unist'
import { list, listItem, paragraph } from '#tree/build.ts'
import { originOf, patch } from '#tree/origin.ts'
import type { Flow, Rationale, Reason, Section } from '#tree/nodes.ts'
import { draft, type Draft } from './draft.ts'
import { unitsOf } from '../content/units.ts'
import { blockAnnotations, sectionsIn, noAnnotations } from '../content/annotations.ts'
import { fitSlide } from '../paginate/overflow.ts'
import { paginate } from '../paginate/paginate.ts'
import type { Passage } from '../paginate/passage.ts'
import { fitsSlide } from '../fit/capacity.ts'
import { line, listOrParagraph } from '../content/bullets.ts'

/** A longer sentence is no gist of a reason, characters of any script. */
const longestGist = 140

/** A reason of one point as short as this is told by its card: a slide of its own would stand empty. */
const fewWords = 40

/**
 * All reasons at a glance, then each by itself.
 *
 * @param slidesOf The slides of a section within one that tells a reason.
 */
export function reasonSlides(
  section: Section,
  found: Rationale,
  own: readonly Flow[],
  passage: Passage,
  slidesOf: (section: Section, above: Heading) => Draft[],
): Draft[] {
  const { id, title } = passage
  const passages = new Set<Flow>(found.children.flatMap((reason) => reason.passage))
  const rest = own.filter((node) => !isToldIn(node, passages))
  const before = rest.filter(
    (node) => (node.position?.start.offset ?? 0) < (originOf([found])[0]?.start.offset ?? 0),
  )
  const after = rest.filter((node) => !before.includes(node))
  const cardsWith = (gists: boolean): ListItem[] =>
    found.children.map((reason, index) => cardOf(section, reason, index, gists))
  const place = passage.candidates('overview', id)[0]!
  const brief =
    found.children.every(({ children }) => toString(children[0]).length <= longestGist) &&
    fitsSlide([list(cardsWith(true), true)], place, title)
  const cards = cardsWith(brief)

  const total = found.children.length
  const atAGlance =
    brief &&
    found.children.every(
      ({ children, passage: passages }, index) =>
        children.length < 2 &&
        toString(children[0]).length <= fewWords &&
        passages.every(({ type }) => type === 'paragraph') &&
        nestedOf(section, index).length === 0,
    )
  const notes = atAGlance ? found.children.flatMap((reason) => reason.passage) : []
  const others = paginate(unitsOf(after, blockAnnotations(section)), passage)
  const reasons = [
    ...fitSlide(
      draft('overview', id, title, [patch(found, list(cards, true))], {
        fields: passage.fields,
        from: passage.from,
        notes: [...before, ...notes],
        salience: 0.9,
      }),
      passage,
    ),
    ...(atAGlance ? [] : found.children).flatMap((reason, index) => {
      const solid = reason.passage.filter((node) => node.type === 'code' || node.type === 'table')
      const shown = draft(
        'rationale',
        `${id}-${index + 1}`,
        reason.name,
        [listOrParagraph(reason.children)],
        {
          fields: { section: title, index: index + 1, total },
          from: blocksOfReason(section, index),
          notes: reason.passage.filter((node) => node.type !== 'code' && node.type !== 'table'),
          salience: 0.85,
        },
      )
      const more = paginate(unitsOf(solid, noAnnotations), {
        ...passage,
        title: reason.name,
        fields: { section: title },
      })
      return [
        ...fitSlide(shown, passage),
        ...more,
        ...nestedOf(section, index).flatMap((child) => slidesOf(child, section.children[0])),
      ]
    }),
  ]
  // What follows and makes no slide is said at the end of them.
  const last = reasons.at(-1)
  if (others.length > 0 || !last) return [...reasons, ...others]
  return [...reasons.slice(0, -1), { ...last, notes: [...last.notes, ...after] }]
}

/** The card of a reason: its name, and its first point where all cards have room for one. */
function cardOf(section: Section, reason: Reason, index: number, gists: boolean): ListItem {
  const blocks = blocksOfReason(section, index)
  const named = patch(
    blocks.length > 0 ? blocks : reason,
    paragraph([{ type: 'strong', children: [{ type: 'text', value: reason.name }] }]),
  )
  const [first] = reason.children
  const name = patch([...blocks, reason], listItem(first && gists ? [named, line(first)] : [named]))
  name.data = {
    ...name.data,
    salience: Math.max(0.5, ...reason.children.map((point) => point.data?.salience ?? 0)),
  }
  return name
}

/** Sub-sections of the sub-section that tells a reason. */
function nestedOf(section: Section, index: number): Section[] {
  return sectionsIn(sectionsIn(section)[index])
}

/** The heading of the sub-section that tells a reason. */
function blocksOfReason(section: Section, index: number): Node[] {
  return sectionsIn(section)[index]?.children.slice(0, 1) ?? []
}

/** Whether a block is one of the passages, or a list of them. */
function isToldIn(node: Flow, passages: ReadonlySet<Flow>): boolean {
  if (passages.has(node)) return true
  return (
    node.type === 'list' &&
    node.children.every((child) => child.children.some((block) => passages.has(block)))
  )
}
