/** What of an article may be taken home: headings that state, and sentences, each with its weight. */

import { isAside } from '#tree/aside.ts'
import { firstIndex } from '#tree/search.ts'
import type { Paragraph } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Article, Flow, Section } from '#tree/nodes.ts'
import { isByline } from '../metadata/byline.ts'
import { cue } from '../sentences/cues.ts'
import { listFragments } from '../points/list-fragments.ts'
import { isTakeaway } from './is-takeaway.ts'
import { type Context, isCaption } from '../points/index.ts'
import { type Prose, proseOfParagraph, type Span } from '../sentences/prose.ts'
import { sentences } from '../sentences/index.ts'
import { assertionOf } from '../points/assertion.ts'
import { words } from '../sentences/words.ts'

/**
 * What a sentence is worth as a takeaway. Set by hand on a plateau: over 278
 * summaries that authors wrote, ROUGE-1 falls by about one point at most where
 * a weight is halved or doubled.
 */
const weights = {
  /** Centrality, 0 to 1. */
  central: 2,
  /** The share of its words that its own heading has. */
  heading: 1,
  /** The share of its words that the title has. */
  title: 1.1,
  /** A definition outlives the example. */
  defines: 0.2,
  /** The first sentence of a section says what the section is about. */
  opens: 0.1,
  /** `see Figure 3` and `the code above` need what they point at. */
  crossReference: -0.3,
  example: -0.1,
  readerAddress: -0.2,
  /** `This` means something that is not on the slide. */
  anaphora: -0.07,
  /** `It …` and `他……` are told of nobody: only where there is nothing else. */
  anaphoricSubject: -0.35,
  /** A row of names, as of packages: no word that makes a sentence of them. */
  listed: -0.5,
  /** The author says that this is it: `Overall, …`, `The key point is …`, `总之……`. */
  concludes: 0.35,
  /** Without a full stop it is an item of a list, a label or a title more often than a sentence. */
  unstopped: -0.15,
  /** All of it is bold. */
  bold: 0.3,
  /** What came out, with its number: `cut the time by 40 %`. */
  result: 0.15,
  /** Each code, formula or link: details. */
  wordless: -0.03,
}

/** A sentence with more than this share of its words in a heading says no more than the heading. */
const sharedMost = 0.5

/** How many different content words can stand alone, and how many can be taken home. */
const size = { fewest: 4, most: 30 }

/** With a greater share of links and formulas it is an address, the title of another text, or a sum. */
const mostWordless = 0.6

/** What nobody takes home. */
const excludedCues = ['leadIn', 'asks', 'caption', 'callToAction'] as const

/** Thanks, where to go, what to type, and lines of a list of changes or contents: nothing of what was said. */
const offTopic: readonly RegExp[] = [
  /^[0-9a-f]{7,40}\s|\.{5,}|^(?:submit|send|leave|post) (?:us |me |your |any )*(?:comments?|feedback|questions?|corrections?)\b/i,
  /^(?:many |special |huge |a big )?thank(?:s|\s+you)\b|^(?:非常|特别|衷心)?感谢/i,
  /(?:点击|单击|查看|戳|见)(?:这里|此处)|\b(?:click|see|read|found|find|available|listed|documented|download(?:ed)?)\b[^.]{0,70}\bhere\s*(?:[.!]?$|:)/i,
  /^for [^,.]{1,60}, (?:please )?(?:check|read|refer to|see|visit)\b|^(?:上一|下一|下)[节章篇页]\s?[:：]|^(?:next|previous)(?: \w+)?:\s/i,
  // Of a log of changes: `Docs: Fix typos (#12)`; of a page: `Try it yourself`, `Use case: …`, `图 2.4 所示`.
  /^(?:docs|chore|fix|feat|build|ci|perf|update|upgrade|breaking|new)\s?(?:\([^)]*\))?!?:\s|\(#\d+\)|\bfixes #\d+/i,
  /^(?:use cases?\b|try it\b)|图\s?\d[\d.-]*\s*所示|^(?:点击(?![率量流数])|单击|双击)|^[\w.()]{1,20}\s+[-–—]\s(?!.*\s[-–—]\s)/i,
  /^(?:[$>#]\s)?(?:apt(?:-get)?|brew|bun|cargo|conda|curl|docker|git|go|make|mkdir|npm|npx|pip3?|pnpm|sudo|wget|yarn)(?=.*\s(?:-|\S*[@/=]))(?:\s+[-\w@./:"'=~]+){1,6}$/,
]

/** What may be taken home. */
export interface Candidate {
  prose: Prose
  span: Span
  /** Place in the text. */
  order: number
  /** Its different content words. */
  words: ReadonlySet<string>
  weight: number
  /** It is not to be shortened. */
  whole: boolean
}

/** What may be taken home of an article, in the order of the text. */
export interface Candidates {
  /** Headings that state something. */
  stated: Candidate[]
  sentences: Candidate[]
}

/** @returns The candidates of all sections but references and questions. */
export function candidatesOf(article: Article, context: Context): Candidates {
  const found: Candidates = { stated: [], sentences: [] }
  const title = new Set(words(article.title))
  let order = 0
  const visit = (part: Article | Section): void => {
    let heading: ReadonlySet<string> = title
    if (part.type === 'section') {
      if (part.role === 'references' || part.role === 'question') return
      const [head] = part.children
      heading = new Set(words(toString(head)))
      // A heading that was made of a sentence is that sentence.
      const statement = head.position ? assertionOf(head, context.lang) : undefined
      const weight = context.salience(toString(head))
      if (statement) found.stated.push({ ...statement, order: order++, words: heading, weight, whole: true })
    }
    let opens = true
    let before: Flow | undefined
    for (const node of part.children) {
      if (node.type === 'section') visit(node)
      if (node.type === 'section' || node.type === 'heading') continue
      const fragments = node.type === 'list' ? listFragments(node, before) : none
      before = node
      for (const paragraph of paragraphsOf(node)) {
        // `- a null pointer`, below `Prevented are:`: part of another sentence.
        if (fragments.has(paragraph)) continue
        for (const one of candidatesIn(paragraph, context)) {
          one.order = order++
          one.weight += weights.heading * Math.min(sharedMost, share(one.words, heading))
          one.weight += weights.title * Math.min(sharedMost, share(one.words, title))
          if (opens) one.weight += weights.opens
          opens = false
          found.sentences.push(one)
        }
      }
    }
  }
  visit(article)
  return found
}

const none: ReadonlySet<Paragraph> = new Set()

/** The sentences of a paragraph that can stand alone, weighed by their own words. */
function candidatesIn(paragraph: Paragraph, context: Context): Candidate[] {
  const prose = proseOfParagraph(paragraph)
  // A paragraph in italics stands beside the text: a caption, an editor's note.
  if (paragraph.children.every(({ type }) => type === 'emphasis')) return []
  const place = context.blockContexts?.get(paragraph)
  if (isByline(prose.value) || isCaption(prose.value.trim(), place)) return []
  const goesOn = place?.beforeBlock || place?.beforeFormula
  const end = prose.value.trimEnd().length
  let piece = 0
  return sentences(prose).flatMap((span, index) => {
    const value = prose.value.slice(span.from, span.to)
    const before = piece
    while ((prose.solid[piece]?.[1] ?? Infinity) <= span.to) piece++
    if (
      !isStandalone(prose, span) ||
      !isTakeaway(value, context.lang) ||
      (place?.afterFormula && index === 0)
    )
      return []
    // Without a full stop, a sentence goes on in what is shown after it.
    if (goesOn && span.to === end && !/[。！？.!?…”"'）)]$/.test(value)) return []
    const own = new Set(words(value))
    if (own.size < size.fewest || own.size > size.most) return []
    const weight =
      weights.central * context.salience(value) +
      weights.defines * cue('defines', value) +
      weights.crossReference * cue('crossReference', value) +
      weights.example * cue('example', value) +
      weights.readerAddress * cue('readerAddress', value) +
      weights.concludes * cue('concludes', value) +
      weights.result * cue('result', value) +
      (/[.!。．！…]["”’」』）)]*$/.test(value) ? 0 : weights.unstopped) +
      (isBold(paragraph, value) ? weights.bold : 0) +
      weights.anaphora * cue('anaphora', value) +
      weights.anaphoricSubject * cue('anaphoricSubject', value) +
      (isListed(value) ? weights.listed : 0) +
      weights.wordless * (piece - before)
    return [{ prose, span, order: 0, words: own, weight, whole: false }]
  })
}

/** `babel-preset-env`, `src/index.ts`: a name of a program's. */
const name = /^["'(]?(?=.*\p{L})[\w@]+(?:[-_./][\w@]+)+[.,;:)"']*$/u

/** At most this share of the words of a sentence are such names. */
const mostNames = 0.4

/** Whether the author set a sentence in bold letters. */
function isBold({ children }: Paragraph, value: string): boolean {
  return children.some((child) => child.type === 'strong' && toString(child).includes(value))
}

function isListed(value: string): boolean {
  const all = value.split(/\s+/)
  return all.filter((word) => name.test(word)).length > mostNames * all.length
}

/** @returns Whether a sentence says something by itself: no aside, thanks, task, address or sum. */
export function isStandalone(prose: Prose, span: Span): boolean {
  const value = prose.value.slice(span.from, span.to)
  // What opens with another character is no sentence: attributes, an arrow, a mark, a bracket.
  if (!/^["'“‘「『《\p{L}\p{N}]/u.test(value)) return false
  if (isAside(value) || excludedCues.some((name) => cue(name, value))) return false
  return !offTopic.some((pattern) => pattern.test(value)) && wordless(prose, span) <= mostWordless
}

/** @returns How much of a sentence is links and formulas: a share of its characters. */
function wordless(prose: Prose, { from, to }: Span): number {
  let sum = 0
  for (let index = firstAfter(prose.wordless, from); index < prose.wordless.length; index++) {
    const [start, end] = prose.wordless[index]!
    if (start >= to) break
    sum += Math.min(end, to) - Math.max(start, from)
  }
  return sum / (to - from)
}

/** The first of runs in order that ends after a place: found by halves, as a paragraph may hold thousands. */
function firstAfter(runs: Prose['wordless'], place: number): number {
  return firstIndex(runs.length, (index) => runs[index]![1] <= place)
}

/** A share of fewer words than this is taken as one of so many. */
const fewestShared = 5

/** @returns How many of the words are among others, 0 to 1. */
export function share(own: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let common = 0
  for (const word of own) if (others.has(word)) common++
  return common / Math.max(fewestShared, own.size)
}

/** The paragraphs of a block, those within lists and quotes too. */
function paragraphsOf(node: Flow | { type: string; children?: unknown }): Paragraph[] {
  if (node.type === 'paragraph') return [node as Paragraph]
  // A note stands beside the text.
  if (node.type === 'footnoteDefinition') return []
  return 'children' in node && Array.isArray(node.children)
    ? (node.children as Flow[]).flatMap((child) => paragraphsOf(child))
    : []
}
