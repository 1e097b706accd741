/**
 * The takeaways of an article that concludes nothing itself: what its headings
 * state, and the sentences that say most of what it is about, each other than
 * those before it.
 *
 * ```text
 *   ## Don't put units in cells                       a heading that states
 *   … Pooling reduces the size of a feature map. …    words of the article, the heading, the title
 * ```
 *
 * Greedy choice by maximal marginal relevance (Carbonell and Goldstein 1998):
 * linear in the sentences, as few are chosen.
 */

import type { Article, Point } from '#tree/nodes.ts'
import { type Candidate, candidatesOf, share } from './candidates.ts'
import { saysTheSame } from './is-takeaway.ts'
import { type Context, pointAt } from '../points/index.ts'
import { shorten } from '../points/shorten.ts'

/** People remember three to five things; a sixth goes in where the slide has room. ROUGE gains nothing beyond it. */
const most = 6

/** At least so many sentences for each point: a short text is told sooner than summed up. */
const sentencesForEach = 2

/**
 * What it costs that all words of a sentence were said already. At 0.4 ROUGE-1
 * is lower by 0.6 to 0.8 points, and headings and sentences say one thing twice.
 */
const redundancy = 0.8

/**
 * @returns What to take home, in the order of the text; salience falls in the
 *   order of the choice, so that the first ones stay where the slide is small.
 *   Headings are marked as such: a slide that has one as its title says it already.
 */
export function extractTakeaways(article: Article, context: Context): Point[] {
  const { stated, sentences } = candidatesOf(article, context)
  const count = Math.min(most, Math.floor((stated.length + sentences.length) / sentencesForEach))
  const first = stated.toSorted((a, b) => b.weight - a.weight).slice(0, count)
  const more = Math.min(most, Math.floor(sentences.length / sentencesForEach))
  const chosen = choose(first, sentences, Math.max(count, first.length + more))
  const ranks = new Map(chosen.map((one, rank) => [one, rank]))
  return [...ranks]
    .toSorted(([a], [b]) => a.order - b.order)
    .map(([one, rank]) => {
      const span = one.whole ? one.span : shorten(one.prose, one.span, context.lang)
      const found = pointAt(one.prose, span, 1 - rank / (2 * chosen.length))
      if (one.whole) found.data = { ...found.data, heading: true }
      return found
    })
}

/** @returns The first candidates, and after them each time the one that adds most. */
function choose(first: readonly Candidate[], rest: readonly Candidate[], count: number): Candidate[] {
  const chosen = [...first]
  const left = new Set(rest)
  const coveredWords = new Set(first.flatMap((one) => [...one.words]))
  while (chosen.length < count) {
    let best: Candidate | undefined
    let bestWeight = -Infinity
    for (const one of left) {
      if (isSaid(one, chosen)) {
        left.delete(one)
        continue
      }
      const weight = one.weight - redundancy * share(one.words, coveredWords)
      if (weight > bestWeight) {
        best = one
        bestWeight = weight
      }
    }
    if (!best) break
    left.delete(best)
    chosen.push(best)
    for (const word of best.words) coveredWords.add(word)
  }
  return chosen
}

function isSaid({ prose, span }: Candidate, chosen: readonly Candidate[]): boolean {
  const value = prose.value.slice(span.from, span.to)
  return chosen.some((other) => saysTheSame(value, other.prose.value.slice(other.span.from, other.span.to)))
}
