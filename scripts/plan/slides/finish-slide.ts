/** Draft → Slide: its layout, name, title, size of text and time. */

import type { VFile } from 'vfile'
import { notes, paragraph, slide as makeSlide } from '#tree/build.ts'
import { originOf, patch } from '#tree/origin.ts'
import type { Article, Slide, SlideRole } from '#tree/nodes.ts'
import type { Template } from '#template'
import type { LayoutCandidate } from '../fit/candidate.ts'
import type { Corrections } from '../fit/corrections.ts'
import { bestLayout, keyOf, layoutCandidates } from '../fit/layout-candidates.ts'
import { composeSlides } from '../compositions/index.ts'
import { toned } from '../compositions/tone.ts'
import { secondsOf } from '../story/pace.ts'
import type { Draft } from './draft.ts'
import { applyLayoutFields } from './layout-fields.ts'
import { provenanceIn } from './provenance.ts'
import { shortTitle } from './title.ts'

/** What is the same for all slides of a deck. */
export interface DeckContext {
  article: Article
  /** Makes a name unique in the deck. */
  name: (stem: string) => string
  template: Template
  /** For messages. */
  file: VFile
  /** How fast the speaker is; 1 is the usual pace. */
  pace: number
  /** What the browser measured of slides that were planned before. */
  corrections: Corrections | undefined
}

/** @returns The slides of drafts, in order, each composed by what it holds. */
export function finishSlides(drafts: readonly Draft[], context: DeckContext): Slide[] {
  const { template, file, corrections } = context
  const composing = {
    candidates: (role: SlideRole, id: string) => layoutCandidates(role, template, file, corrections, id),
    has: (role: SlideRole) => template.roles[role]?.some((name) => template.layouts[name]) === true,
  }
  const { paper, pages } = file.data
  const provenance = paper || pages ? provenanceIn(context.article, pages ?? []) : () => ''
  const composed = composeSlides(drafts, composing)
  return toned(composed, (made) => placeOf(made, context).candidate.fields.includes('tone')).map((made) =>
    finishSlide(
      made,
      aroundArticle.has(made.role)
        ? ''
        : provenance(originOf(made.slots.length > 0 ? made.slots : made.from)),
      context,
    ),
  )
}

/** These say what the whole article says, and name no place in it. */
const aroundArticle: ReadonlySet<SlideRole> = new Set([
  'agenda',
  'closing',
  'cover',
  'references',
  'section',
  'takeaways',
])

/** Where a draft is shown: its layout, and the measures of that. */
function placeOf(
  { role, id, layout: chosen }: Draft,
  { template, file, corrections }: DeckContext,
): { layout: string; candidate: LayoutCandidate } {
  const layout = chosen ?? bestLayout(role, template, file)
  const candidates = layoutCandidates(role, template, file, corrections, id)
  return { layout, candidate: candidates.find((one) => one.layout === layout) ?? candidates[0]! }
}

/** @param provenance Sections and pages; empty where there are none to name. */
function finishSlide(given: Draft, provenance: string, context: DeckContext): Slide {
  const made = provenance === '' ? given : placed(given, provenance)
  const { article, name, template, pace } = context
  const { role, id, from } = made
  const { layout, candidate } = placeOf(made, context)
  const {
    title: full,
    fields,
    slots,
  } = applyLayoutFields(made, article, template.layouts[layout]?.fields ?? [])
  const title = shortTitle(full, candidate.title)
  // A title that was cut is said in full.
  const blocks = title === full ? made.notes : [patch(from, paragraph(full)), ...made.notes]
  const slide = makeSlide(
    { id: made.name ?? name(id), role: made.as ?? role, layout, title, ...(fields ? { fields } : {}) },
    [...slots, ...(blocks.length > 0 ? [notes(blocks)] : [])],
  )
  const origin = originOf(from)
  slide.data = { ...(origin.length > 0 ? { origin } : {}), passage: keyOf(id, role) }
  slide.seconds = secondsOf(
    role,
    slots.flatMap(({ children }) => children),
    article.lang,
    pace,
  )
  return slide
}

/** A draft that says where it comes from, in the footer and at the end of what is said. */
function placed(made: Draft, provenance: string): Draft {
  return {
    ...made,
    fields: { ...made.fields, provenance },
    notes: [...made.notes, patch(made.from, paragraph(provenance))],
  }
}
