/** Sentences of the article → points: few words, all of them the article's own. */

import type { List, ListItem, Paragraph, PhrasingContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { isAside } from '#tree/aside.ts'
import { isCredit, namesImage } from '#tree/caption.ts'
import { isFragment } from '#tree/fragment.ts'
import { patch } from '#tree/origin.ts'
import { point } from '#tree/build.ts'
import type { Lang, Point } from '#tree/nodes.ts'
import { isByline } from '../metadata/byline.ts'
import { clauses } from '../sentences/clauses.ts'
import { cue } from '../sentences/cues.ts'
import { dropDiscourseMarker, dropStop } from '../sentences/discourse-markers.ts'
import type { BlockContext } from './block-context.ts'
import { cut, type Prose, proseOf, proseOfParagraph, type Span } from '../sentences/prose.ts'
import type { Salience } from '../sentences/salience.ts'
import { marksOutside } from '../sentences/quotes.ts'
import { sentences, trim } from '../sentences/index.ts'
import { longest, shorten } from './shorten.ts'
import { together, type Unit, unitsOf } from './sentence-units.ts'
import { sentenceScore } from './score.ts'

/** What the detectors are told of the article. */
export interface Context {
  lang: Lang
  salience: Salience
  /** Whether it is a paper of a science: with an abstract, or references. */
  paper?: boolean
  /** Where the paragraphs stand. */
  blockContexts?: ReadonlyMap<Paragraph, BlockContext>
}

/** The words of an item are the author's own choice of points: a third more is let through. */
const itemSlack = 1.3

/**
 * The points of a paragraph: its weightiest sentences, shortened, in the order of the text.
 *
 * @param named Whether its first sentence may speak of what the heading names: there is nothing else to show.
 * @returns One point of a paragraph of up to two sentences, up to three of a long one.
 */
export function pointsOf(node: Paragraph, context: Context, named = false): Point[] {
  const prose = proseOfParagraph(node)
  const place = context.blockContexts?.get(node)
  // `ADVERTISING`, `By`, `12.6`: what was left of something else says nothing, unless it names what comes next.
  if (place && !place.beforeBlock && /^(?:\p{Script=Latin}+|[\d\s.,:|/-]+)$/u.test(prose.value.trim()))
    return []
  if (isByline(prose.value) || isCaption(prose.value.trim(), place)) return []
  const all = sentences(prose)
  const usable = (span: Span, index: number): boolean => {
    const value = prose.value.slice(span.from, span.to)
    // A sentence that only announces what follows says nothing by itself; nor does `……`.
    if (cue('leadIn', value) || !/[\p{L}\p{N}]/u.test(value) || cue('caption', value)) return false
    if (
      isAside(value) ||
      isFragment(value) ||
      isCallToAction(prose, span) ||
      (place?.afterFormula && index === 0)
    )
      return false
    return !(place?.beforeBlock && index === all.length - 1 && cue('incomplete', value))
  }
  const weight = ({ from, to }: Span, index: number): number => {
    const value = prose.value.slice(from, to)
    const central = context.salience(value)
    return sentenceScore({ value, central, index, count: all.length }, context.lang, place)
  }
  const found = unitsOf(prose, context.lang, usable, weight, named)
  const telling = found.filter(({ span }) => !isExclamation(prose.value.slice(span.from, span.to)))
  const units = telling.length > 0 ? telling : found
  const ranked = units.toSorted((a, b) => b.weight - a.weight)
  const count = units.length <= 2 ? 1 : units.length <= 5 ? 2 : 3
  return together(ranked, count, context.lang).map((unit) =>
    pointAt(prose, textOf(prose, unit, context, place), unit.weight),
  )
}

/** One sentence is shortened; several stay as they are, so that each says what it leans on. */
function textOf(prose: Prose, { first, last, span }: Unit, context: Context, place?: BlockContext): Span {
  if (first === last) return shorten(prose, span, context.lang, place?.beforeCode || place?.afterCode)
  return dropStop(prose.value, dropDiscourseMarker(prose.value, span))
}

/** `Just kidding.`, `头大。`: too few words to say something beside others; words, Han characters. */
const fewestBeside = { words: 3, han: 5 }

function isExclamation(value: string): boolean {
  const han = value.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = value.match(/[\p{Script=Latin}\p{N}][\p{L}\p{N}'’._-]*/gu)?.length ?? 0
  return han > 0 ? han + 2 * words < fewestBeside.han : words < fewestBeside.words
}

/** Where to read on. */
const pointers =
  /^(?:please\s+)?(?:see|refer to|check out|learn more|for more|you can (?:read|find)|(?:read|visit)\s+(?:about|more|on|our|the|this))\b|^(?:详见|参见|参阅|请参阅|请参考|(?:更多|完整|详细)的?(?:信息|内容|介绍|说明|文档|资料|细节|代码|示例))/i

/** What has more words, or Han characters, beside its links says something too. */
const mostOfPointer = 8

/** `Read more about it [here](…).`: a link, and that there is one. */
function isCallToAction({ value, wordless }: Prose, { from, to }: Span): boolean {
  if (!pointers.test(value.slice(from, to))) return false
  const links = wordless.filter(([start, end]) => start < to && end > from)
  let captionText = ''
  let at = from
  for (const [start, end] of links) {
    captionText += `${value.slice(at, Math.max(at, start))} `
    at = end
  }
  captionText += value.slice(at, to)
  return (
    links.length > 0 && (captionText.match(/\p{Script=Han}|[\p{L}\p{N}]+/gu)?.length ?? 0) <= mostOfPointer
  )
}

/** @returns Whether a line says whose picture it stands below, or what that shows. */
export function isCaption(text: string, place: BlockContext | undefined): boolean {
  return isCredit(text) || (place?.belowImage === true && namesImage(text))
}

/**
 * What is claimed of something that has a name, as short points below that name: the clauses of the first
 * sentence, and of the next ones as long as each sentence goes in whole. A sentence that says something
 * under a condition is one point.
 *
 * @param most The most points.
 */
export function claimsOf(content: readonly PhrasingContent[], most: number, context: Context): Point[] {
  const prose = proseOf(content)
  const result: Span[] = []
  for (const sentence of sentences(prose)) {
    if (cue('leadIn', prose.value.slice(sentence.from, sentence.to))) continue
    const whole = dropStop(prose.value, dropDiscourseMarker(prose.value, sentence))
    const parts = conditions.test(prose.value.slice(whole.from, whole.to))
      ? [whole]
      : clauses(prose, sentence)
    if (result.length + parts.length <= most) result.push(...parts)
    else if (result.length === 0) result.push(shorten(prose, sentence, context.lang))
    else if (result.length < most && whole.to - whole.from <= longest[context.lang]) result.push(whole)
    else break
  }
  return result.map((span) => pointAt(prose, span, pointScore(prose, span, context)))
}

/** What all of a sentence depends on. */
const conditions = /如果|只要|只有|除非|一旦|否则|\b(?:if|unless|otherwise|provided)\b/i

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
      : shorten(prose, sentence, context.lang)
  return pointAt(prose, span, pointScore(prose, span, context))
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

/** @returns How much a span matters in its article, 0 to 1. */
export function pointScore(prose: Prose, span: Span, { salience }: Context): number {
  return salience(prose.value.slice(span.from, span.to))
}
