/** Entries of a passage → slides, by the ladder of what can be done where it does not fit. */

import { originOf } from '#tree/origin.ts'
import type { Flow, SlideRole } from '#tree/nodes.ts'
import { draft, type Draft } from '../slides/draft.ts'
import { type ContentUnit, isHeadOf, isLeadIn, type StandaloneUnit, type TextUnit } from '../content/unit.ts'
import { blocksOf } from '../content/unit-blocks.ts'
import { fitSlide } from './overflow.ts'
import type { LayoutCandidate } from '../fit/candidate.ts'
import { loadOf } from '../timing/reading-load.ts'
import { blockOf, fragments } from './fragments.ts'
import { repeatLeadIn, type RepeatedUnits } from '../content/repeated-lead-in.ts'
import { rulerFor } from '../fit/index.ts'
import { fitsSlide, contentHeight, minFill } from '../fit/capacity.ts'
import { breakFormula } from './split-formula.ts'
import { type Group, impossible, partition, tooMuch } from './partition.ts'
import { textSlide } from '../slides/points-slide.ts'
import type { Passage } from './passage.ts'

/** People write three to five items on a slide; at more than six nobody counts any more. */
const mostItems = 6

/** What joins the text that it belongs to, where both are short; a picture wants all the room. */
const joining: ReadonlySet<Flow['type']> = new Set(['code', 'table'])

/** Beside two of them the text has no room. */
const maxStandalone = 2

/** Beyond a share of 0.5 (40 words, 55 hanzi) an audience reads instead of listening. */
const easy = 0.5

/** What makes one cut better than another, in slides: three that are well cut beat two that are not. */
const cost = {
  /** Each further slide. */
  slide: 1,
  /** A slide as empty as to be below `thin`. */
  thin: 0.9,
  /** A point alone, where its passage has others. */
  alone: 0.8,
  /** For each full slide's worth of text beyond `easy`. */
  load: 1.2,
  /** Slides of one passage are to be about as full. */
  fill: 0.15,
  /** A list that goes on, and prose that does; the end of a list before something else. */
  within: 0.3,
  prose: 0.05,
  tail: 0.2,
  /** The middle of a list without what announces it. */
  bare: 0.15,
  /** An item parted from those below it. */
  head: 2,
  /** A formula parted from the words before it, which it may be the end of. */
  formula: 0.6,
  /** Code or a table among text, and text after it, which may belong to what follows. */
  mixed: 0.1,
  after: 0.15,
}

/** @returns Slides of points, with code and tables among them or by themselves, in order. */
export function paginate(units: readonly ContentUnit[], passage: Passage): Draft[] {
  if (passage.deferred) {
    const { id, title, fields, from } = passage
    return units.length === 0
      ? []
      : [{ ...draft('points', id, title, [], { fields, from }), pending: { entries: units, passage } }]
  }
  const candidate = passage.candidates('points', passage.id)[0]!
  const alone = (blocks: readonly Flow[]): boolean => fitsSlide(blocks, candidate, passage.title)
  const mergedUnits = units.flatMap((unit): ContentUnit[] =>
    unit.kind === 'standalone' ? [unit] : reported(unit, fragments(broken(unit, candidate), alone), passage),
  )
  const again = repeatLeadIn(mergedUnits, alone)
  const groups = partition(mergedUnits, (group) => costOf(group, again(group.entries), candidate, passage))
  const slides = groups.flatMap((group) =>
    group.length === 1 && group[0]?.kind === 'standalone'
      ? standaloneSlides(group[0], passage)
      : textSlide(again(group).units, candidate, passage),
  )
  return number(slides, 'points', passage)
}

/** A formula that is too wide is set in lines. */
function broken(unit: TextUnit, { slot }: LayoutCandidate): TextUnit {
  if (unit.kind !== 'block' || unit.block.type !== 'math') return unit
  return { ...unit, block: breakFormula(unit.block, rulerFor(slot)) }
}

function reported(unit: TextUnit, made: TextUnit[], { report }: Passage): TextUnit[] {
  if (made.length > 1)
    report(
      'plan:split',
      `Split the ${unit.kind === 'item' ? 'item' : 'paragraph'} into ${made.length} parts: it is taller than a slide`,
      blockOf(unit),
    )
  return made
}

/** What a slide with these entries costs; what is said again on it takes room, and nobody reads it again. */
function costOf(
  { entries: units, before, after }: Group<ContentUnit>,
  shown: RepeatedUnits,
  candidate: LayoutCandidate,
  passage: Passage,
): number {
  const [first] = units
  const last = units.at(-1)
  const standaloneUnits = units.filter((unit) => unit.kind === 'standalone')
  if (units.length === 1 && first?.kind === 'standalone') return cost.slide
  if (
    standaloneUnits.length > maxStandalone ||
    !standaloneUnits.every(({ block }) => joins(block, candidate))
  )
    return tooMuch
  const items = units.filter(({ kind }) => kind === 'item').length
  const load = loadOf(blocksOf(units))
  const height = contentHeight(blocksOf(shown.units), candidate.slot, candidate.title, passage.title)
  // What announces goes with what it announces, even where both together are too tall.
  const single = units.length === 1 || (units.length === 2 && isLeadIn(first))
  if (!single && (items > mostItems || load > 1 || height > candidate.slot.height)) return tooMuch
  if (isLeadIn(last) && after) return impossible
  const fill = height / candidate.slot.height
  const neighbours = [before, after].filter((unit) => unit !== undefined && unit.kind !== 'standalone')
  const lonely = standaloneUnits.length === 0 && items <= 1 && single && neighbours.length > 0
  const trailing = units.some(
    (unit, at) => unit.kind !== 'standalone' && units[at - 1]?.kind === 'standalone',
  )
  return (
    cost.slide +
    (fill < minFill ? cost.thin : 0) +
    (lonely ? cost.alone : 0) +
    Math.max(0, load - easy) * cost.load +
    fill ** 2 * cost.fill +
    goesOn(last, after) +
    endsFirst(units, before) +
    (shown.bare ? cost.bare : 0) +
    (isHeadOf(last, after) ? cost.head : 0) +
    (last?.kind === 'item' && isFormula(after) ? cost.formula : 0) +
    (standaloneUnits.length > 0 ? cost.mixed : 0) +
    (trailing ? cost.after : 0)
  )
}

/** What it costs to cut here. */
function goesOn(last: ContentUnit | undefined, after: ContentUnit | undefined): number {
  if (last?.kind !== 'item' || after?.kind !== 'item' || last.group !== after.group) return 0
  return last.group === 'prose' ? cost.prose : cost.within
}

/** What it costs that a list ends here and something else follows, which would look like more of it. */
function endsFirst(units: readonly ContentUnit[], before: ContentUnit | undefined): number {
  if (before?.kind !== 'item' || before.group === 'prose') return 0
  const { group } = before
  const last = units.findLastIndex((unit) => unit.kind === 'item' && unit.group === group)
  const next = units[last + 1]
  return last >= 0 && next && !isBelow(next) ? cost.tail : 0
}

function isFormula(unit: ContentUnit | undefined): boolean {
  return unit?.kind === 'block' && unit.block.type === 'math'
}

function isBelow(unit: ContentUnit): boolean {
  return unit.kind === 'item' && unit.head !== undefined
}

function joins(block: Flow, { slot }: LayoutCandidate): boolean {
  return joining.has(block.type) && (slot.accepts as string[]).includes(block.type)
}

function standaloneSlides({ role, block, caption, notes }: StandaloneUnit, passage: Passage): Draft[] {
  const { id, title, fields, from } = passage
  const both = caption ? [block, caption] : [block]
  // A caption that has no room beside what it names is said.
  const named = caption && fitsSlide(both, passage.candidates(role, id)[0]!, title)
  const notesWithCaption = caption && !named ? [...notes, caption] : notes
  return fitSlide(
    draft(role, id, title, named ? both : [block], { fields, from, notes: notesWithCaption }),
    passage,
  )
}

/** Slides of a role that go on say so: `2/3`. */
function number(drafts: readonly Draft[], role: SlideRole, { title, from, report }: Passage): Draft[] {
  const parts = drafts.filter((made) => made.role === role)
  if (parts.length < 2) return [...drafts]
  // What was cut by itself has been told.
  if (parts.some(({ fields }) => fields?.['continued'] === undefined)) {
    const place = [...from, ...parts.flatMap(({ slots }) => slots)].find(
      (node) => originOf([node]).length > 0,
    )
    report('plan:split', `Split \`${title}\` into ${parts.length} slides: it does not fit on one`, place)
  }
  const slideIndices = new Map(parts.map((made, index) => [made, index]))
  return drafts.map((made) => {
    const index = slideIndices.get(made)
    return index === undefined
      ? made
      : { ...made, fields: { ...made.fields, continued: `${index + 1}/${parts.length}` } }
  })
}
