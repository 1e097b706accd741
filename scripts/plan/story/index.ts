/** What of the article is in the talk, in how much time, and what stands behind the end. */

import { toString } from 'mdast-util-to-string'
import type { Lang } from '#tree/nodes.ts'
import type { Draft } from '../slides/draft.ts'
import { type ContentUnit, isLeadIn } from '../content/unit.ts'
import { blocksOf } from '../content/unit-blocks.ts'
import type { Labels } from '../slides/labels.ts'
import type { LayoutCandidate } from '../fit/candidate.ts'
import { paginate } from '../paginate/paginate.ts'
import { fitsSlide } from '../fit/capacity.ts'
import { enough, fill, ranked } from './choose.ts'
import { compose, type Composed } from './compose.ts'
import { secondsOf } from './pace.ts'
import { Titles } from './titles.ts'
import { bundles, type Segment, segmentOf, textOf } from './segments.ts'
import { isTied } from './tied.ts'
import { doubtOf, worths } from './worth.ts'

/** A slide of the article, before the time is known. */
export interface StorySlide {
  draft: Draft
  main: number
  seconds: number
  /** Slides of one are all in the talk or none is: the reasons for one thing. */
  group: string
}

/** What a talk is made of. */
export interface Story {
  /** The slides of the longest talk, in order, each with its rank: the talk of a time has the first of them. */
  slides: StorySlide[]
  /** Slides that are in a talk together, the most important first. */
  order: StorySlide[][]
  /** What no talk has, in order. */
  back: StorySlide[]
  /** How long a talk the article carries, seconds, without the slides around it. */
  carries: number
}

/** What a story depends on. */
export interface Telling {
  lang: Lang
  pace: number
  /** Addresses of images that are not there. */
  missing: ReadonlySet<string>
  /** The time of the longest talk that is asked for, seconds. */
  longest: number
  labels: Labels
  /** Names of the main sections. */
  mains: readonly string[]
  /** Title of the talk. */
  title: string
  /** What the last slide says. */
  takeaways: readonly string[]
  /** The place of a draft. */
  placeOf: (draft: Draft) => LayoutCandidate
}

/** Units without the slides around them: so much more time is for the slides themselves. */
const overhead = 1.3

/** A talk of the whole of a short article; of a longer one a half of what is beyond, seconds. */
const whole = 300
const beyond = 0.5

/** The segments are chosen for a little more time than there is: slides are chosen after them. */
const slack = 1.3

/** @param all Drafts of the article in order, each with the main section that it stands in. */
export function storyOf(all: readonly { main: number; draft: Draft }[], telling: Telling): Story {
  const { lang, pace } = telling
  const drafts = all.map(({ main, draft }) => ({ main, draft: withNotes(draft) }))
  const segments = drafts.flatMap(({ main, draft }, at) => segmentsOf(draft, main, at, lang))
  const worth = worths(segments, telling.missing)
  const choices = segments.map(({ seconds, passage, main }, index) => ({
    seconds: (seconds * overhead) / pace,
    worth: worth[index]!,
    main,
    passage: passage.id,
  }))
  const picked = enough(ranked(choices, telling.longest * slack), choices)
  const chosen = new Set(explained(picked, segments, worth).map((index) => segments[index]!))
  const full = choices.reduce((sum, one) => sum + (one.worth > 0 ? one.seconds : 0), 0)
  const mains = [...new Set(segments.map(({ main }) => main))]
  const composed = mains.map((main) =>
    compose(
      segments.filter((segment) => segment.main === main && chosen.has(segment)),
      telling.mains[main] ?? telling.labels.introduction,
    ),
  )
  const titles = new Titles([telling.title], telling.takeaways)
  const left = new Set(composed.flatMap((one) => one.left))
  const slides = composed
    .flatMap(({ slides }) => slides)
    .flatMap((slide): (StorySlide & { worth: number })[] => {
      // What was read out of a section as a whole is told under its heading, even for the second time.
      const draft = isDoubtful(slide) ? undefined : (titled(slide, titles, telling) ?? repeatable(slide))
      if (!draft) {
        for (const segment of slide.segments) left.add(segment)
        return []
      }
      const seconds = secondsOf(draft.role, contentOf(draft), lang, pace)
      const value = slide.segments.reduce(
        (sum, segment) => sum + worth[segments.indexOf(segment)]! * segment.seconds,
        0,
      )
      const weight = slide.segments.reduce((sum, segment) => sum + segment.seconds, 0)
      const main = slide.segments[0]!.main
      return [{ draft, main, seconds, group: groupOf(slide), worth: value / Math.max(1, weight) }]
    })
  const groups = [...Map.groupBy(slides, ({ group, draft }) => group || draft).values()]
  /** Of these only a part is shown. */
  const cut = new Set(
    composed.flatMap(({ slides }) => slides.filter(({ share }) => share).flatMap((one) => one.segments)),
  )
  const back = drafts.flatMap(({ main, draft }, at): StorySlide[] => {
    const shown = segments.filter((segment) => segment.at === at && chosen.has(segment) && !left.has(segment))
    return behind(
      draft,
      shown.filter((segment) => !cut.has(segment)),
      shown.length > 0,
    ).map((one) => ({
      draft: titles.give(one, [], [], telling.placeOf(one), () => undefined) ?? one,
      main,
      seconds: secondsOf(one.role, contentOf(one), lang, pace),
      group: '',
    }))
  })
  // Of what no slide holds as a whole, the first page behind the end of each name is the talk.
  if (slides.length === 0) {
    const pages = [...Map.groupBy(back, ({ draft }) => draft.title).values()].map(([first]) => first!)
    const rest = back.filter((one) => !pages.includes(one))
    return { slides: pages, order: pages.map((one) => [one]), back: rest, carries: full }
  }
  return {
    slides,
    order: ranked(
      groups.map((all) => ({
        seconds: secondsIn(all),
        worth: all[0]!.worth,
        main: all[0]!.main,
        passage: all[0]!.draft.id,
      })),
      telling.longest,
    ).map((index) => groups[index]!),
    back,
    carries: full <= whole ? Number.POSITIVE_INFINITY : whole + (full - whole) * beyond,
  }
}

/**
 * @param seconds The time without the slides around these.
 * @param around The seconds of those.
 * @param most Slides; the talk is shorter where it would have more.
 * @returns The slides of a talk of a time, in order, and those that it leaves out.
 */
export function talkOf(
  story: Story,
  seconds: number,
  around: number,
  most: number,
): { talk: StorySlide[]; left: StorySlide[] } {
  const { slides, order } = story
  for (let time = seconds; ; time -= shortening) {
    const chosen = fill(order.map(secondsIn), time, around).flatMap((index) => order[index]!)
    if (chosen.length > most && time > shortening) continue
    const inTalk = new Set(chosen)
    return { talk: slides.filter((one) => inTalk.has(one)), left: slides.filter((one) => !inTalk.has(one)) }
  }
}

/** A talk of too many slides is shortened by less than one, seconds. */
const shortening = 20

function secondsIn(slides: readonly StorySlide[]): number {
  return slides.reduce((sum, { seconds }) => sum + seconds, 0)
}

/** What was read out of a section as a whole; a second quotation below one heading can be left out. */
function repeatable({ segments }: Composed): Draft | undefined {
  const { made } = segments[0]!
  return made?.role === 'quote' ? undefined : made
}

/** One sentence alone on a slide has to be worth it. */
function isDoubtful({ made, segments }: Composed): boolean {
  const [only] = contentOf(made)
  return made.role === 'statement' && !segments[0]!.made && only !== undefined && doubtOf(toString(only)) < 1
}

/** With the sentence that comes after code which nothing else is said about. */
function explained(
  picked: readonly number[],
  segments: readonly Segment[],
  worth: readonly number[],
): number[] {
  const shown = new Set(picked)
  for (const index of picked) {
    const [only, ...others] = segments[index]!.entries
    const next = segments[index + 1]
    const [after] = next?.entries ?? []
    if (only?.kind !== 'standalone' || only.role !== 'code' || others.length > 0) continue
    if (next?.passage !== segments[index]!.passage || after?.kind !== 'item' || after.group !== 'prose')
      continue
    if (worth[index + 1]! > 0 && doubtOf(textOf(after)) === 1) shown.add(index + 1)
  }
  return [...shown]
}

/** The reasons for one thing are told together: a slide of the second of four says little. */
function groupOf({ made, segments }: Composed): string {
  const { main, at } = segments[0]!
  return made.role === 'rationale' ? `${main} ${String(made.fields?.['section'] ?? at)}` : ''
}

function segmentsOf(draft: Draft, main: number, at: number, lang: Lang): Segment[] {
  const { pending } = draft
  if (pending)
    return bundles(pending.entries).map((entries) => segmentOf(entries, pending.passage, main, at, lang))
  const passage = {
    id: draft.id,
    title: draft.title,
    fields: draft.fields ?? {},
    from: draft.from,
    candidates: () => [],
    report: () => {},
    ...(draft.part ? { part: draft.part } : {}),
  }
  return [
    { entries: [], passage, made: draft, main, at, seconds: secondsOf(draft.role, contentOf(draft), lang) },
  ]
}

/** What is said to the text of a passage is said to the first of it. */
function withNotes(draft: Draft): Draft {
  const [first, ...others] = draft.pending?.entries ?? []
  if (!draft.pending || !first || draft.notes.length === 0) return draft
  const entries = [{ ...first, notes: [...draft.notes, ...first.notes] }, ...others]
  return { ...draft, pending: { ...draft.pending, entries } }
}

/** The slides of what a talk has not of a passage. */
function behind(draft: Draft, shown: readonly Segment[], inTalk: boolean): Draft[] {
  const { pending } = draft
  if (!pending) return inTalk ? [] : [draft]
  // A list of which a part was shown stands there as a whole.
  const shownUnits = new Set<ContentUnit>(
    shown.filter(({ share }) => !share).flatMap(({ entries }) => entries),
  )
  const entries = pending.entries.filter((entry) => !shownUnits.has(entry))
  return paginate(entries, { ...pending.passage, deferred: false })
}

function contentOf({ slots }: Draft) {
  return slots.flatMap(({ children }) => children)
}

/** Announces with a word for what stood before, which is the heading where nothing else does: `This does two things:`. */
function isTiedLead(entry: ContentUnit): boolean {
  return isLeadIn(entry) && isTied(textOf(entry))
}

function titled(
  { made, entries, segments, parts = [], share: cut }: Composed,
  titles: Titles,
  { placeOf, labels }: Telling,
): Draft | undefined {
  const share = cut ?? segments.find((segment) => segment.share)?.share
  const place = placeOf(made)
  const draft = titles.give(made, entries, parts, place, (title) => {
    if (made.role !== 'points') {
      if (title?.kind !== 'item') return undefined
      const left = contentOf(made).filter((block) => block !== title.item.children[0])
      return left.length > 0 ? left : undefined
    }
    const shown = entries.filter((entry, at) => entry !== title && !(at === 0 && isTiedLead(entry)))
    if (shown.length === entries.length || shown.length === 0) return undefined
    const left = blocksOf(shown)
    return fitsSlide(left, place, made.title) ? left : undefined
  })
  if (!share || !draft) return draft
  const section = String(draft.fields?.['section'] ?? made.title)
  return {
    ...draft,
    fields: { ...draft.fields, section: `${section} · ${labels.share(share.shown, share.total)}` },
  }
}
