/**
 * An article without headings → sections, cut where the topic shifts.
 *
 * ```text
 *   Night trains are back. Sleeping cars …   ┐ words that the two sides of a gap share:
 *   A sleeping car costs …                   ┘ many
 *                                              few  ← a cut
 *   Tickets are sold by each railway …       ┐
 *   A ticket for three countries …           ┘ many
 * ```
 *
 * TextTiling (Hearst 1997, "TextTiling: Segmenting Text into Multi-paragraph
 * Subtopic Passages") with blocks of the article as its units: the similarity of
 * what stands before and after a gap, and how deep its valley is. Each section
 * is called by a short sentence of its own that says most of it.
 */

import type { Heading, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { isLeadIn } from '#tree/lead-in.ts'
import { patch } from '#tree/origin.ts'
import type { Lang } from '#tree/nodes.ts'
import { cue } from '../sentences/cues.ts'
import { listFragments } from '../points/list-fragments.ts'
import { dropDiscourseMarker, dropStop } from '../sentences/discourse-markers.ts'
import { phraseAt } from '../points/index.ts'
import { type Prose, proseOf, type Span } from '../sentences/prose.ts'
import { type Salience, salienceOf } from '../sentences/salience.ts'
import { sentences } from '../sentences/index.ts'
import { words } from '../sentences/words.ts'

/** A shorter text is read at one sitting, and its windows hold too few words to compare. */
const fewest = { paragraphs: 8, words: 120 }

/** Blocks on each side of a gap: Hearst's k is about the length of a paragraph or two. */
const reach = 3

/** A section of fewer blocks or content words is no topic. */
const smallest = { blocks: 2, words: 30 }

/** More sections than an agenda can show are none. */
const most = 9

/** Blocks that tell, and not only show. */
const textTypes: ReadonlySet<string> = new Set(['paragraph', 'list', 'blockquote'])

/** A title that can be read at a glance, characters. */
const title: Record<Lang, { fewest: number; most: number }> = {
  en: { fewest: 12, most: 60 },
  zh: { fewest: 6, most: 22 },
}

/** What a topic is called stands at its beginning: blocks. */
const within = 3

/** What the place of the first sentence is worth, in units of salience. */
const opens = 0.25

/** @returns The blocks, with a made heading before each topic; as they are, where they have headings or one topic. */
export function segmentTopics(blocks: readonly RootContent[], lang: Lang): RootContent[] {
  if (blocks.some(({ type }) => type === 'heading')) return [...blocks]
  const textIndices = blocks.flatMap((block, index) => (textTypes.has(block.type) ? [index] : []))
  const texts = textIndices.map((index) => toString(blocks[index]))
  const bags = texts.map(words)
  const size = bags.reduce((sum, bag) => sum + bag.length, 0)
  if (textIndices.length < fewest.paragraphs || size < fewest.words) return [...blocks]
  const salience = salienceOf([], texts)
  const starts = new Map<number, Heading>()
  const together = texts.map(
    (text, unit) => textIndices[unit + 1] === textIndices[unit]! + 1 && isLeadIn(text),
  )
  for (const cut of [0, ...cutsOf(bags, together)]) {
    const proses = textIndices.slice(cut, cut + within).flatMap((index) => namesIn(blocks, index))
    const head = headingOf(proses, lang, salience)
    // A topic that has no name goes on with the one before.
    if (head) starts.set(cut === 0 ? 0 : (textIndices[cut] ?? 0), head)
  }
  if (starts.size < 2 || !starts.has(0)) return [...blocks]
  return blocks.flatMap((block, index) => {
    const head = starts.get(index)
    return head ? [head, block] : [block]
  })
}

/**
 * @param bags The words of each unit.
 * @param together Whether a unit announces the next one, and goes with it.
 * @returns The units before which a topic begins, without the first.
 */
function cutsOf(bags: readonly string[][], together: readonly boolean[]): number[] {
  const gaps = bags.slice(1).map((_, index) => {
    const before = bags.slice(Math.max(0, index + 1 - reach), index + 1).flat()
    return similarity(before, bags.slice(index + 1, index + 1 + reach).flat())
  })
  const depths = gaps.map((gap, index) => climb(gaps, index, -1) + climb(gaps, index, 1) - 2 * gap)
  const mean = depths.reduce((sum, depth) => sum + depth, 0) / Math.max(1, depths.length)
  const spread = Math.sqrt(
    depths.reduce((sum, depth) => sum + (depth - mean) ** 2, 0) / Math.max(1, depths.length),
  )
  // Hearst's liberal cut-off is the mean less half a deviation; a wrong heading costs more than none.
  const limit = mean + spread / 2
  const chosen: number[] = []
  const ranked = depths
    .map((depth, index) => ({ depth, at: together.lastIndexOf(false, index) + 1 }))
    .toSorted((a, b) => b.depth - a.depth)
  for (const { depth, at } of ranked) {
    if (depth <= limit || depth === 0 || chosen.length === most - 1) break
    if (chosen.includes(at)) continue
    const from = Math.max(0, ...chosen.filter((cut) => cut < at))
    const to = Math.min(bags.length, ...chosen.filter((cut) => cut > at))
    if (isTopic(bags.slice(from, at)) && isTopic(bags.slice(at, to))) chosen.push(at)
  }
  return chosen.toSorted((a, b) => a - b)
}

function isTopic(bags: readonly string[][]): boolean {
  return bags.length >= smallest.blocks && bags.flat().length >= smallest.words
}

/** The height of the next peak on one side. */
function climb(gaps: readonly number[], from: number, step: -1 | 1): number {
  let at = from
  while ((gaps[at + step] ?? -1) >= (gaps[at] ?? 0)) at += step
  return gaps[at] ?? 0
}

/** The cosine of how often the words occur. */
function similarity(left: readonly string[], right: readonly string[]): number {
  const [a, b] = [count(left), count(right)]
  let shared = 0
  for (const [word, times] of a) shared += times * (b.get(word) ?? 0)
  const length = (bag: Map<string, number>): number =>
    Math.sqrt([...bag.values()].reduce((sum, times) => sum + times * times, 0))
  return shared / Math.max(1, length(a) * length(b))
}

function count(bag: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of bag) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** Talk of people among themselves, an unfinished sentence, a by-line. */
const talk =
  /\b(?:i|we|you|me|us|my|our|your|it's|he|she|they|however|yes|imo|asked|said)\b|我|你|告诉|(?:近日|日前)|\b[A-Z](?:\.[A-Z])*$|@|©|℠/i

/** A title says something: content words. */
const fewestWords = 3

/** @returns A heading made of the sentence that can stand alone and says most. */
function headingOf(proses: readonly Prose[], lang: Lang, salience: Salience): Heading | undefined {
  let best: { prose: Prose; span: Span; weight: number } | undefined
  for (const [place, prose] of proses.entries()) {
    for (const [index, sentence] of sentences(prose).entries()) {
      const span = dropStop(prose.value, dropDiscourseMarker(prose.value, sentence))
      const value = prose.value.slice(span.from, span.to)
      const { fewest: least, most: longest } = title[lang]
      if (value.length < least || value.length > longest || !isTitle(value)) continue
      const weight = salience(value) + (place === 0 && index === 0 ? opens : 0)
      if (!best || weight > best.weight) best = { prose, span, weight }
    }
  }
  if (!best) return undefined
  const children = phraseAt(best.prose, best.span)
  const head: Heading = { type: 'heading', depth: 2, children }
  return patch(children, head)
}

/** Whether a sentence says something by itself: no quotation, question, or talk to the reader. */
function isTitle(value: string): boolean {
  const cues = ['leadIn', 'asks', 'readerAddress', 'example', 'anaphora', 'crossReference'] as const
  return (
    /^[\p{L}\p{N}]/u.test(value) &&
    !/[“”"：:!！?？]/.test(value) &&
    !talk.test(value) &&
    words(value).length >= fewestWords &&
    cues.every((name) => !cue(name, value))
  )
}

/** The text of a block that may name a topic: no items that are parts of a sentence. */
function namesIn(blocks: readonly RootContent[], index: number): Prose[] {
  const block = blocks[index]
  return prosesOf(block, block?.type === 'list' ? listFragments(block, blocks[index - 1]) : none)
}

const none: ReadonlySet<RootContent> = new Set()

/** The text of a block, a prose for each of its paragraphs. */
function prosesOf(block: RootContent | undefined, without: ReadonlySet<RootContent>): Prose[] {
  if (!block || !('children' in block) || without.has(block)) return []
  if (block.type === 'paragraph') return [proseOf(block.children)]
  return (block.children as RootContent[]).flatMap((child) => prosesOf(child, without))
}
