/** Article + Template → Deck: which slides, in which order, with what on them. */

import type { VFile } from 'vfile'
import { toString } from 'mdast-util-to-string'
import { say } from '#message/say.ts'
import { deck as makeDeck, notes, paragraph, slide as makeSlide } from '#tree/build.ts'
import { originOf, patch } from '#tree/origin.ts'
import type { Article, Deck, Flow, Metadata, Section, Slide, Takeaways } from '#tree/nodes.ts'
import { inLanguage, type Template } from '#template'
import type { Corrections } from './fit/corrections.ts'
import { coverage } from './coverage.ts'
import { applyLayoutFields } from './slides/layout-fields.ts'
import type { Draft } from './slides/draft.ts'
import { unitsOf } from './content/units.ts'
import { agenda, closing, cover, sources } from './slides/front-and-back-matter.ts'
import { labels as allLabels } from './slides/labels.ts'
import { keyOf, bestLayout, layoutCandidates } from './fit/layout-candidates.ts'
import { namer } from './names.ts'
import { paginate } from './paginate/paginate.ts'
import { partsOf, sectionSlides, type Setting } from './slides/section-slides.ts'
import { blockAnnotations } from './content/annotations.ts'
import { settingsFor } from './settings.ts'
import { shorten } from './timing/shorten-talk.ts'
import { secondsOf } from './timing/index.ts'
import { shortTitle, titleOf } from './slides/title.ts'

/** What the user may ask for. */
export interface PlanOptions {
  /** How long the talk may take, minutes; what does not fit goes to the back. */
  minutes?: number | undefined
  /** What the browser measured of slides that were planned before. */
  corrections?: Corrections | undefined
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
  const corrections = options?.corrections
  const drafts = outline(article, file, template, corrections)
  const name = namer()
  const salience = new Map<Slide, number>()
  const slides = drafts.map((made) => {
    const slide = finish(made, article, name, template, file, corrections)
    salience.set(slide, made.salience)
    return slide
  })
  const { talk, backup } = options?.minutes
    ? shorten(slides, salience, options.minutes)
    : { talk: slides, backup: [] }
  const back = backup.map((slide): Slide => {
    // Points have a layout that says so; code, a table or a figure keeps the one it needs.
    const layout = slide.role === 'points' ? bestLayout('backup', template, file) : slide.layout
    return { ...slide, role: 'backup', layout }
  })
  const minutes = Math.max(1, Math.round(talk.reduce((sum, { seconds }) => sum + seconds, 0) / 60))
  const deck = makeDeck(metadataOf(article, template, file), minutes, [...talk, ...back])
  coverage(article, deck, file)
  return deck
}

function outline(article: Article, file: VFile, template: Template, corrections?: Corrections): Draft[] {
  const labels = allLabels[article.lang]
  const sections = article.children.filter((node): node is Section => node.type === 'section')
  const opening = article.children.filter((node): node is Flow => node.type !== 'section')
  const references = sections.findLast(({ role }) => role === 'references')
  const takeaways = shownTakeaways(article)
  const concluding = sections.findLast(({ role }) => role === 'conclusion')
  const concluded = takeaways ? concludes(sections, concluding, takeaways) : []
  const main = sections.filter(
    (section) =>
      section !== references &&
      section.children.length > 1 &&
      !(section === concluding && concluded.length > 0 && isPlain(section)),
  )
  const setting: Setting = {
    candidates: (role, id) => layoutCandidates(role, template, file, corrections, id),
    report: (id, reason, place) => void say(file, id, reason, place && originOf([place])[0]),
    shownElsewhere: new Set(concluded),
    talk: article.title,
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
      })
  return [
    cover(article, short ? opening : [], setting),
    ...agenda(main.length === 1 ? partsOf(main[0]!) : main, labels, [], setting),
    ...introduction,
    ...main.flatMap((section, index) =>
      sectionSlides(section, undefined, { index: index + 1, total: main.length }, setting),
    ),
    ...(takeaways
      ? [
          ...closing(
            takeaways,
            concluding && concluded.length > 0 ? titleOf(toString(concluding.children[0])) : undefined,
            concluding ? [concluding.children[0]] : [],
            labels,
            concluded,
            setting,
          ),
        ]
      : []),
    ...sources(article, references, labels, setting),
  ]
}

/** The takeaways that no slide has as its title; none where fewer than two are left. */
function shownTakeaways({ annotations }: Article): Takeaways | undefined {
  const found = annotations.find((annotation) => annotation.type === 'takeaways')
  const points = found?.children.filter(({ data }) => !data?.heading) ?? []
  return found && points.length >= fewestTakeaways ? patch(points, { ...found, children: points }) : undefined
}

/** One sentence is no list. */
const fewestTakeaways = 2

/** The blocks that are said with the takeaways and nowhere else. */
function concludes(
  sections: readonly Section[],
  concluding: Section | undefined,
  takeaways: Takeaways,
): Flow[] {
  if (concluding) return isPlain(concluding) ? flowOf(concluding) : []
  // What is gathered from all sections concludes no single paragraph.
  if (!takeaways.data?.concluded) return []
  const spans = originOf(takeaways.children)
  const last = sections.findLast(({ role }) => role !== 'references' && role !== 'question')
  const closing = last ? flowOf(last).at(-1) : undefined
  const from = closing?.position?.start.offset ?? -1
  const to = closing?.position?.end.offset ?? -1
  const covered = spans.some(({ start }) => from <= (start.offset ?? -2) && (start.offset ?? -2) < to)
  return closing?.type === 'paragraph' && covered ? [closing] : []
}

/** Only text that a speaker can say: no code, table or sub-section that needs a slide. */
function isPlain(section: Section): boolean {
  return section.children.every(({ type }) => ['heading', 'list', 'paragraph'].includes(type))
}

function flowOf(section: Section): Flow[] {
  return section.children.flatMap((node) =>
    node.type === 'section' ? flowOf(node) : node.type === 'heading' ? [] : [node],
  )
}

function finish(
  made: Draft,
  article: Article,
  name: (stem: string) => string,
  template: Template,
  file: VFile,
  corrections: Corrections | undefined,
): Slide {
  const { role, id, from } = made
  const layout = made.layout ?? bestLayout(role, template, file)
  const {
    title: full,
    fields,
    slots,
  } = applyLayoutFields(made, article, template.layouts[layout]?.fields ?? [])
  const candidates = layoutCandidates(role, template, file, corrections, id)
  const candidate = candidates.find((one) => one.layout === layout) ?? candidates[0]!
  const title = shortTitle(full, candidate.title)
  // A title that was cut is said in full.
  const blocks = title === full ? made.notes : [patch(from, paragraph(full)), ...made.notes]
  const slide = makeSlide({ id: name(id), role, layout, title, ...(fields ? { fields } : {}) }, [
    ...slots,
    ...(blocks.length > 0 ? [notes(blocks)] : []),
  ])
  const origin = originOf(from)
  slide.data = { ...(origin.length > 0 ? { origin } : {}), passage: keyOf(id, role) }
  slide.seconds = secondsOf(slide, article.lang)
  return slide
}

function metadataOf(
  { title, subtitle, authors, date, lang, source, themeConfig }: Article,
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
    ...(source ? { source } : {}),
  }
}
