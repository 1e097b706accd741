/**
 * Forms of a single sentence: two things set against each other, somebody's
 * words, and what became of a number.
 *
 * ```text
 *   Rows are quick to write, while columns are quick to count.   comparison: Rows | Columns
 *   Ada Byron wrote: “The engine weaves …”                      quotation: Ada Byron
 *   The build fell from 12 minutes to 3.                         result
 * ```
 */

import type { Paragraph } from 'mdast'
import { point } from '#tree/build.ts'
import { patch } from '#tree/origin.ts'
import type { Form, Side } from '#tree/nodes.ts'
import type { Context } from '../points/index.ts'
import { dependenceOf } from '../sentences/dependence.ts'
import { sentences } from '../sentences/index.ts'
import { cut, type Prose, proseOf, type Span } from '../sentences/prose.ts'
import { makeForm, namedSide, widthOf, wholePoint, wordsAt } from './make-form.ts'
import { changes, noSpeaker, noTerm, predicate, says, turns, unsure } from './words.ts'

/** The longest name of a side; the longest sentence that is read at a glance. Letters, a Han character as two. */
const longestName = 30
const longestResult = 190

/** @returns The forms of the sentences of a paragraph, one of each kind at most. */
export function sentenceForms(node: Paragraph, context: Context): Form[] {
  const prose = proseOf(node.children)
  const spans = sentences(prose)
  return [
    quotationIn(prose, context),
    first(spans, (span) => contrastIn(prose, span, context)),
    first(spans, (span) => resultIn(prose, span, context)),
  ].filter((found) => found !== undefined)
}

function first<T>(spans: readonly Span[], find: (span: Span) => T | undefined): T | undefined {
  for (const span of spans) {
    const found = find(span)
    if (found) return found
  }
  return undefined
}

/** A sentence about one thing and, after `while` or `而`, another of its kind. */
function contrastIn(prose: Prose, span: Span, context: Context): Form | undefined {
  const value = prose.value.slice(span.from, span.to)
  if (unsure.test(value) || dependenceOf(value)) return undefined
  const match = new RegExp(turns[context.lang].source, `${turns[context.lang].flags}d`).exec(value)
  const groups = match?.indices?.groups
  if (!groups) return undefined
  const sides = [groups['left'], groups['right']].map((at) => {
    const [from = 0, to = 0] = at ?? []
    return clauseSide(prose, { from: span.from + from, to: span.from + to }, context)
  })
  const [one, other] = sides
  if (!one || !other || !isParallel(one.name, other.name, context)) return undefined
  return makeForm('comparison', [one, other])
}

/** A clause as a side: its subject is the name, what it says of it the point. */
function clauseSide(prose: Prose, span: Span, context: Context): Side | undefined {
  const value = prose.value.slice(span.from, span.to)
  const match = predicate[context.lang].exec(value)
  const end = match?.index ?? 0
  const words = value.slice(0, end)
  const subject = words.replace(/^(?:the|an?)\s+/i, '').trim()
  if (subject === '' || noTerm.test(subject) || widthOf(subject) > longestName) return undefined
  if (subject.split(/\s+/).length > 4 || /[,，“”"()（）:：]/.test(subject)) return undefined
  const start = words.indexOf(subject)
  const from = span.from + start
  const whole = wholePoint(prose, { from, to: span.to }, context)
  const name = subject.charAt(0).toUpperCase() + subject.slice(1)
  // English needs its subject; in Chinese the name of the side is enough.
  const rest =
    context.lang === 'zh' ? wholePoint(prose, { from: from + subject.length, to: span.to }, context) : whole
  return namedSide(name, wordsAt(prose, { from, to: from + subject.length }), [rest])
}

/** Two subjects of one kind share a word or a character, or are both names. */
function isParallel(one: string, other: string, { lang }: Context): boolean {
  if (one.toLowerCase() === other.toLowerCase()) return false
  if (lang === 'zh') {
    const isName = /^[A-Z][\w.+#-]*$/
    if (isName.test(one) && isName.test(other)) return true
    return one.at(-1) === other.at(-1) || (one.length > 2 && one.slice(0, 2) === other.slice(0, 2))
  }
  const words = (name: string) => name.toLowerCase().split(/[\s-]+/)
  const shared = words(one).some((word) => word.length > 2 && words(other).includes(word))
  const capital = (name: string) => /[A-Z]/.test(name.slice(1)) || /\d/.test(name)
  const plural = (name: string) => name.endsWith('s')
  return (
    shared ||
    (capital(one) && capital(other)) ||
    (plural(one) && plural(other) && words(one).length === words(other).length)
  )
}

/** Words in quotation marks with the name of who says them. */
function quotationIn(prose: Prose, context: Context): Form | undefined {
  const patterns = context.lang === 'zh' ? [says.zh] : [says.before, says.after]
  for (const pattern of patterns) {
    const match = new RegExp(pattern.source, `${pattern.flags}d`).exec(prose.value)
    const speaker = match?.groups?.['speaker']?.trim() ?? ''
    const [from, to] = match?.indices?.groups?.['words'] ?? []
    const [start, end] = match?.indices?.groups?.['speaker'] ?? []
    if (from === undefined || to === undefined || start === undefined || end === undefined) continue
    if (noSpeaker.test(speaker) || noTerm.test(speaker)) continue
    const words = cut(prose, { from, to })
    const made = patch(words, point(words, 0.6))
    return makeForm('quotation', [namedSide(speaker, wordsAt(prose, { from: start, to: end }), [made])])
  }
  return undefined
}

/** A sentence that says from what to what a number changed. */
function resultIn(prose: Prose, span: Span, context: Context): Form | undefined {
  const value = prose.value.slice(span.from, span.to)
  if (widthOf(value) > longestResult || unsure.test(value) || dependenceOf(value)) return undefined
  const stated =
    context.lang === 'zh' ? changes.zh.test(value) : changes.en.test(value) && changes.verbs.test(value)
  if (!stated) return undefined
  return makeForm('result', [namedSide('', [], [wholePoint(prose, span, context)])])
}
