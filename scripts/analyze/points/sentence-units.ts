/**
 * The sentences of a paragraph that can be points: each that stands alone, and
 * each that leans on the one before together with it.
 *
 * ```text
 *   The cache holds ten files. It is emptied every night. However, reads are slow.
 *   ^^^^^^^^^^^^^^^^^^^^^^^^^^ unit
 *   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unit: `It` is the cache
 *                                                       ^^^^^^^^^^^^^^^^^^^^^^^ unit, tied to the sentence before
 * ```
 */

import type { Lang } from '#tree/nodes.ts'
import { cue } from '../sentences/cues.ts'
import { dependenceOf } from '../sentences/dependence.ts'
import { dropDiscourseMarker } from '../sentences/discourse-markers.ts'
import type { Prose, Span } from '../sentences/prose.ts'
import { sentences } from '../sentences/index.ts'
import { longest } from './shorten.ts'

/** A sentence, with those that it cannot stand without. */
export interface Unit {
  /** Indices of its sentences, both included. */
  first: number
  last: number
  /** Where it stands, lead-in and full stop included. */
  span: Span
  /** It begins with a word that ties it to the sentence before: where both are shown they are one point. */
  tied: boolean
  /** How much it deserves a slide, 0 to 1. */
  weight: number
}

/** A sentence with those that it leans on may be so many times the longest point. */
const slack = 1.7

/** At most so many sentences are one point. */
const most = 3

/**
 * @param usable Whether a sentence may be shown at all.
 * @param worth How much a sentence deserves a slide.
 * @param named Whether what the first sentence speaks of stands above it, in a heading.
 * @returns The units of a paragraph, one a sentence at most, in order.
 */
export function unitsOf(
  prose: Prose,
  lang: Lang,
  usable: (span: Span, index: number) => boolean,
  worth: (span: Span, index: number) => number,
  named = false,
): Unit[] {
  const all = sentences(prose)
  const values = all.map(({ from, to }) => prose.value.slice(from, to))
  const isOpen = values.map((value, index) => anaphora(value) && !(named && index === 0))
  const isTied = values.map((value) => dependenceOf(value) === 'connective')
  const shown = all.map((span, index) => usable(span, index))
  return all.flatMap((span, last): Unit[] => {
    if (!shown[last]) return []
    let first = last
    while (isOpen[first]) {
      first--
      if (first < 0 || last - first >= most || !(shown[first] || cue('asks', values[first]!))) return []
    }
    const whole = { from: all[first]!.from, to: span.to }
    if (first < last && whole.to - whole.from > longest[lang] * slack) return []
    return [{ first, last, span: whole, tied: isTied[first]!, weight: worth(span, last) }]
  })
}

/** Whether a sentence says nothing alone, without the words that tie it to the one before too. */
function anaphora(value: string): boolean {
  const { from, to } = dropDiscourseMarker(value, { from: 0, to: value.length })
  const left = dependenceOf(value.slice(from, to))
  return dependenceOf(value) === 'anaphor' || left === 'anaphor' || left === 'connective'
}

/**
 * Units that are to be shown → those that can be shown together: one that is tied to a chosen sentence directly
 * before it is one point with that.
 *
 * @param units Units in the order in which they are to be chosen.
 * @param count The most points.
 * @returns Units in the order of the text, none within another.
 */
export function together(units: readonly Unit[], count: number, lang: Lang): Unit[] {
  const result: Unit[] = []
  for (const unit of units) {
    if (result.length >= count) break
    const others = result.filter((other) => touches(other, unit))
    if (others.length === 0) {
      result.push(unit)
      continue
    }
    const joined = [...others, unit].reduce((a, b) => ({
      first: Math.min(a.first, b.first),
      last: Math.max(a.last, b.last),
      span: { from: Math.min(a.span.from, b.span.from), to: Math.max(a.span.to, b.span.to) },
      tied: a.first <= b.first ? a.tied : b.tied,
      weight: Math.max(a.weight, b.weight),
    }))
    // Too long to be one point: what was chosen first is shown.
    if (joined.span.to - joined.span.from > longest[lang] * slack) continue
    for (const other of others) result.splice(result.indexOf(other), 1)
    result.push(joined)
  }
  return result.toSorted((a, b) => a.first - b.first)
}

/** Whether two units share a sentence, or the later one is tied to the earlier. */
function touches(a: Unit, b: Unit): boolean {
  if (a.first <= b.last && b.first <= a.last) return true
  return (b.tied && b.first === a.last + 1) || (a.tied && a.first === b.last + 1)
}
