/**
 * What a slide about a paragraph may be called, in the words of the paragraph.
 *
 * ```text
 *   A **lock file** pins every version. It is written by the tool, …
 *                                                                      claim   A lock file pins every version
 *                                                                      strong  lock file
 *   A checksum is a short value that is computed from a file, and …     term    checksum
 * ```
 */

import type { Paragraph, PhrasingContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { patch } from '#tree/origin.ts'
import type { Lang, TitleCandidate } from '#tree/nodes.ts'
import { isStandalone as isStatement } from '../takeaways/candidates.ts'
import { cue } from '../sentences/cues.ts'
import { dependenceOf } from '../sentences/dependence.ts'
import { dropDiscourseMarker, dropStop } from '../sentences/discourse-markers.ts'
import { phraseAt } from './index.ts'
import { type Prose, proseOfParagraph, type Span } from '../sentences/prose.ts'
import { sentences } from '../sentences/index.ts'

/** A claim that is read at a glance: words, Han characters; and the fewest that state something. */
const claimSize = { words: { least: 4, most: 12 }, han: { least: 7, most: 24 } }

/** A name of more words or Han characters is a sentence. */
const nameSize = { words: { least: 1, most: 8 }, han: { least: 2, most: 16 } }

/** The subject of a definition: `A checksum is a …`, `校验和是一个……`, `所谓校验和，是指……`. */
const defined: Record<Lang, RegExp> = {
  en: /^(?:an?\s+|the\s+)?(?<term>[\p{L}\p{N}][\p{L}\p{N}\s'’+#.-]{1,40}?)\s+(?:\([^)]{1,40}\)\s+)?(?:is|are)\s+(?:an?|the)\s+(?!same|only|first|last|next|case|result|reason|few|lot|bit|good|great|best|worst)/iu,
  zh: /^(?:所谓的?)?["“「]?(?<term>[\p{Script=Han}\p{L}\p{N}][\p{Script=Han}\p{L}\p{N}\s+#.-]{1,15}?)["”」]?(?:（[^）]{1,40}）)?[，,]?(?:就?是(?:指|一[个种类项套款门]))/u,
}

/** Nobody names a slide after these. */
const unnamed =
  /^(?:(?:as|both|each|even|every|if|imagine|in|keep|note|once|since|so|taking|when|while)\b.*|how|如果.*|[上下][图表面].*|最.*|always|and|but|never|not|note|注意|译者注|提示|警告|here|there|what|one|all|most|some|each|every|the (?:following|above|goal|idea|result|reason|problem|answer|point|question|first|second|last|only)|.*(?:目的|原因|问题|结果|办法|方法|关键|重点|做法|好处|区别))$/iu

/** What asks, announces, or speaks to the reader of the text is no claim. */
const spoken = [
  'leadIn',
  'asks',
  'caption',
  'readerAddress',
  'crossReference',
  'callToAction',
  'metadiscourse',
  'incomplete',
] as const

/** A Chinese sentence that begins with one of these has no subject, or a circumstance before it. */
const openings =
  /^(?:一起|与|为了?|以(?!太)|在|如果|因为|对于?|当(?!前)|能|可以|不(?!同)|有(?![的些])|没|从|通过|根据|按|由于|随着|就|询问|求|设|令)/u

/**
 * @param node A paragraph.
 * @returns Its candidates, claims first, each kind in the order of the text; none for a paragraph that only announces.
 */
export function titlesOf(node: Paragraph, lang: Lang): TitleCandidate[] {
  const prose = proseOfParagraph(node)
  const spans = sentences(prose)
  const claims = spans.flatMap((span) => claimIn(prose, span))
  const terms = spans.flatMap((span) => termIn(prose, span, lang))
  // The name of who speaks is no title of what is said.
  const strong = strongIn(prose.start > 0 ? node.children.slice(1) : node.children)
  return [...claims, ...strong, ...terms]
}

/** @returns The claim of a sentence that is short, whole and stands alone. */
function claimIn(prose: Prose, sentence: Span): TitleCandidate[] {
  const whole = prose.value.slice(sentence.from, sentence.to)
  if (!/[.。．!！]["”’」）)]?$/.test(whole) || dependenceOf(whole) === 'anaphor') return []
  if (spoken.some((name) => cue(name, whole))) return []
  const span = dropStop(prose.value, dropDiscourseMarker(prose.value, sentence))
  const value = prose.value.slice(span.from, span.to)
  const isStart = /^["“「『《]?[\p{Lu}\p{N}\p{Script=Han}]/u.test(toString(phraseAt(prose, span)))
  if (!isStart || !standsAlone(prose, span) || !isOfSize(value, claimSize)) return []
  return /[：:；;]/.test(value) ? [] : [candidate('claim', prose, span)]
}

function standsAlone(prose: Prose, span: Span): boolean {
  const value = prose.value.slice(span.from, span.to)
  return isStatement(prose, span) && !dependenceOf(value) && !openings.test(value)
}

/** The bold runs of a paragraph that are names or short claims. */
function strongIn(children: readonly PhrasingContent[]): TitleCandidate[] {
  return children.flatMap((child): TitleCandidate[] => {
    if (child.type !== 'strong') return 'children' in child ? strongIn(child.children) : []
    const value = toString(child)
      .replace(/[\s。．.：:，,；;]+$/, '')
      .trim()
    const isName = /\p{L}/u.test(value) && isOfSize(value, nameSize) && !/[?？]$/.test(value)
    return isName && !unnamed.test(value) && !dependenceOf(value)
      ? [patch(child, { type: 'titleCandidate', kind: 'strong', value: flat(value) })]
      : []
  })
}

function termIn(prose: Prose, { from, to }: Span, lang: Lang): TitleCandidate[] {
  const value = prose.value.slice(from, to)
  const match = dependenceOf(value) ? null : defined[lang].exec(value)
  const term = match?.groups?.['term']?.trim()
  if (!match || !term || unnamed.test(term) || !isOfSize(term, nameSize)) return []
  const start = from + value.indexOf(term)
  return [candidate('term', prose, { from: start, to: start + term.length })]
}

function candidate(kind: TitleCandidate['kind'], prose: Prose, span: Span): TitleCandidate {
  const words = phraseAt(prose, span)
  return patch(words, { type: 'titleCandidate', kind, value: flat(toString(words)) })
}

function flat(value: string): string {
  return value.replaceAll(/\s+/g, ' ').trim()
}

function isOfSize(value: string, size: typeof claimSize): boolean {
  const han = value.match(/\p{Script=Han}/gu)?.length ?? 0
  const latin = value.match(/[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}'’._/-]*/gu)?.length ?? 0
  // A Latin word among Han characters takes the room of two.
  if (han > 0) return han + 2 * latin >= size.han.least && han + 2 * latin <= size.han.most
  return latin >= size.words.least && latin <= size.words.most
}
