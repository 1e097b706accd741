/** Article + Template → Deck: which slides, in which order, with what on them. */

import type { VFile } from 'vfile'
import { toString } from 'mdast-util-to-string'
import { say } from '#message/say.ts'
import { deck as makeDeck } from '#tree/build.ts'
import { originOf } from '#tree/origin.ts'
import type { Article, Deck, Flow, Metadata, Section } from '#tree/nodes.ts'
import { inLanguage, type Template } from '#template'
import type { Corrections } from './fit/corrections.ts'
import { coverage } from './coverage.ts'
import type { Draft } from './slides/draft.ts'
import { finishSlides } from './slides/finish-slide.ts'
import { unitsOf } from './content/units.ts'
import { concludes, isPlain, isSpoken } from './slides/concluding.ts'
import { agenda, closing, cover } from './slides/front-and-back-matter.ts'
import { type Sources, sources } from './slides/sources.ts'
import { labelsFor, reportLanguage } from './slides/labels.ts'
import { bestLayout, layoutCandidates } from './fit/layout-candidates.ts'
import { namer } from './names.ts'
import { paginate } from './paginate/paginate.ts'
import { partsOf, sectionSlides, type Setting } from './slides/section-slides.ts'
import { blockAnnotations } from './content/annotations.ts'
import { settingsFor } from './settings.ts'
import { secondsOf } from './story/pace.ts'
import { storyOf, talkOf } from './story/index.ts'
import { shownTakeaways } from './slides/shown-takeaways.ts'
import { titleOf } from './slides/title.ts'

/** What the user may ask for. */
export interface PlanOptions {
  /** How long the talk is to take, minutes; without it as long as the article says, or carries. */
  minutes?: number | undefined
  /** How fast the speaker is: 1 is about a minute for a slide of points, 2 twice as fast. */
  pace?: number | undefined
  /** Whether all of the article is in the talk, however long that takes. */
  full?: boolean | undefined
  /** Whether there are slides behind the end (default: there are). */
  backup?: boolean | undefined
  /** What the browser measured of slides that were planned before. */
  corrections?: Corrections | undefined
  /** Addresses of images that are not there: they stand behind the end. */
  missing?: ReadonlySet<string> | undefined
}

/** An opening of more paragraphs than this is a slide of its own and not only said. */
const shortOpening = 2

/**
 * Plan the slides of an article.
 *
 * @param file For messages.
 * @param given What can be asked for.
 * @returns A deck; what of the article is neither on a slide nor in the notes is named in a message.
 */
export function plan(article: Article, file: VFile, given: Template, options?: PlanOptions | null): Deck {
  const template = inLanguage(given, article.lang)
  reportLanguage(article, file)
  const corrections = options?.corrections
  const pace = options?.pace ?? article.pace ?? 1
  const outlined = outline(article, file, template, options)
  const name = namer()
  const context = { article, name, template, file, pace, corrections }
  const { talk, back } = options?.full
    ? { talk: framed(outlined, outlined.body, outlined.mains, outlined.sources().talk), back: [] }
    : telling(article, outlined, template, file, options)
  const slides = finishSlides(talk, context)
  const behind = options?.backup === false ? [] : finishSlides(back, context)
  const minutes = Math.max(1, Math.round(slides.reduce((sum, { seconds }) => sum + seconds, 0) / 60))
  const deck = makeDeck(metadataOf(article, template, file), minutes, [...slides, ...behind])
  if (options?.backup !== false) coverage(article, deck, file)
  return deck
}

/** A talk is no longer than this, where nobody says how long, minutes. */
const mostMinutes = 20

/** Where nobody says how long, many short slides take less time than they take attention. */
const mostSlides = 25

/** A shorter talk has no agenda, minutes, nor has one with fewer parts. */
const agendaFrom = { minutes: 8, parts: 3 }

/** The slides of a talk in its time, and those behind its end. */
function telling(
  article: Article,
  outlined: Outlined,
  template: Template,
  file: VFile,
  options: PlanOptions | null | undefined,
): { talk: Draft[]; back: Draft[] } {
  const pace = options?.pace ?? article.pace ?? 1
  const asked = options?.minutes ?? article.minutes
  const labels = labelsFor(article)
  const names = namer()
  const secondsIn = (drafts: readonly Draft[]): number =>
    drafts.reduce(
      (sum, { role, slots }) =>
        sum +
        secondsOf(
          role,
          slots.flatMap(({ children }) => children),
          article.lang,
          pace,
        ),
      0,
    )
  const { mains } = outlined
  const mainOf = mainFinder(mains)
  const frame = framed(outlined, [], [], outlined.sources('').talk)
  const long = (asked ?? mostMinutes) >= agendaFrom.minutes && mains.length >= agendaFrom.parts
  const around = secondsIn(frame) + (long ? secondsIn(outlined.agenda(mains)) : 0)
  const story = storyOf(
    outlined.body.map((made) => ({ draft: made, main: mainOf(made) })),
    {
      lang: article.lang,
      pace,
      missing: options?.missing ?? new Set(),
      longest: Math.max(asked ?? 0, mostMinutes) * 60 - secondsIn(frame),
      labels,
      mains: mains.map((section) => titleOf(toString(section.children[0]))),
      title: article.title,
      takeaways: outlined.closing
        .flatMap(({ slots }) => slots)
        .flatMap(({ children }) => children)
        .flatMap(pointsIn),
      placeOf: ({ role, id, layout }) => {
        const candidates = layoutCandidates(role, template, file, options?.corrections, id)
        return candidates.find((candidate) => candidate.layout === layout) ?? candidates[0]!
      },
    },
  )
  const seconds =
    asked === undefined ? Math.min(story.carries, mostMinutes * 60 - around) : asked * 60 - around
  const most = asked === undefined ? mostSlides - frame.length - (long ? 1 : 0) : Number.POSITIVE_INFINITY
  const { talk, left } = talkOf(story, seconds, around, most)
  const parts = mains.filter((_, index) => talk.some(({ main }) => main === index))
  const hasAgenda = (seconds + around) / 60 >= agendaFrom.minutes && parts.length >= agendaFrom.parts
  const named = new Map(
    [...story.slides, ...story.back].map(({ draft }) => [draft, { ...draft, name: names(draft.id) }]),
  )
  const back = [...left, ...story.back]
    .map((one) => ({ ...one, from: offsetOf(one.draft) }))
    .toSorted((a, b) => a.from - b.from)
    .map(({ draft }): Draft => {
      // Points have a layout that says so; code, a table or a figure keeps the one it needs.
      const layout = draft.role === 'points' ? bestLayout('backup', template, file) : draft.layout
      return { ...named.get(draft)!, as: 'backup', ...(layout === undefined ? {} : { layout }) }
    })
  const sourced = outlined.sources(toString(talk.flatMap(({ draft }) => draft.slots)))
  return {
    talk: framed(
      outlined,
      talk.map(({ draft }) => named.get(draft)!),
      hasAgenda ? parts : [],
      sourced.talk,
    ),
    back: [...back, ...sourced.back],
  }
}

function pointsIn(block: Flow): string[] {
  return block.type === 'list' ? block.children.map((item) => toString(item)) : []
}

/** Where in the article a slide begins. */
function offsetOf({ slots, from }: Draft): number {
  const own = originOf(slots)[0] ?? originOf(from)[0]
  return own?.start.offset ?? 0
}

/** Finds the main section that a draft stands in: the last that begins before it; -1 before the first. */
function mainFinder(mains: readonly Section[]): (made: Draft) => number {
  const starts = mains.map((section) => originOf([section])[0]?.start.offset ?? 0)
  return ({ from, slots }) => {
    // What is read out of a list has no heading of its own.
    const at = (originOf(from).at(-1) ?? originOf(slots)[0])?.start.offset
    return at === undefined ? -1 : starts.findLastIndex((start) => start <= at)
  }
}

/** The slides of an article, with those around them. */
interface Outlined {
  cover: Draft
  /** The agenda of some sections. */
  agenda: (sections: readonly Section[]) => Draft[]
  body: Draft[]
  closing: Draft[]
  /** The references, of a talk whose slides say what is given; see `sources`. */
  sources: (shown?: string) => Sources
  /** The sections that divide the talk. */
  mains: Section[]
}

function framed(
  { cover, agenda, closing }: Outlined,
  body: readonly Draft[],
  parts: readonly Section[],
  sources: readonly Draft[],
): Draft[] {
  return [cover, ...agenda(parts), ...body, ...closing, ...sources]
}

function outline(article: Article, file: VFile, template: Template, options?: PlanOptions | null): Outlined {
  const corrections = options?.corrections
  const labels = labelsFor(article)
  const sections = article.children.filter((node): node is Section => node.type === 'section')
  const opening = article.children.filter((node): node is Flow => node.type !== 'section')
  // The abstract is said before all else, and not told a second time.
  const abstracts = sections.filter((section) => section.role === 'abstract' && isSpoken(section))
  const references = sections.findLast(({ role }) => role === 'references')
  const takeaways = shownTakeaways(article)
  const concluding = sections.findLast(({ role }) => role === 'conclusion')
  const concluded = takeaways ? concludes(sections, concluding, takeaways) : []
  const main = sections.filter(
    (section) =>
      section !== references &&
      !abstracts.includes(section) &&
      section.children.length > 1 &&
      !(section === concluding && concluded.length > 0 && isPlain(section)),
  )
  const setting: Setting = {
    candidates: (role, id) => layoutCandidates(role, template, file, corrections, id),
    report: (id, reason, place) => void say(file, id, reason, place && originOf([place])[0]),
    shownElsewhere: new Set(concluded),
    talk: article.title,
    deferred: options?.full !== true,
  }
  const short =
    opening.length <= shortOpening && opening.every(({ type }) => type === 'paragraph') && sections.length > 0
  const title = sections.length > 0 ? labels.introduction : article.title
  const introduction = short
    ? []
    : paginate(unitsOf(opening, blockAnnotations(article)), {
        id: 'introduction',
        title,
        fields: {},
        from: [],
        candidates: setting.candidates,
        report: setting.report,
        deferred: setting.deferred,
      })
  const body = main.flatMap((section, index) =>
    sectionSlides(section, undefined, { index: index + 1, total: main.length }, setting),
  )
  return {
    cover: cover(article, abstracts, short ? opening : [], setting),
    agenda: (parts) => agenda(parts, labels, [], setting),
    body: [...introduction, ...body],
    mains: main.length === 1 ? partsOf(main[0]!) : main,
    closing: takeaways
      ? closing(
          takeaways,
          concluding && concluded.length > 0 ? titleOf(toString(concluding.children[0])) : undefined,
          concluding ? [concluding.children[0]] : [],
          labels,
          concluded,
          setting,
        )
      : [],
    sources: (shown) => sources(article, references, labels, { ...setting, deferred: false }, shown),
  }
}

function metadataOf(
  { title, subtitle, authors, date, lang, language, source, themeConfig }: Article,
  template: Template,
  file: VFile,
): Metadata {
  const settings = themeConfig && settingsFor(themeConfig, template, file)
  return {
    ...(settings && Object.keys(settings).length > 0 ? { themeConfig: settings } : {}),
    title,
    ...(subtitle ? { subtitle } : {}),
    authors,
    ...(date ? { date } : {}),
    lang,
    ...(language ? { language } : {}),
    ...(source ? { source } : {}),
  }
}
