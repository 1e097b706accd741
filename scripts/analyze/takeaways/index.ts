/**
 * What the audience should take home: what the article itself concludes; where
 * it concludes nothing, what is gathered from all of it (see `gather.ts`).
 *
 * ```text
 *   ## 结论                        Practice shows that a strong base can …
 *   只要基础足够强，…              ^^^^^^^^^^^^^^^^^^^ cue of a closing paragraph
 *   ^^^^^^^^^^^^^^^^ takeaway       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ takeaway
 * ```
 */

import type { List, Paragraph } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { takeaways } from '#tree/build.ts'
import { patch } from '#tree/origin.ts'
import type { Article, Claim, Flow, Point, Section, Takeaways } from '#tree/nodes.ts'
import { point } from '#tree/build.ts'
import { isStandalone } from './candidates.ts'
import { extractTakeaways } from './extract.ts'
import { isTakeaway, saysTheSame } from './is-takeaway.ts'
import { claimsOf, type Context, pointAt, pointOfItem, pointScore } from '../points/index.ts'
import { cut, type Prose, proseOfParagraph, type Span } from '../sentences/prose.ts'
import { cue } from '../sentences/cues.ts'
import { sentences } from '../sentences/index.ts'
import { shorten } from '../points/shorten.ts'

/** People remember three to five things, of a list that the author wrote for it too. */
const most = 5

/** Two points need no summary: they were on the slides a minute ago. */
const fewest = 3

/** One sentence is no list of what to take home. */
const fewestConcluded = 2

/** Of what an article concludes, the claim beside it included. */
const mostConcluded = 4

/** Of the sentences of a conclusion: more are the text again. */
const mostSaid = 3

/** Opens a paragraph that concludes, wherever it stands last. */
const concludes =
  /^(?:总之|总的来说|综上|总而言之|由此可见|归根结底|一句话)|^[^。]{0,24}(?:表明|说明|证明|意味着)[，,]|^(?:in (?:short|summary|conclusion)|to (?:sum up|conclude|summarize)|overall|all in all|ultimately)\b|^[^.]{0,48}\bshows? that\b/i

/** @returns The takeaways; `undefined` for an article that says too little. */
export function takeawaysOf(article: Article, context: Context, claim?: Claim): Takeaways | undefined {
  const concluded = conclusionOf(article, context)
  const first = claim ? [patch(claim, point(claim.children, 1))] : []
  const others = concluded.filter(
    (found) => !first.some((one) => saysTheSame(toString(one), toString(found))),
  )
  const stated = withMeasured(distinct([...first, ...others]).slice(0, mostConcluded), article, context)
  if (concluded.length > 0 && stated.length >= fewestConcluded) return concludedIn(stated)
  const gathered = withMeasured(extractTakeaways(article, context), article, context)
  if (concluded.length === 0)
    return gathered.length >= fewest ? patch(gathered, takeaways(gathered)) : undefined
  // One sentence that concludes stands above what is gathered.
  for (const one of stated) one.data = { ...one.data, salience: 1 }
  const more = gathered.filter(
    (found) => !found.data?.heading && stated.every((one) => !saysTheSame(toString(one), toString(found))),
  )
  const points = [...more.slice(0, mostConcluded - stated.length), ...stated]
  return points.length >= fewestConcluded ? concludedIn(points) : undefined
}

/** Says how much: a share, a factor, a score. */
const measured =
  /\d\s?(?:%|percent|×|x\b|-?times\b|-?fold\b|percentage points?\b|倍|个百分点)|\b(?:accuracy|AUC|BLEU|CIDEr|error|F1|precision|recall|scores?|speed-?up)\b[^.]{0,40}\d/i

/** @returns Points of which one says what a paper measured, with its number, where its conclusion, abstract or results do. */
function withMeasured(points: Point[], article: Article, context: Context): Point[] {
  const says = (value: string): boolean => cue('result', value) === 1 || measured.test(value)
  if (!context.paper || points.length === 0 || points.some((found) => says(toString(found)))) return points
  const sections = article.children.filter((node): node is Section => node.type === 'section')
  for (const role of ['conclusion', 'abstract', 'result'] as const) {
    const found = sections
      .filter((section) => section.role === role)
      .flatMap((section) => flowOf(section))
      .filter((node) => node.type === 'paragraph')
      .flatMap((node) => sentencesIn(node, context))
      .filter(({ prose, span }) => says(prose.value.slice(span.from, span.to)))
      .map(({ prose, span }) =>
        pointAt(prose, shorten(prose, span, context.lang), pointScore(prose, span, context)),
      )
      .filter((one) => says(toString(one)))
      .toSorted((a, b) => (b.data?.salience ?? 0) - (a.data?.salience ?? 0))[0]
    if (!found) continue
    found.data = { ...found.data, salience: 1 }
    const kept = points.toSorted((a, b) => (b.data?.salience ?? 0) - (a.data?.salience ?? 0))
    const shown = new Set(kept.slice(0, Math.max(fewestConcluded, mostConcluded - 1)))
    return [...points.filter((one) => shown.has(one) && !saysTheSame(toString(one), toString(found))), found]
  }
  return points
}

/** Takeaways that one passage of the article concludes, at least in part. */
function concludedIn(points: Point[]): Takeaways {
  return patch(points, { ...takeaways(points), data: { concluded: true } })
}

/** The points of the section that concludes, or of the paragraph that does. */
function conclusionOf(article: Article, context: Context): Point[] {
  const sections = article.children.filter((node): node is Section => node.type === 'section')
  const section = sections.findLast(({ role }) => role === 'conclusion')
  if (section) {
    const blocks = flowOf(section)
    const items = blocks
      .filter((node): node is List => node.type === 'list')
      .flatMap((list) => list.children.map((item) => pointOfItem(item, context)))
      .filter((found) => found !== undefined)
    const named = items.filter((item) => isTakeaway(toString(item), context.lang))
    if (named.length >= fewestConcluded) return named.slice(0, most)
    return saidIn(
      blocks.filter((node) => node.type === 'paragraph'),
      context,
    )
  }
  const last = sections.findLast(({ role }) => role !== 'references' && role !== 'question')
  const closing = last && flowOf(last).at(-1)
  return closing?.type === 'paragraph' && concludes.test(toString(closing)) ? saidIn([closing], context) : []
}

/** What paragraphs that conclude say: the clauses of the one sentence that says something, or the weightiest of several. */
function saidIn(paragraphs: readonly Paragraph[], context: Context): Point[] {
  const stated = paragraphs.flatMap((node) => sentencesIn(node, context))
  const [only, ...others] = stated
  if (only && others.length === 0) return claimsOf(cut(only.prose, only.span), mostSaid, context)
  const points = stated.map(({ prose, span }) =>
    pointAt(prose, shorten(prose, span, context.lang), pointScore(prose, span, context)),
  )
  const ranked = points.toSorted((a, b) => (b.data?.salience ?? 0) - (a.data?.salience ?? 0))
  const kept = new Set(ranked.slice(0, mostSaid))
  return points.filter((found) => kept.has(found))
}

/** The sentences of a paragraph that may stand for the article. */
function sentencesIn(node: Paragraph, { lang }: Context): { prose: Prose; span: Span }[] {
  const prose = proseOfParagraph(node)
  return sentences(prose)
    .filter((span) => isStandalone(prose, span) && isTakeaway(prose.value.slice(span.from, span.to), lang))
    .map((span) => ({ prose, span }))
}

function flowOf(section: Section): Flow[] {
  return section.children.flatMap((node) =>
    node.type === 'section' ? flowOf(node) : node.type === 'heading' ? [] : [node],
  )
}

/** What the author lists is as different as it is meant to be: only the same words are said twice. */
function distinct(points: readonly Point[]): Point[] {
  const seen = new Set<string>()
  return points.filter((found) => {
    const words = toString(found)
    if (seen.has(words)) return false
    seen.add(words)
    return true
  })
}
