/**
 * Units of a main section → slides: the cheapest way to part the row into slides, where neighbours
 * that are both less than half full stand on one, with their headings before them.
 *
 * ```text
 *   ### Install   - a point                 # How to begin
 *   ### Run       - a point        →        - **Install** a point
 *                                           - **Run** a point
 * ```
 */

import type { ListItem, Paragraph } from 'mdast'
import { paragraph, slot, text as textNode } from '#tree/build.ts'
import { patch } from '#tree/origin.ts'
import type { Flow } from '#tree/nodes.ts'
import { draft, type Draft } from '../slides/draft.ts'
import { type BlockUnit, type ContentUnit, type ItemUnit, isLeadIn } from '../content/unit.ts'
import { blocksOf, mergeLists } from '../content/unit-blocks.ts'
import { fitSlide } from '../paginate/overflow.ts'
import type { LayoutCandidate } from '../fit/candidate.ts'
import { loadOf } from '../timing/reading-load.ts'
import type { Passage } from '../paginate/passage.ts'
import { fitsSlide, contentHeight, scales } from '../fit/capacity.ts'
import { type Group, impossible, partition, tooMuch } from '../paginate/partition.ts'
import { sectionLine } from '../slides/title.ts'
import { excerpt } from './excerpt.ts'
import type { Share, Segment } from './segments.ts'

/** A slide of the talk, with the segments that it shows. */
export interface Composed {
  made: Draft
  segments: readonly Segment[]
  /** What stands on it, for its title. */
  entries: readonly ContentUnit[]
  /** The headings of the sub-sections that it shows, where they are several. */
  parts?: readonly string[]
  /** How much of its code or table it shows, where that is not all. */
  share?: Share
}

/** At more items than this nobody counts any more. */
const mostItems = 7

/** Commands of a line or two stand on one slide; more of them are a page to read. */
const mostListings = 2

/** A slide that is filled less looks forgotten. */
const half = 0.45

/** What makes one way to part the row better than another, in slides. */
const cost = {
  slide: 1,
  /** For each share of the slide that is missing to `half`: two thirds empty is worse than a slide more. */
  empty: 2,
  /** A point alone. */
  alone: 2,
  /** Text beyond half of what is easy to read. */
  load: 1,
  fill: 0.15,
  /** Another sub-section on the same slide; for each. */
  crossing: 0.2,
  /** Code or a table among text. */
  mixed: 0.05,
}

/** @returns Slides in order. What no slide holds is `left`: it goes behind the end. */
export function compose(
  segments: readonly Segment[],
  above: string,
): { slides: Composed[]; left: Segment[] } {
  const slides: Composed[] = []
  const left: Segment[] = []
  let run: Segment[] = []
  const flush = (): void => {
    for (const group of partition(run, (one) => costOf(one))) {
      const composed = isLeftOver(group, segments) ? undefined : slideOf(group, above)
      if (composed) slides.push(composed)
      else left.push(...group)
    }
    run = []
  }
  for (const segment of segments) {
    if (segment.made) {
      flush()
      slides.push({ made: segment.made, segments: [segment], entries: [] })
    } else run.push(segment)
  }
  flush()
  return { slides, left }
}

/** Points that found no neighbour of their own: one of each sub-section, of which other slides show more. */
function isLeftOver(group: readonly Segment[], all: readonly Segment[]): boolean {
  return group.every(
    (one, at) =>
      texts(one.entries) === one.entries.length &&
      one.entries.length === 1 &&
      group.every((other, place) => place === at || other.passage !== one.passage) &&
      all.some(
        (other) =>
          other.passage === one.passage &&
          !group.includes(other) &&
          (group.length === 1 || other.entries.some(({ kind }) => kind === 'standalone')),
      ) &&
      (group.length > 1 || all.indexOf(one) !== all.findIndex(({ passage }) => passage === one.passage)),
  )
}

function placeOf(passage: Passage): LayoutCandidate {
  return passage.candidates('points', passage.id)[0]!
}

function costOf({ entries: segments }: Group<Segment>): number {
  const [first] = segments
  if (!first) return impossible
  const place = placeOf(first.passage)
  const entries = together(segments)
  const solids = segments.flatMap((segment) => segment.entries).filter((entry) => entry.kind === 'standalone')
  const blocks = blocksOf(entries)
  const alone = segments.length === 1 && solids.length > 0
  if (alone && solids.some(({ block }) => scales(block))) return cost.slide
  const listings = solids.filter(({ block }) => block.type === 'code')
  const crowded = solids.length > 1 && (listings.length < solids.length || solids.length > mostListings)
  if (!alone && (crowded || solids.some(({ block, role }) => scales(block) || role === 'quote')))
    return tooMuch
  const items = entries.filter(({ kind }) => kind === 'item').length
  const load = loadOf(blocks)
  const height = contentHeight(blocks, place.slot, place.title, '')
  if (segments.length > 1 && (items > mostItems || load > 1 || !fitsSlide(blocks, place, ''))) return tooMuch
  const fill = height / place.slot.height
  if (alone) return cost.slide + Math.max(0, half - fill) * cost.empty
  const crossings = segments.filter(
    (segment, at) => at > 0 && segment.passage !== segments[at - 1]?.passage,
  ).length
  return (
    cost.slide +
    Math.max(0, half - fill) * cost.empty +
    (solids.length === 0 && texts(entries) <= 1 ? cost.alone : 0) +
    Math.max(0, load - 0.5) * cost.load +
    fill ** 2 * cost.fill +
    crossings * cost.crossing +
    (solids.length > 0 ? cost.mixed : 0)
  )
}

/** How many lines an audience sees as points. */
function texts(entries: readonly ContentUnit[]): number {
  return entries.filter((entry) => entry.kind !== 'standalone').length
}

/** The entries of segments of several sub-sections, each below its heading. */
function together(segments: readonly Segment[]): ContentUnit[] {
  const runs: { passage: Passage; entries: ContentUnit[] }[] = []
  for (const segment of segments) {
    const last = runs.at(-1)
    if (last?.passage === segment.passage) last.entries.push(...segment.entries)
    else runs.push({ passage: segment.passage, entries: [...segment.entries] })
  }
  const [first, ...others] = runs
  if (!first || others.length === 0) return first?.entries ?? []
  const parent = sectionLine(first.passage.title)
  return runs.flatMap(({ passage, entries }, at) =>
    at === 0 && others.every((other) => other.passage.fields['section'] === parent)
      ? entries
      : labelled(passage, entries),
  )
}

/** A heading before what it is about: in the same line where that is one point. */
function labelled(passage: Passage, entries: readonly ContentUnit[]): ContentUnit[] {
  const name = patch(passage.from.slice(-1), { type: 'strong' as const, children: [textNode(passage.title)] })
  const [only, ...others] = entries
  if (only?.kind === 'item' && only.group === 'prose' && others.length === 0) {
    const [content, ...below] = only.item.children
    if (content?.type === 'paragraph') {
      const line = patch(
        [...passage.from.slice(-1), content],
        paragraph([name, textNode(' '), ...content.children]),
      )
      const item: ListItem = patch([line, ...below], { ...only.item, children: [line, ...below] })
      return [{ ...only, item }]
    }
  }
  const lead: BlockUnit = { kind: 'block', block: patch(name, paragraph([name])), isLeadIn: true, notes: [] }
  return [lead, ...entries]
}

/** The slide of a group; nothing where it needs more than one. */
function slideOf(segments: readonly Segment[], above: string): Composed | undefined {
  const [first] = segments
  if (!first) return undefined
  const all = segments.flatMap((segment) => segment.entries)
  const passages = [...new Set(segments.map(({ passage }) => passage))]
  const passage = passages.length === 1 ? first.passage : joint(passages, above)
  const entries = together(segments)
  const notes = notesOf(all)
  const solid = all.find((entry) => entry.kind === 'standalone')
  const { id, title, fields, from } = passage
  const value = Math.max(
    ...all.map((entry) => (entry.kind === 'item' ? (entry.item.data?.salience ?? 0.4) : 0)),
  )
  const base = { fields, from, notes, salience: value }
  if (!solid || all.length > 2 || (all.length === 2 && !isSentence(all[0]))) {
    const made = draft('points', id, title, blocksOf(entries), base)
    const fits = single(stated(made, passage), passage)
    return (
      fits && {
        made: named(fits, all),
        segments,
        entries,
        parts: passages.length > 1 ? passages.map((one) => one.title) : [],
      }
    )
  }
  const sentence = all.length === 2 ? (all[0] as ItemUnit) : undefined
  const caption = solid.caption ? [solid.caption] : []
  const line = sentence?.item.children[0]
  const words: Flow[] = line?.type === 'paragraph' ? [line] : []
  for (const blocks of [[...words, solid.block, ...caption], [solid.block, ...caption], [solid.block]]) {
    // A caption that has no room beside what it names is said.
    const spoken = blocks.length === 1 ? [...notes, ...caption] : notes
    const made = draft(solid.role, id, title, blocks, { ...base, notes: spoken })
    const fits = single(made, passage)
    if (fits) return { made: fits, segments, entries: all }
  }
  const cut = excerpt(
    draft(solid.role, id, title, [solid.block], { ...base, notes: [...notes, ...caption] }),
    passage,
  )
  return cut && { made: cut.made, segments, entries: all, share: cut.share }
}

/** One point is set as large as a statement. */
function stated(made: Draft, passage: Passage): Draft {
  const [only, ...others] = contentOf(made)
  const [item, ...items] = only?.type === 'list' ? only.children : []
  const [line, ...below] = item?.children ?? []
  const text = only?.type === 'paragraph' ? only : line
  if (others.length > 0 || items.length > 0 || below.length > 0 || text?.type !== 'paragraph') return made
  const place = passage.candidates('statement', passage.id)[0]!
  return fitsSlide([text], place, made.title) ? { ...made, role: 'statement', slots: [slot([text])] } : made
}

/** Text beside code, a table or a formula explains it: that is what such a slide shows. */
function named(made: Draft, entries: readonly ContentUnit[]): Draft {
  const looked = entries.find((entry) => entry.kind === 'standalone')
  const formula = entries.some((entry) => entry.kind === 'block' && entry.block.type === 'math')
  const points = entries.filter((entry) => entry.kind === 'item').length
  if (points > 2 || made.role !== 'points') return made
  return looked ? { ...made, as: looked.role } : formula ? { ...made, as: 'definition' } : made
}

function contentOf({ slots }: Draft): Flow[] {
  return slots.flatMap(({ children }) => children)
}

/** A draft that one slide holds, smaller where it has to be; nothing for one that goes on. */
function single(made: Draft, passage: Passage): Draft | undefined {
  let over = false
  const report: Passage['report'] = (id) => void (over ||= id === 'plan:too-large')
  const [only, ...others] = fitSlide(made, { candidates: passage.candidates, report })
  return others.length === 0 && !over ? only : undefined
}

/** What several sub-sections have in common: the heading above them. */
function joint(passages: readonly Passage[], above: string): Passage {
  const [first] = passages
  const within = passages.map(({ fields }) => fields['section'])
  const common = passages.every(
    ({ title, fields }) =>
      (fields['section'] ?? sectionLine(title)) === (first!.fields['section'] ?? sectionLine(first!.title)),
  )
  const { section: _, ...fields } = first!.fields
  return {
    ...first!,
    title: common ? String(within[0] ?? first!.title) : above,
    fields,
    from: passages.flatMap(({ from }) => from),
  }
}

/** What is said to the entries, each paragraph once; the whole paragraph of a point. */
function notesOf(entries: readonly ContentUnit[]): Flow[] {
  const notes = new Set<Flow>()
  for (const entry of entries) {
    for (const block of entry.notes) notes.add(block)
    if (entry.kind === 'item' && entry.of) notes.add(entry.of)
  }
  return mergeLists([...notes])
}

function isSentence(entry: ContentUnit | undefined): entry is ItemUnit {
  return entry?.kind === 'item' && entry.group === 'prose' && !isLeadIn(entry)
}

/** @returns The paragraphs of which a point is shown. */
export function paragraphsOf(entries: readonly ContentUnit[]): Paragraph[] {
  return entries.flatMap((entry) => (entry.kind === 'item' && entry.of ? [entry.of] : []))
}
