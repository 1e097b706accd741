/** Sentences of the article → points: few words, all of them the article's own. */

import type { List, ListItem, Paragraph, PhrasingContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { isCredit, namesPicture } from '#tree/caption.ts'
import { patch } from '#tree/origin.ts'
import { point } from '#tree/build.ts'
import type { Lang, Point } from '#tree/nodes.ts'
import { isByline } from './byline.ts'
import { clauses, conditioned } from './clauses.ts'
import { cue } from './cues.ts'
import { dropActor, dropLead, dropStop } from './lead.ts'
import type { Place } from './places.ts'
import { cut, type Prose, proseOf, type Span } from './prose.ts'
import type { Salience } from './salience.ts'
import { marksOutside } from './quotes.ts'
import { sentences, trim } from './sentences.ts'
import { worth } from './worth.ts'

/** What the detectors are told of the article. */
export interface Context {
  lang: Lang
  salience: Salience
  /** Where the paragraphs stand. */
  places?: ReadonlyMap<Paragraph, Place>
}

/**
 * The longest point, in characters: two lines of a slide. People write 4 to 8
 * words an item, 17 at the 90th percentile; in Chinese about twice as many characters.
 */
export const longest: Record<Lang, number> = { en: 130, zh: 46 }

/** The words of an item are the author's own choice of points: a third more is let through. */
const itemSlack = 1.3

/** What is said under a condition goes in with it up to so many times the longest: a long point is better than a false one. */
const conditionSlack = 2

/**
 * The points of a paragraph: its weightiest sentences, shortened, in the order of the text.
 *
 * @returns One point of a paragraph of up to two sentences, up to three of a long one.
 */
export function pointsOf(node: Paragraph, context: Context): Point[] {
  const prose = proseOf(node.children)
  const place = context.places?.get(node)
  // `ADVERTISING`, `By`, `12.6`: what was left of something else says nothing, unless it names what comes next.
  if (place && !place.shows && /^(?:\p{Script=Latin}+|[\d\s.,:|/-]+)$/u.test(prose.value.trim())) return []
  if (isByline(prose.value) || isCaption(prose.value.trim(), place)) return []
  const all = sentences(prose)
  const candidates = all.flatMap((span, index) => {
    const value = prose.value.slice(span.from, span.to)
    // A sentence that only announces what follows says nothing by itself; nor does `……`.
    if (cue('announces', value) || !/[\p{L}\p{N}]/u.test(value) || cue('beside', value)) return []
    if (sendsOn(prose, span) || (place?.within && index === 0)) return []
    if (place?.shows && index === all.length - 1 && cue('hangs', value)) return []
    const central = context.salience(value)
    return [{ span, weight: worth({ value, central, index, count: all.length }, context.lang, place) }]
  })
  const count = candidates.length <= 2 ? 1 : candidates.length <= 5 ? 2 : 3
  const chosen = new Set(candidates.toSorted((a, b) => b.weight - a.weight).slice(0, count))
  return candidates
    .filter((candidate) => chosen.has(candidate))
    .map(({ span, weight }) => pointAt(prose, shorten(prose, span, context, place), weight))
}

/** Where to read on. */
const pointers =
  /^(?:please\s+)?(?:see|refer to|check out|learn more|for more|you can (?:read|find)|(?:read|visit)\s+(?:about|more|on|our|the|this))\b|^(?:详见|参见|参阅|请参阅|请参考|(?:更多|完整|详细)的?(?:信息|内容|介绍|说明|文档|资料|细节|代码|示例))/i

/** What has more words, or Han characters, beside its links says something too. */
const mostOfPointer = 8

/** `Read more about it [here](…).`: a link, and that there is one. */
function sendsOn({ value, wordless }: Prose, { from, to }: Span): boolean {
  if (!pointers.test(value.slice(from, to))) return false
  const links = wordless.filter(([start, end]) => start < to && end > from)
  let beside = ''
  let at = from
  for (const [start, end] of links) {
    beside += `${value.slice(at, Math.max(at, start))} `
    at = end
  }
  beside += value.slice(at, to)
  return links.length > 0 && (beside.match(/\p{Script=Han}|[\p{L}\p{N}]+/gu)?.length ?? 0) <= mostOfPointer
}

/** @returns Whether a line says whose picture it stands below, or what that shows. */
export function isCaption(text: string, place: Place | undefined): boolean {
  return isCredit(text) || (place?.below === true && namesPicture(text))
}

/**
 * The claim of a passage as short points: the clauses of its first sentence,
 * and of the next ones as long as each sentence goes in whole.
 *
 * @param most The most points.
 */
export function claimsOf(content: readonly PhrasingContent[], most: number, context: Context): Point[] {
  const prose = proseOf(content)
  const result: Span[] = []
  for (const sentence of sentences(prose)) {
    if (cue('announces', prose.value.slice(sentence.from, sentence.to))) continue
    const parts = clauses(prose, sentence)
    const whole = dropStop(prose.value, dropLead(prose.value, sentence))
    if (result.length + parts.length <= most) result.push(...parts)
    else if (result.length === 0) result.push(...parts.slice(0, most))
    else if (result.length < most && whole.to - whole.from <= longest[context.lang]) result.push(whole)
    else break
  }
  return result.map((span) => pointAt(prose, span, weigh(prose, span, context)))
}

/** @returns A point for each item of a list that is too long for a slide as it stands, at any depth. */
export function pointsOfLongItems(list: List, context: Context): Point[] {
  return list.children.flatMap((item) => {
    const [first] = item.children
    const long = first !== undefined && toString(first).length > longest[context.lang] * itemSlack
    const point = long ? pointOfItem(item, context, 1) : undefined
    return [
      ...(point ? [point] : []),
      ...item.children.flatMap((child) => (child.type === 'list' ? pointsOfLongItems(child, context) : [])),
    ]
  })
}

/** @returns The text of a list item as one point; its weightiest words where all of it is too long. */
export function pointOfItem(item: ListItem, context: Context, slack = 2): Point | undefined {
  const [first] = item.children
  if (first?.type !== 'paragraph') return undefined
  const prose = proseOf(first.children)
  const whole = dropStop(prose.value, trim(prose.value, { from: 0, to: prose.value.length }))
  if (whole.from === whole.to) return undefined
  const [sentence] = sentences(prose)
  const span =
    whole.to - whole.from <= slack * longest[context.lang] || !sentence
      ? whole
      : shorten(prose, sentence, context)
  return pointAt(prose, span, weigh(prose, span, context))
}

/** @returns A point made of a span. */
export function pointAt(prose: Prose, span: Span, weight: number): Point {
  const children = phraseAt(prose, span)
  return patch(children, point(children, Number(weight.toFixed(3))))
}

/**
 * @returns A span as a phrase of its own: a small Latin letter at its start made a capital one, and a
 *   quotation that goes on outside of it opened and closed with the marks of the text.
 */
export function phraseAt(prose: Prose, span: Span): PhrasingContent[] {
  const { opening, closing } = marksOutside(prose, span)
  if (opening || closing) {
    return [
      ...(opening ? cut(prose, opening) : []),
      ...cut(prose, span),
      ...(closing ? cut(prose, closing) : []),
    ]
  }
  const children = cut(prose, span)
  const [first] = children
  const opens = /(?:^|[.!?。！？]\s*)$/.test(prose.value.slice(0, span.from))
  // `and so it offers` → `It offers`; a name such as `npm` at the start of a sentence stays.
  if (!opens && first?.type === 'text' && /^[a-z]+(?:['’][a-z]+)?\s/.test(first.value)) {
    first.value = first.value.charAt(0).toUpperCase() + first.value.slice(1)
  }
  return children
}

/** Lead-ins dropped; of a sentence that is still too long, the weightiest run of clauses that is not. */
export function shorten(prose: Prose, sentence: Span, context: Context, place?: Place): Span {
  const led = dropLead(prose.value, sentence)
  // Beside code, who does it is the reader and what it is for is the code.
  const bare = place?.leads || place?.follows ? dropActor(prose.value, led) : led
  const whole = dropStop(prose.value, bare)
  const limit = longest[context.lang]
  if (whole.to - whole.from <= limit) return whole
  const parts = conditioned(prose, clauses(prose, sentence), limit * conditionSlack)
  let best = parts[0] ?? whole
  let bestWeight = -1
  for (let from = 0; from < parts.length; from++) {
    for (let to = from; to < parts.length; to++) {
      const span = { from: parts[from]?.from ?? 0, to: parts[to]?.to ?? 0 }
      if (to > from && span.to - span.from > limit) break
      const weight =
        weigh(prose, span, context) *
        Math.min(1, (span.to - span.from) / (limit / 2)) *
        standsWell(prose.value.slice(span.from, span.to), prose.value.slice(span.to, sentence.to), from > 0)
      if (weight > bestWeight) {
        best = span
        bestWeight = weight
      }
    }
  }
  return best
}

/** What sets right what stands before it. */
const contrasts = /^[，,；;\s]*(?:但|却|不过|然而|可是|(?:but|yet|although|though|however)\b)/i

/** What is left of the weight of words that go on in what is left out. */
const torn = { contrast: 0.6, leans: 0.5, open: 0.3 }

/**
 * How well clauses can stand alone: worst where they are open, badly where the rest is their other
 * half, or where `it` is in what was left out before them.
 *
 * @param left Whether clauses before them were left out.
 */
function standsWell(value: string, rest: string, left: boolean): number {
  if (/[\p{L}\p{N}]/u.test(rest) && cue('hangs', value)) return torn.open
  if (left && cue('leans', value)) return torn.leans
  return contrasts.test(rest) ? torn.contrast : 1
}

/** @returns How much a span matters in its article, 0 to 1. */
export function weigh(prose: Prose, span: Span, { salience }: Context): number {
  return salience(prose.value.slice(span.from, span.to))
}
