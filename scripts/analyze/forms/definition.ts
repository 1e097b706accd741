/**
 * The sentence that says what a thing is.
 *
 * ```text
 *   ## What is a checksum?
 *   A checksum is a short value that is computed from a file.   校验和是指由文件算出的一个短值。
 *     ^^^^^^^^ term, named by the heading                        ^^^^^^ term
 * ```
 *
 * The term is what a heading or the title names, what is marked in the text, or
 * what a sentence in the plain form of a definition begins with.
 */

import type { Paragraph } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Form, Lang } from '#tree/nodes.ts'
import type { Context } from '../points/index.ts'
import { sentences } from '../sentences/index.ts'
import { dependenceOf } from '../sentences/dependence.ts'
import { type Prose, proseOf, type Span } from '../sentences/prose.ts'
import { makeForm, namedSide, widthOf, wholePoint, wordsAt } from './make-form.ts'
import { defined, distinguishes, evaluates, noTerm, unsure } from './words.ts'

/** A definition that can be read at a glance, letters; a Han character counts as two. */
const size = { least: 30, most: 260 }

/** A longer term is a clause, letters. */
const longestTerm = 48

/**
 * @param heads The heading of the part and those above it, the title last.
 * @param seen Terms that were defined before; the new one is added.
 * @returns The first definition of the paragraphs.
 */
export function definitionOf(
  paragraphs: readonly Paragraph[],
  heads: readonly string[],
  seen: Set<string>,
  context: Context,
): Form | undefined {
  for (const node of paragraphs) {
    const prose = proseOf(node.children)
    for (const span of sentences(prose)) {
      const found = termIn(prose, span, heads, context.lang, node)
      const key = found && keyOf(found.term)
      if (!found || !key || seen.has(key)) continue
      const made = makeForm('definition', [
        namedSide(found.term, wordsAt(prose, found.span), [wholePoint(prose, span, context)]),
      ])
      if (made) seen.add(key)
      if (made) return made
    }
  }
  return undefined
}

function termIn(prose: Prose, span: Span, heads: readonly string[], lang: Lang, node: Paragraph) {
  const value = prose.value.slice(span.from, span.to)
  const width = widthOf(value)
  if (width < size.least || width > size.most || /[：:]\s*$/.test(value)) return undefined
  const match = defined[lang].exec(value)
  const term = (match?.groups?.['term'] ?? '').trim().replace(/被$/, '')
  const rest = match?.groups?.['rest'] ?? ''
  const verb = match?.groups?.['verb'] ?? ''
  if (!match || term === '' || widthOf(term) > longestTerm || noTerm.test(term)) return undefined
  if (/\s(?:and|or|but|if|when|that|which|is|are|was|with|for)(?:\s|$)|[,，]/i.test(term)) return undefined
  if (evaluates.test(rest) || unsure.test(value) || dependenceOf(value)) return undefined
  const from = span.from + value.indexOf(term)
  const at = { from, to: from + term.length }
  const article = match.groups?.['article'] ?? ''
  const named = heads.some((head) => names(head, term))
  const mentioned = heads.some((head) => mentions(head, term))
  const marked = isMarked(node, term)
  const isKnown = marked || mentioned
  if (
    !named &&
    !(isKnown && (isExplicit(verb, lang) || isGeneric(article, lang === 'zh' ? verb + rest : rest, lang)))
  )
    return undefined
  if (/^the\s/i.test(article) && !named) return undefined
  return { term, span: at }
}

/** `refers to`, `是指`: what the sentence is for. */
function isExplicit(verb: string, lang: Lang): boolean {
  return lang === 'zh'
    ? /^(?:就?是指|指的?是|定义为)/.test(verb)
    : /^(?:(?:is|are) defined as|refers? to|denotes?|stands for)/i.test(verb)
}

/** `A checksum is a value that …`: a kind, and what sets it apart. */
function isGeneric(article: string, rest: string, lang: Lang): boolean {
  return lang === 'zh' ? /的|用于|用来/.test(rest) : article !== 'the ' && distinguishes.test(rest)
}

/** Whether a heading is the term, or asks what it is. */
function names(head: string, term: string): boolean {
  const key = keyOf(
    head
      .replace(/^(?:[\d.、一二三四五六七八九十]+[\s、.]\s*)/, '')
      .replace(/^(?:what(?:['’]s| is| are)|introducing|introduction to|什么是|何谓|何为|认识|了解)\s*/i, '')
      .replace(/(?:是什么|的?定义|的?概念|简介|介绍|概述)?[?？]?$/, ''),
  )
  return key !== '' && key === keyOf(term)
}

function mentions(head: string, term: string): boolean {
  const key = keyOf(term)
  return key.length > 1 && ` ${keyOf(head)} `.includes(/\p{Script=Han}/u.test(key) ? key : ` ${key} `)
}

function isMarked(node: Paragraph, term: string): boolean {
  const key = keyOf(term)
  return node.children.some(
    (child) =>
      ['strong', 'emphasis', 'inlineCode', 'link'].includes(child.type) && keyOf(toString(child)) === key,
  )
}

/** Without article, plural, case and marks. */
function keyOf(words: string): string {
  return words
    .toLowerCase()
    .replace(/^(?:an?|the)\s+/, '')
    .replaceAll(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim()
    .replace(/(?<=\w{3})s$/, '')
}
