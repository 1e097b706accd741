/**
 * How much a sentence deserves a place on the slide of its passage.
 *
 * A linear model: each row is a weight and why it is there. The weights were set
 * by hand after a logistic regression over the sentences that the authors of a
 * textbook marked for their slides (D2L, English and Chinese together) and stand on
 * a plateau: half a unit more or less of any of them moves F1 by less than 3 points.
 * Those of articles without code were fitted on the sections of 191
 * papers and the slides that their authors made of them (SciDuet-ACL, its training
 * and validation part; Sun et al. 2021, "D2S").
 */

import { cue } from '../sentences/cues.ts'
import type { BlockContext } from './block-context.ts'
import type { Lang } from '#tree/nodes.ts'

/** What each property adds, in units of the logit. */
const weights = {
  /** Centrality, 0 to 1: the words that the article is about. */
  central: 1.5,
  /** The first and the last sentence of a paragraph that leads to code say what the code does. */
  edgeBeforeCode: 1.4,
  /** Those between them say how. */
  insideBeforeCode: 0.9,
  /** The first sentence after code says what came out. */
  afterCode: 1.2,
  /** Beside code, the sentence that says what is done: `Now we define …`. */
  acts: 0.9,
  /** What a term means is what people write down. */
  defines: 0.4,
  /** The first sentence of a paragraph is its topic more often than any other. */
  first: 0.2,
  /** A paragraph of one sentence was worth a paragraph. */
  alone: 0.25,
  /** The first paragraph of a section opens its topic. */
  opens: 0.4,
  /** Authors introduce first and say what matters later. */
  along: 0.2,
  /** `This` and `它` mean something that is not on the slide. */
  anaphora: -0.3,
  /** In prose, the sentence that opens its section says what it is about. */
  opensProse: 1,
  /** In prose, nothing but the words tells what matters. */
  centralInProse: 1,
  /** In prose, what is long has more to say: half of `long` is taken back. */
  longInProse: 0.25,
  /** The introduction of a paper is for what it brings, and for what was missing. */
  contributes: 1.2,
  poses: 1.2,
  /** Says what the text will do, or what the reader shall do. */
  aside: -0.8,
  /** A question is not an answer. */
  asks: -0.5,
  /** `Yes.` says nothing without the question. */
  bare: -1,
  /** For each `long` characters more than one and a half times as many. */
  long: -0.5,
}

/** About how many characters the words of a slide's item have, doubled. */
const long: Record<Lang, number> = { en: 100, zh: 35 }

/** Fewer characters than this say nothing alone. */
const bare: Record<Lang, number> = { en: 8, zh: 4 }

/** Gives a sentence of middling centrality that opens a paragraph a half. */
const middle = 1.2

/** A sentence in its paragraph. */
export interface Sentence {
  value: string
  /** Centrality, 0 to 1. */
  central: number
  index: number
  /** How many sentences the paragraph has. */
  count: number
}

/** @returns How much a sentence deserves a slide, 0 to 1. */
export function sentenceScore(
  { value, central, index, count }: Sentence,
  lang: Lang,
  place?: BlockContext,
): number {
  const edge = index === 0 || index === count - 1
  let sum = weights.central * central
  if (index === 0) sum += weights.first
  if (count === 1) sum += weights.alone
  if (place?.beforeCode) sum += edge ? weights.edgeBeforeCode : weights.insideBeforeCode
  if (place?.afterCode && index === 0) sum += weights.afterCode
  if (place?.beforeCode || place?.afterCode) sum += weights.acts * cue('acts', value)
  if (place?.opensSection) sum += weights.opens
  sum += weights.along * (place?.progress ?? 0.5)
  sum += weights.defines * cue('defines', value)
  sum += weights.anaphora * cue('anaphora', value)
  sum += weights.asks * cue('asks', value)
  // Beside code, `让我们……` says what the code does.
  const brings = place?.introduces === true && cue('contributes', value) === 1
  if (brings) sum += weights.contributes
  else if (place?.introduces) sum += weights.poses * cue('problem', value)
  if (!place?.beforeCode && !place?.afterCode && !brings)
    sum += weights.aside * Math.max(cue('metadiscourse', value), cue('callToAction', value))
  const beyond = Math.max(0, value.length / long[lang] - 1.5)
  if (place?.proseOnly) {
    if (place.opensSection && index === 0) sum += weights.opensProse
    sum += weights.centralInProse * central + weights.longInProse * beyond
  }
  if (value.length < bare[lang]) sum += weights.bare
  sum += weights.long * beyond
  return 1 / (1 + Math.exp(middle - sum))
}
