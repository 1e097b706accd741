/** Draft → Slide: its layout, name, title, size of text and time. */

import type { VFile } from 'vfile'
import { notes, paragraph, slide as makeSlide } from '#tree/build.ts'
import { originOf, patch } from '#tree/origin.ts'
import type { Article, Slide } from '#tree/nodes.ts'
import type { Template } from '#template'
import type { LayoutCandidate } from '../fit/candidate.ts'
import type { Corrections } from '../fit/corrections.ts'
import { bestLayout, keyOf, layoutCandidates } from '../fit/layout-candidates.ts'
import { enlargedSize } from '../fit/type-scale.ts'
import { secondsOf } from '../story/pace.ts'
import type { Draft } from './draft.ts'
import { applyLayoutFields } from './layout-fields.ts'
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

/** @returns The slide of a draft. */
export function finishSlide(made: Draft, context: DeckContext): Slide {
  const { article, name, template, file, pace, corrections } = context
  const { role, id, from } = made
  const layout = made.layout ?? bestLayout(role, template, file)
  const candidates = layoutCandidates(role, template, file, corrections, id)
  const candidate = candidates.find((one) => one.layout === layout) ?? candidates[0]!
  const {
    title: full,
    fields,
    slots,
  } = applyLayoutFields(enlarged(made, layout, candidate), article, template.layouts[layout]?.fields ?? [])
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

/** Points that fill little of their slide are set larger, but for the end of a list: it looks as its beginning. */
function enlarged(made: Draft, layout: string, candidate: LayoutCandidate): Draft {
  const [only, ...others] = made.slots
  const { size: chosen, continued } = made.fields ?? {}
  const fixed = candidate.layout !== layout || chosen !== undefined || continued !== undefined
  if (made.role !== 'points' || !only || others.length > 0 || fixed) return made
  const size = enlargedSize(only.children, candidate, made.title)
  return size === undefined ? made : { ...made, fields: { ...made.fields, size } }
}
