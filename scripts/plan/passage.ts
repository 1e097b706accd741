/** A section of the article → its slides. */

import type { Heading, Paragraph } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Node } from 'unist'
import { list, listItem, paragraph, slot } from '#tree/build.ts'
import { originOf, patch } from '#tree/origin.ts'
import type { Article, Comparison, Diagram, Finding, Flow, Point, Reasons, Section } from '#tree/nodes.ts'
import { draft, type Draft } from './draft.ts'
import { entriesOf } from './entries.ts'
import { heading } from './heading.ts'
import { pack, type Passage } from './pack.ts'
import { bullets, line } from './points.ts'
import { titleOf } from './title.ts'

/** What is the same for all passages of a deck. */
export interface Setting {
  /** Where a role is shown. */
  place: Passage['place']
  /** Paragraphs that are said elsewhere: the conclusion, on the takeaways. */
  elsewhere: Set<Flow>
}

/** A few sentences around a claim or a diagram are said with it; more are points of their own. */
const fewParagraphs = 3

/** A first slide of a section that only has this many points is its divider. */
const fewPoints = 1

/**
 * @param section A section.
 * @param above The heading of the section that it stands in, where it is not a main one.
 * @param place Number of a main section among all, for its divider.
 */
export function sectionSlides(
  section: Section,
  above: Heading | undefined,
  place: Place | undefined,
  setting: Setting,
): Draft[] {
  const [head, ...rest] = section.children
  const title = titleOf(toString(head))
  const own = rest
    .filter((node): node is Flow => node.type !== 'section')
    .filter((node) => !setting.elsewhere.has(node))
  const children = sectionsIn(section)
  const fields: Passage['fields'] = above ? { section: titleOf(toString(above)) } : {}
  const from = above ? [above, head] : [head]
  const passage: Passage = { id: section.id, title, fields, from, place: setting.place }
  const compared = find(section.findings, 'comparison')
  const reasoned = find(section.findings, 'reasons')

  if (reasoned) return reasonSlides(section, reasoned, own, passage, setting)
  if (compared) {
    const told = compare(compared, own, children, passage)
    return [...told.drafts, ...told.left.flatMap((child) => sectionSlides(child, head, undefined, setting))]
  }
  const special = specialSlides(section, own, passage)
  const drafts =
    special ??
    pack(
      entriesOf(own, (node) => pointsFor(section, node)),
      passage,
    )
  const nested = children.flatMap((child) => sectionSlides(child, head, undefined, setting))
  if (children.length >= 2 && place && !special) {
    return [...divider(section, drafts, own, place, passage), ...nested]
  }
  return drafts.length === 0 && nested.length === 0 ? unsaid(own, passage) : [...drafts, ...nested]
}

/** Number of a main section: index of total. */
export interface Place {
  index: number
  total: number
}

/** The points that understanding found in a paragraph of a part. */
export function pointsFor(part: Article | Section, node: Paragraph): Point[] {
  const from = node.position?.start.offset
  const to = node.position?.end.offset
  if (from === undefined || to === undefined) return []
  const points = find(part.findings, 'digest')?.children ?? []
  return points.filter((point) => {
    const start = originOf([point])[0]?.start.offset
    return start !== undefined && from <= start && start < to
  })
}

function find<T extends Finding['type']>(
  findings: readonly Finding[],
  type: T,
): Extract<Finding, { type: T }> | undefined {
  return findings.find((finding): finding is Extract<Finding, { type: T }> => finding.type === type)
}

/** A claim and a diagram each have a slide; the sentences around them are said there. */
function specialSlides(section: Section, own: readonly Flow[], passage: Passage): Draft[] | undefined {
  const claim = find(section.findings, 'claim')
  const picture = find(section.findings, 'diagram')
  if (!claim && !picture) return undefined
  const drafts: Draft[] = []
  const { id, title, fields, from } = passage
  const pictured = picture ? own.filter((node) => holds(node, picture)) : []
  const few = own.every(({ type }) => type === 'paragraph') && own.length <= fewParagraphs
  const said: Flow[] = few
    ? [...own]
    : own.filter((node) => (claim && holds(node, claim)) || pictured.includes(node))
  if (claim) {
    const shown = patch(claim, paragraph(claim.children))
    shown.data = { ...shown.data, salience: 1 }
    const notes = said.filter((node) => !pictured.includes(node) || holds(node, claim))
    drafts.push(draft('statement', `${id}-claim`, title, [shown], { fields, from, notes, salience: 1 }))
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
  return [
    ...drafts,
    ...pack(
      entriesOf(left, (node) => pointsFor(section, node)),
      passage,
    ),
  ]
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

function holds(node: Flow, finding: Finding): boolean {
  const from = node.position?.start.offset ?? -1
  const to = node.position?.end.offset ?? -1
  return originOf([finding]).some(({ start }) => from <= (start.offset ?? -2) && (start.offset ?? -2) < to)
}

/** Two sides beside each other; sub-sections that hold more than text follow in full. */
function compare(
  comparison: Comparison,
  own: readonly Flow[],
  children: readonly Section[],
  passage: Passage,
) {
  const names = ['left', 'right', 'third']
  const slots = comparison.children.map((side, index) =>
    slot([patch(side, heading(side.name)), bullets(side.children)], names[index] ?? 'right'),
  )
  const plain = children.filter((child) =>
    child.children.every(({ type }) => ['heading', 'list', 'paragraph'].includes(type)),
  )
  const notes = [
    ...own,
    ...plain.flatMap((child) =>
      child.children.filter((node): node is Flow => node.type !== 'section' && node.type !== 'heading'),
    ),
  ]
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

/** What a card has room for beside the name, characters of any script: two lines. */
const longestGist = 100

/** All reasons at a glance, then each by itself. */
function reasonSlides(
  section: Section,
  found: Reasons,
  own: readonly Flow[],
  passage: Passage,
  setting: Setting,
): Draft[] {
  const { id, title } = passage
  const passages = new Set<Flow>(found.children.flatMap((reason) => reason.passage))
  const rest = own.filter((node) => !tells(node, passages))
  const before = rest.filter(
    (node) => (node.position?.start.offset ?? 0) < (originOf([found])[0]?.start.offset ?? 0),
  )
  const after = rest.filter((node) => !before.includes(node))
  const brief = found.children.every(({ children }) => toString(children[0]).length <= longestGist)
  const cards = found.children.map((reason) => {
    const named = paragraph([{ type: 'strong', children: [{ type: 'text', value: reason.name }] }])
    const [first] = reason.children
    const name = patch(reason, listItem(first && brief ? [named, line(first)] : [named]))
    name.data = {
      ...name.data,
      salience: Math.max(0.5, ...reason.children.map((point) => point.data?.salience ?? 0)),
    }
    return name
  })
  const total = found.children.length
  return [
    draft('overview', id, title, [patch(found, list(cards, true))], {
      fields: passage.fields,
      from: passage.from,
      notes: before,
      salience: 0.9,
    }),
    ...found.children.flatMap((reason, index) => {
      const solid = reason.passage.filter((node) => node.type === 'code' || node.type === 'table')
      const shown = draft('rationale', `${id}-${index + 1}`, reason.name, [bullets(reason.children)], {
        fields: { section: title, index: index + 1, total },
        from: toldBy(section, index),
        notes: reason.passage.filter((node) => node.type !== 'code' && node.type !== 'table'),
        salience: 0.85,
      })
      const more = pack(
        entriesOf(solid, () => []),
        { ...passage, title: reason.name, fields: { section: title } },
      )
      return [
        shown,
        ...more,
        ...nestedOf(section, index).flatMap((child) =>
          sectionSlides(child, section.children[0], undefined, setting),
        ),
      ]
    }),
    ...pack(
      entriesOf(after, (node) => pointsFor(section, node)),
      passage,
    ),
  ]
}

/** Sub-sections of the sub-section that tells a reason. */
function nestedOf(section: Section, index: number): Section[] {
  return sectionsIn(sectionsIn(section)[index])
}

/** The heading of the sub-section that tells a reason. */
function toldBy(section: Section, index: number): Node[] {
  return sectionsIn(section)[index]?.children.slice(0, 1) ?? []
}

/** @returns The sub-sections of a section. */
export function sectionsIn(section: Section | undefined): Section[] {
  return section ? section.children.filter((node): node is Section => node.type === 'section') : []
}

/** Whether a block is one of the passages, or a list of them. */
function tells(node: Flow, passages: ReadonlySet<Flow>): boolean {
  if (passages.has(node)) return true
  return (
    node.type === 'list' &&
    node.children.every((child) => child.children.some((block) => passages.has(block)))
  )
}

/** The name of a main section, with its one point; more points are slides after it. */
function divider(
  section: Section,
  drafts: Draft[],
  own: Flow[],
  { index, total }: Place,
  passage: Passage,
): Draft[] {
  const points = own.filter((node) => node.type === 'paragraph').flatMap((node) => pointsFor(section, node))
  const short = points.length <= fewPoints && own.every(({ type }) => type === 'paragraph')
  const lead = short && points[0] ? [line(points[0])] : []
  const made = draft('section', passage.id, passage.title, lead, {
    fields: { index, total },
    from: passage.from,
    notes: short ? own : [],
    salience: 0.6,
  })
  return short ? [made] : [made, ...drafts]
}

/** A section of which nothing can be shown: its words are said on a slide with its name. */
function unsaid(own: Flow[], passage: Passage): Draft[] {
  if (own.length === 0) return []
  return [draft('section', passage.id, passage.title, [], { from: passage.from, notes: own, salience: 0.2 })]
}
