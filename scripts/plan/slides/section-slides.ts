/** A section of the article → its slides. */

import type { Heading } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Flow, Section } from '#tree/nodes.ts'
import { compare, shareSlides } from './comparison-slide.ts'
import { draft, type Draft } from './draft.ts'
import { blockSlides, siblingSlides } from './form-slides.ts'
import { findAnnotation, blockAnnotations, sectionsIn, flowIn } from '../content/annotations.ts'
import type { Passage } from '../paginate/passage.ts'
import { line } from '../content/bullets.ts'
import { reasonSlides } from './rationale-slides.ts'
import { fitSlide } from '../paginate/overflow.ts'
import type { LayoutCandidates } from '../fit/candidate.ts'
import type { Report } from '../paginate/report.ts'
import { nameListsIn } from '../content/name-lists.ts'
import { specialSlides } from './claim-slide.ts'
import { sectionLine, titleOf } from './title.ts'

/** What is the same for all passages of a deck. */
export interface Setting {
  /** Where a role of a passage is shown. */
  candidates: LayoutCandidates
  report: Report
  /** Paragraphs that are said elsewhere: the conclusion, on the takeaways. */
  shownElsewhere: Set<Flow>
  /** The name of the talk, which stands on all slides. */
  talk: string
  /** Whether the slides of text are made after what is in the talk was chosen. */
  deferred: boolean
}

/** A first slide of a section that only has this many points is its divider. */
const fewPoints = 1

/**
 * @param section A section, and those within it.
 * @param above The heading of the section that it stands in, where it is not a main one.
 * @param place Number of a main section among all, for its divider.
 */
export function sectionSlides(
  section: Section,
  above: Heading | undefined,
  candidate: DividerContext | undefined,
  setting: Setting,
): Draft[] {
  const { role } = section
  const drafts = slidesOf(section, above, candidate, setting)
  return role ? drafts.map((made) => ({ ...made, part: made.part ?? role })) : drafts
}

function slidesOf(
  section: Section,
  above: Heading | undefined,
  candidate: DividerContext | undefined,
  setting: Setting,
): Draft[] {
  const [head, ...rest] = section.children
  const title = titleOf(toString(head))
  const own = rest
    .filter((node): node is Flow => node.type !== 'section')
    .filter((node) => !setting.shownElsewhere.has(node))
  const children = sectionsIn(section)
  const within = above && titleOf(toString(above))
  const fields: Passage['fields'] =
    within !== undefined && within !== titleOf(setting.talk) ? { section: sectionLine(within) } : {}
  const from = above ? [above, head] : [head]
  const { candidates, report } = setting
  const passage: Passage = {
    id: section.id,
    title,
    fields,
    from,
    candidates,
    report,
    deferred: setting.deferred,
    ...(section.role ? { part: section.role } : {}),
  }
  const compared = findAnnotation(section.annotations, 'comparison')
  const shared = findAnnotation(section.annotations, 'comparisonTable')
  const reasoned = findAnnotation(section.annotations, 'rationale')

  if (reasoned)
    return reasonSlides(section, reasoned, own, passage, (child, heading) =>
      sectionSlides(child, heading, undefined, setting),
    )
  if (shared) {
    const drafted = shareSlides(shared, own, children, passage)
    return [
      ...drafted.drafts,
      ...drafted.left.flatMap((child) => sectionSlides(child, head, undefined, setting)),
    ]
  }
  if (compared) {
    const drafted = compare(compared, own, children, passage)
    return [
      ...drafted.drafts.flatMap((made) => fitSlide(made, passage)),
      ...drafted.left.flatMap((child) => sectionSlides(child, head, undefined, setting)),
    ]
  }
  const siblings = candidate?.total === 1 ? undefined : siblingSlides(section, own, children, passage)
  if (siblings) return siblings
  const special = specialSlides(section, own, passage)
  const nameLists: readonly Flow[] = nameListsIn(title, own)
  const shown = own.filter((node) => !nameLists.includes(node))
  const drafted = special ?? withNotes(blockSlides(shown, section, passage), nameLists)
  const drafts = drafted.length === 0 && nameLists.length > 0 ? unsaid(own, passage) : drafted
  const staged = flowIn(section, 'heading')
  const parts = candidate?.total === 1 ? partsOf(section) : []
  const nested = [
    ...(staged ? [draft('diagram', `${section.id}-diagram`, title, [staged], { fields, from })] : []),
    ...children.flatMap((child, index) => {
      const part = parts.length > 0 ? { index: index + 1, total: parts.length } : undefined
      return sectionSlides(child, head, part, setting)
    }),
  ]
  if (children.length >= 2 && candidate && parts.length === 0 && !special && !setting.deferred) {
    return [...divider(section, drafts, own, candidate, passage), ...nested]
  }
  if (drafts.length === 0 && nested.length === 0) return unsaid(own, passage)
  return drafts.length === 0 && setting.deferred ? headed(nested, head, own) : [...drafts, ...nested]
}

/** A section that shows nothing but sub-sections is named and said where the first of them is. */
function headed([first, ...others]: Draft[], head: Heading, notes: readonly Flow[]): Draft[] {
  if (!first) return others
  const { pending } = first
  const from = [head, ...first.from]
  return [
    {
      ...first,
      from,
      notes: [...notes, ...first.notes],
      ...(pending ? { pending: { ...pending, passage: { ...pending.passage, from } } } : {}),
    },
    ...others,
  ]
}

/**
 * The parts of a talk about one thing: an article whose title is also the heading over all others
 * has one main section, and what divides it are the sections of that.
 *
 * @param section The only main section.
 * @returns Its sections; none where it has too few, or is shown as a whole.
 */
export function partsOf(section: Section): Section[] {
  const whole = (['comparison', 'comparisonTable', 'rationale'] as const).some((kind) =>
    findAnnotation(section.annotations, kind),
  )
  const parts = sectionsIn(section)
  return whole || parts.length < 2 ? [] : parts
}

/** Number of a main section: index of total. */
export interface DividerContext {
  index: number
  total: number
}

/** The name of a main section, with its one point; more points are slides after it. */
function divider(
  section: Section,
  drafts: Draft[],
  own: Flow[],
  { index, total }: DividerContext,
  passage: Passage,
): Draft[] {
  const { points: pointsOf } = blockAnnotations(section)
  const points = own.filter((node) => node.type === 'paragraph').flatMap((node) => pointsOf(node))
  const onlyPoints = drafts.every(({ role }) => role === 'points')
  const short = onlyPoints && points.length <= fewPoints && own.every(({ type }) => type === 'paragraph')
  const lead = short && points[0] ? [line(points[0])] : []
  const made = draft('section', passage.id, passage.title, lead, {
    fields: { index, total },
    from: passage.from,
    notes: short ? own : [],
    salience: 0.6,
  })
  return short ? [made] : [made, ...drafts]
}

/** The first slide says what none shows. */
function withNotes([first, ...others]: Draft[], blocks: readonly Flow[]): Draft[] {
  return first ? [{ ...first, notes: [...first.notes, ...blocks] }, ...others] : []
}

/** A section of which nothing can be shown: its words are said on a slide with its name. */
function unsaid(own: Flow[], passage: Passage): Draft[] {
  if (own.length === 0) return []
  return [draft('section', passage.id, passage.title, [], { from: passage.from, notes: own, salience: 0.2 })]
}
