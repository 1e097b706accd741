/** Entries of a passage → slides, by the ladder of what can be done where it does not fit. */

import type { Node } from 'unist'
import { originOf } from '#tree/origin.ts'
import type { Flow, Slide, SlideRole } from '#tree/nodes.ts'
import { draft, type Draft } from './draft.ts'
import { type Entry, isHeadOf, leads, type SolidEntry, type TextEntry } from './entry.ts'
import { blocksOf } from './entry-blocks.ts'
import { settle } from './ladder.ts'
import type { Place, Places } from './layout.ts'
import { loadOf } from './load.ts'
import { blockOf, pieces } from './pieces.ts'
import { repeating, type Shown } from './repeating.ts'
import type { Report } from './report.ts'
import { rulerFor } from './fit.ts'
import { fitsIn, heightIn, thin } from './room.ts'
import { breakFormula } from './split-formula.ts'
import { type Group, impossible, part, tooMuch } from './segment.ts'
import { textSlide } from './text-slide.ts'

/** What the slides of one passage have in common. */
export interface Passage {
  id: string
  title: string
  fields: Slide['fields']
  /** The heading of the passage. */
  from: Node[]
  /** Where a role is shown, best first. */
  places: Places
  report: Report
}

/** People write three to five items on a slide; at more than six nobody counts any more. */
const mostItems = 6

/** What joins the text that it belongs to, where both are short; a picture wants all the room. */
const joining: ReadonlySet<Flow['type']> = new Set(['code', 'table'])

/** Beside two of them the text has no room. */
const mostSolids = 2

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
export function pack(entries: readonly Entry[], passage: Passage): Draft[] {
  const place = passage.places('points', passage.id)[0]!
  const alone = (blocks: readonly Flow[]): boolean => fitsIn(blocks, place, passage.title)
  const units = entries.flatMap((entry): Entry[] =>
    entry.kind === 'solid' ? [entry] : reported(entry, pieces(broken(entry, place), alone), passage),
  )
  const again = repeating(units, alone)
  const groups = part(units, (group) => costOf(group, again(group.entries), place, passage))
  const slides = groups.flatMap((group) =>
    group.length === 1 && group[0]?.kind === 'solid'
      ? solidSlides(group[0], passage)
      : textSlide(again(group).entries, place, passage),
  )
  return number(slides, 'points', passage)
}

/** A formula that is too wide is set in lines. */
function broken(entry: TextEntry, { slot }: Place): TextEntry {
  if (entry.kind !== 'block' || entry.block.type !== 'math') return entry
  return { ...entry, block: breakFormula(entry.block, rulerFor(slot)) }
}

function reported(entry: TextEntry, made: TextEntry[], { report }: Passage): TextEntry[] {
  if (made.length > 1)
    report(
      'plan:split',
      `Unexpected ${entry.kind === 'item' ? 'item' : 'paragraph'} taller than a slide, cut into ${made.length} parts`,
      blockOf(entry),
    )
  return made
}

/** What a slide with these entries costs; what is said again on it takes room, and nobody reads it again. */
function costOf(
  { entries, before, after }: Group<Entry>,
  shown: Shown,
  place: Place,
  passage: Passage,
): number {
  const [first] = entries
  const last = entries.at(-1)
  const solids = entries.filter((entry) => entry.kind === 'solid')
  if (entries.length === 1 && first?.kind === 'solid') return cost.slide
  if (solids.length > mostSolids || !solids.every(({ block }) => joins(block, place))) return tooMuch
  const items = entries.filter(({ kind }) => kind === 'item').length
  const load = loadOf(blocksOf(entries))
  const height = heightIn(blocksOf(shown.entries), place.slot, place.title, passage.title)
  // What announces goes with what it announces, even where both together are too tall.
  const single = entries.length === 1 || (entries.length === 2 && leads(first))
  if (!single && (items > mostItems || load > 1 || height > place.slot.height)) return tooMuch
  if (leads(last) && after) return impossible
  const fill = height / place.slot.height
  const neighbours = [before, after].filter((entry) => entry !== undefined && entry.kind !== 'solid')
  const lonely = solids.length === 0 && items <= 1 && single && neighbours.length > 0
  const trailing = entries.some((entry, at) => entry.kind !== 'solid' && entries[at - 1]?.kind === 'solid')
  return (
    cost.slide +
    (fill < thin ? cost.thin : 0) +
    (lonely ? cost.alone : 0) +
    Math.max(0, load - easy) * cost.load +
    fill ** 2 * cost.fill +
    goesOn(last, after) +
    endsFirst(entries, before) +
    (shown.bare ? cost.bare : 0) +
    (isHeadOf(last, after) ? cost.head : 0) +
    (last?.kind === 'item' && isFormula(after) ? cost.formula : 0) +
    (solids.length > 0 ? cost.mixed : 0) +
    (trailing ? cost.after : 0)
  )
}

/** What it costs to cut here. */
function goesOn(last: Entry | undefined, after: Entry | undefined): number {
  if (last?.kind !== 'item' || after?.kind !== 'item' || last.group !== after.group) return 0
  return last.group === 'prose' ? cost.prose : cost.within
}

/** What it costs that a list ends here and something else follows, which would look like more of it. */
function endsFirst(entries: readonly Entry[], before: Entry | undefined): number {
  if (before?.kind !== 'item' || before.group === 'prose') return 0
  const { group } = before
  const last = entries.findLastIndex((entry) => entry.kind === 'item' && entry.group === group)
  const next = entries[last + 1]
  return last >= 0 && next && !isBelow(next) ? cost.tail : 0
}

function isFormula(entry: Entry | undefined): boolean {
  return entry?.kind === 'block' && entry.block.type === 'math'
}

function isBelow(entry: Entry): boolean {
  return entry.kind === 'item' && entry.head !== undefined
}

function joins(block: Flow, { slot }: Place): boolean {
  return joining.has(block.type) && (slot.accepts as string[]).includes(block.type)
}

function solidSlides({ role, block, caption, notes }: SolidEntry, passage: Passage): Draft[] {
  const { id, title, fields, from } = passage
  const both = caption ? [block, caption] : [block]
  // A caption that has no room beside what it names is said.
  const named = caption && fitsIn(both, passage.places(role, id)[0]!, title)
  const said = caption && !named ? [...notes, caption] : notes
  return settle(draft(role, id, title, named ? both : [block], { fields, from, notes: said }), passage)
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
    report('plan:split', `Unexpected more in \`${title}\` than fits a slide, told on ${parts.length}`, place)
  }
  const places = new Map(parts.map((made, index) => [made, index]))
  return drafts.map((made) => {
    const index = places.get(made)
    return index === undefined
      ? made
      : { ...made, fields: { ...made.fields, continued: `${index + 1}/${parts.length}` } }
  })
}
