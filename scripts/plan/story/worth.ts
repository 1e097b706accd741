/** How much each second of a segment is worth to the audience. */

import type { Image } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { pointsElsewhere } from '#tree/fragment.ts'
import { isLeadIn } from '#tree/lead-in.ts'
import { isOfUs, isPersonal } from '../content/person.ts'
import { visit } from '#tree/visit.ts'
import type { Draft } from '../slides/draft.ts'
import type { ContentUnit } from '../content/unit.ts'
import { isTied } from './tied.ts'
import { namesFigure, textOf, type Segment, weightOf } from './segments.ts'

/** What is looked at says what its section is about; the second of a kind says less. */
const looked: Readonly<Record<string, { first: number; other: number }>> = {
  chart: { first: 1.1, other: 0.8 },
  code: { first: 0.8, other: 0.5 },
  diagram: { first: 1.1, other: 0.8 },
  figure: { first: 0.9, other: 0.55 },
  math: { first: 0.9, other: 0.6 },
  uncaptioned: { first: 0.5, other: 0.15 },
  quote: { first: 0.5, other: 0.3 },
  table: { first: 0.95, other: 0.65 },
  timeline: { first: 1.1, other: 0.8 },
}

/** A picture of how all of it works is looked at first. */
const mainFigure = 1.5
const showsAll =
  /\b(?:overview|architecture|pipeline|framework|workflow|schematic|(?:our|proposed) (?:[\w-]+ ){0,2}(?:model|method|approach|system|algorithm|network))\b|总体|整体|框架|流程|架构/iu

/** What was read out of a section as a whole is what it is about. */
const made: Partial<Record<Draft['role'], number>> = {
  definition: 1,
  overview: 1,
  points: 1,
  quote: 0.6,
  rationale: 1.2,
  section: 0,
  statement: 1.1,
}
const madeElse = 1.8

/** What a paper says it contributes. */
const contributions = 2

/** A second form of a kind says less, and the fifth that all are alike. */
const laterForm = 0.8

/** A list is the author's own choice of points. */
const list = { bare: 0.85, announced: 1 }

/** A point by its rank among all points of the article, and what the first of a passage has more. */
const point = { least: 0.15, growth: 0.75, first: 0.2, formula: 0.2 }

/**
 * @param missing Addresses of images that are not there.
 * @returns The worth of each segment, about 0 to 2: 0 for what must not be in the talk.
 */
export function worths(segments: readonly Segment[], missing: ReadonlySet<string>): number[] {
  const ranks = rankOf(segments)
  const texts = segments.flatMap(({ entries }) =>
    entries.filter((entry) => entry.kind === 'item' && entry.group === 'prose').map(textOf),
  )
  const personal = {
    of: isMostly(texts, isPersonal) ? 1 : doubts.personal,
    ofUs: isMostly(texts, isOfUs) ? 1 : doubts.ofUs,
  }
  const seen = new Set<string>()
  return segments.map((segment) =>
    segment.entries.some((entry) => isMissing(entry, missing))
      ? 0
      : weightOf(segment.passage) * ownWorth(segment, ranks, seen, personal),
  )
}

/** An image that is not there shows its name alone. */
function isMissing(entry: ContentUnit, missing: ReadonlySet<string>): boolean {
  const addresses: string[] = []
  if (entry.kind === 'standalone') visit(entry.block, 'image', ({ url }: Image) => void addresses.push(url))
  return addresses.length > 0 && addresses.every((address) => missing.has(address))
}

/** What so many of the points say is the way the article speaks: the story of who wrote it. */
const most = 0.35

function isMostly(texts: readonly string[], says: (text: string) => boolean): boolean {
  return texts.filter(says).length >= most * Math.max(1, texts.length)
}

/** What is left of a point of the writer, and of one of all of us, 0 to 1. */
interface Personal {
  of: number
  ofUs: number
}

function ownWorth(
  segment: Segment,
  ranks: (salience: number) => number,
  seen: Set<string>,
  personal: Personal,
): number {
  if (segment.made) {
    const { role, names } = segment.made
    const value = segment.made.whole ? contributions : (made[role] ?? madeElse)
    if (!names) return value
    const before = [...seen].filter((one) => one.startsWith(`form ${role} `)).length
    seen.add(`form ${role} ${before}`)
    return value * Math.max(0.4, laterForm ** before)
  }
  const kind = kindOf(segment.entries)
  const [only, ...others] = segment.entries
  if (only && others.length === 0 && isText(only) && isBareWord(textOf(only))) return 0
  if (kind === 'code' && only?.kind === 'standalone' && /^\p{L}*$/u.test(toString(only.block).trim()))
    return 0
  const isFirst = !seen.has(`${segment.passage.id} ${kind}`)
  seen.add(`${segment.passage.id} ${kind}`)
  if (kind === 'list') {
    // Addresses, and one of many, are no list to show.
    if (isOfAddresses(segment.entries) || segment.share?.shown === 1) return 0
    return segment.entries[0]?.kind === 'block' ? list.announced : list.bare
  }
  if (kind === 'figure' && showsAll.test(captionOf(segment.entries)) && !seen.has('main figure')) {
    seen.add('main figure')
    return mainFigure
  }
  const value = looked[kind]
  if (value) return isFirst ? value.first : value.other
  const [first] = segment.entries
  if (!first || isTied(textOf(first))) return 0
  const doubt = doubtOf(textOf(first), personal)
  const salience = first.kind === 'item' ? (first.item.data?.salience ?? 0.5) : 0.3
  return doubt * (point.least + point.growth * ranks(salience) + (isFirst ? point.first : 0))
}

/** What is left of the worth of a point that speaks of what is not on its slide, asks, exclaims, or is said by the way. */
const doubts = {
  elsewhere: 0.25,
  asks: 0.4,
  short: 0.4,
  remark: 0.4,
  personal: 0.35,
  ofUs: 0.7,
  long: 0.5,
  paragraph: 0.2,
  leadIn: 0,
  counted: 0.3,
}

/**
 * @returns What is left of the worth of a point, 0 to 1: less where an audience would ask what it is about.
 */
export function doubtOf(text: string, personal: Personal = { of: doubts.personal, ofUs: 1 }): number {
  return (
    (pointsElsewhere(text) ? doubts.elsewhere : 1) *
    (isRemark(text) ? doubts.remark : 1) *
    (isPersonal(text) ? personal.of : isOfUs(text) ? personal.ofUs : 1) *
    (/[?？]["”」』]?$/.test(text.trim()) ? doubts.asks : 1) *
    (isShort(text) ? doubts.short : 1) *
    (isLong(text) ? (isLong(text, 1.5) ? doubts.paragraph : doubts.long) : 1) *
    (isLeadIn(text) || showsNext.test(text) || namesFigure.test(text.trim()) ? doubts.leadIn : 1) *
    (isAddress(text) ? doubts.leadIn : 1) *
    (/^[（(]?\d{1,2}[）)、]/.test(text.trim()) ? doubts.counted : 1)
  )
}

/** An address, and a few words that there is one. */
function isAddress(text: string): boolean {
  const rest = text.replaceAll(/https?:\/\/\S+/gi, '')
  return rest !== text && sizeOf(rest).words + sizeOf(rest).han <= mostBesideAddress
}

const mostBesideAddress = 12

/** Ends in what comes after it, without a colon. */
const showsNext =
  /\b(?:looks? (?:something )?like (?:this|so)|(?:has|have|is|are|in) the following(?: [\w-]+){0,3}|as shown below)[.]?$|(?:下面|如下|以下)(?:这样|所示|的?样子|的?形式|的?代码|的?命令)?$/iu

/** By the way, or for one case. */
const remarks =
  /^(?:note|nb|n\.b\.|p\.?s\.?|for (?:example|instance)|e\.g\.|say|now|again|to be honest|honestly|frankly|by the way|of course|sure|well|which)\b|^(?:\.{3}|…)|^(?:注意?|备注|提示|例如|比如|譬如|举个?例|题外话|顺便|另)\s?[:：，,]/iu

function isRemark(text: string): boolean {
  return remarks.test(text.trim()) || /[!！]$|吧[。]?$|[:;]-?[)D]/u.test(text.trim())
}

function isOfAddresses(entries: readonly ContentUnit[]): boolean {
  const items = entries.filter(({ kind }) => kind === 'item')
  const bare = items.filter((entry) => /^(?:https?:\/\/|www\.)\S+$/i.test(textOf(entry).trim()))
  return 2 * bare.length >= items.length
}

/** `Just kidding` says little, and nobody reads three lines in a talk: words, Han characters. */
const sizes = { short: { words: 4, han: 8 }, long: { words: 34, han: 64 } }

function isShort(text: string): boolean {
  const { words, han } = sizeOf(text)
  return han > 0 ? han + 2 * words < sizes.short.han : words < sizes.short.words
}

/** @returns Whether a point is a paragraph to read. */
export function isLong(text: string, times = 1): boolean {
  const { words, han } = sizeOf(text)
  return han > 0 ? han + 2 * words > times * sizes.long.han : words > times * sizes.long.words
}

function sizeOf(text: string): { words: number; han: number } {
  return {
    han: text.match(/\p{Script=Han}/gu)?.length ?? 0,
    words: text.match(/[\p{Script=Latin}\p{N}][\p{L}\p{N}'’._-]*/gu)?.length ?? 0,
  }
}

function isText(entry: ContentUnit): boolean {
  return entry.kind === 'item' || (entry.kind === 'block' && entry.block.type === 'paragraph')
}

/** An address, an account or a single word says nothing by itself; Chinese has sentences without a space. */
function isBareWord(text: string): boolean {
  return /^\S+$/u.test(text.trim()) && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
}

/** What a picture is said to show: its caption, else what stands for it. */
function captionOf(entries: readonly ContentUnit[]): string {
  const solid = entries.find((entry) => entry.kind === 'standalone')
  return solid ? `${solid.caption ? toString(solid.caption) : ''} ${toString(solid.block)}` : ''
}

/** What a segment is about: what is looked at, else a list, else a point. */
function kindOf(entries: readonly ContentUnit[]): string {
  const solid = entries.find((entry) => entry.kind === 'standalone')
  if (solid?.block.type === 'paragraph' && solid.block.data?.uncaptioned) return 'uncaptioned'
  if (solid) return solid.role
  if (entries.some((entry) => entry.kind === 'block' && entry.block.type === 'math')) return 'math'
  return entries.some((entry) => entry.kind === 'item' && entry.group !== 'prose') ? 'list' : 'point'
}

/** The share of the points of the article that matter less than one. */
function rankOf(segments: readonly Segment[]): (salience: number) => number {
  const all = segments
    .flatMap(({ entries }) => entries)
    .flatMap((entry) =>
      entry.kind === 'item' && entry.group === 'prose' ? [entry.item.data?.salience ?? 0.5] : [],
    )
    .toSorted((a, b) => a - b)
  return (salience) => {
    let low = 0
    let high = all.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (all[middle]! < salience) low = middle + 1
      else high = middle
    }
    return all.length === 0 ? 0.5 : low / all.length
  }
}
