/** What is seen in a block, and how much each sign says. */

import { endsArticle, soundsLegal, soundsLikeNoise, soundsLikeTalk } from './lexicon.ts'
import type { Unit } from './units.ts'

/** A unit with what is seen around it. */
export interface Seen {
  unit: Unit
  /** Words of running text in this block: size without links, only where it reads as sentences. */
  running: number
  noise: number
  /** Whether the same text stands on the page more than once. */
  twice: boolean
  /** Whether a line that ends articles stands before, with no long text since. */
  after: boolean
  before2: number
  after2: number
  around: number
  /** How many of the three blocks before and the three behind stand beside comments; 0 where a page has few. */
  talkAround: number
  /** The share of the next six units that have hardly a word: counters, buttons, labels. */
  bareAround: number
}

/**
 * Positive speaks for the article. Most weights were fitted on labelled pages and
 * rounded; those for code, quotes, running text and cards were set by hand.
 */
const features: { name: string; weight: number; reason: string; value: (seen: Seen) => number }[] = [
  { name: 'bias', weight: -1.6, reason: 'Most blocks of a page are no article.', value: () => 1 },
  {
    name: 'running',
    weight: 0.35,
    reason: 'Sentences outside links.',
    value: ({ running }) => Math.min(5, Math.log2(1 + running)),
  },
  { name: 'linked', weight: -2.5, reason: 'Menus are links.', value: ({ unit }) => unit.linked },
  {
    name: 'sentence',
    weight: 1,
    reason: 'It ends as a sentence does, or holds several.',
    value: ({ unit }) => (isProse(unit) ? 1 : 0),
  },
  {
    name: 'commas',
    weight: 0.5,
    reason: 'Clauses are set off by commas.',
    value: ({ unit }) => Math.min(3, unit.text.slice(0, 2000).match(/[,，、;；]/g)?.length ?? 0),
  },
  {
    name: 'heading',
    weight: -0.4,
    reason: 'Headings belong to what follows.',
    value: ({ unit }) => (unit.kind === 'heading' ? 1 : 0),
  },
  {
    name: 'headingBefore',
    weight: 0.05,
    reason: 'A heading before running text.',
    value: ({ unit, after2 }) => (unit.kind === 'heading' ? Math.min(5, Math.log2(1 + after2)) : 0),
  },
  {
    name: 'item',
    weight: 0.6,
    reason: 'Menus are lists.',
    value: ({ unit }) => (unit.kind === 'item' ? 1 : 0),
  },
  {
    name: 'code',
    weight: 1,
    reason: 'Menus have no code.',
    value: ({ unit }) => (unit.kind === 'code' ? 1 : 0),
  },
  {
    name: 'quote',
    weight: 0.5,
    reason: 'Quotes stand in articles and comments.',
    value: ({ unit }) => (unit.kind === 'quote' ? 1 : 0),
  },
  {
    name: 'noise',
    weight: -1,
    reason: 'The lexicon, in short blocks.',
    value: ({ noise, unit }) => (unit.size < 40 ? noise : 0),
  },
  {
    name: 'noiseLong',
    weight: -0.7,
    reason: 'The lexicon, in longer blocks.',
    value: ({ noise, unit }) => (unit.size >= 40 && unit.size < 120 ? noise : 0),
  },
  { name: 'twice', weight: -0.8, reason: 'Menus are repeated.', value: ({ twice }) => (twice ? 1 : 0) },
  {
    name: 'after',
    weight: -2.5,
    reason: 'The article was said to be over.',
    value: ({ after }) => (after ? 1 : 0),
  },
  {
    name: 'before2',
    weight: 0.25,
    reason: 'Running text before.',
    value: ({ before2 }) => Math.min(6, Math.log2(1 + before2)),
  },
  {
    name: 'after2',
    weight: 0.25,
    reason: 'Running text after.',
    value: ({ after2 }) => Math.min(6, Math.log2(1 + after2)),
  },
  {
    name: 'around',
    weight: 0.1,
    reason: 'A dense neighbourhood.',
    value: ({ around }) => Math.min(8, Math.log2(1 + around)),
  },
  {
    name: 'date',
    weight: -1.2,
    reason: 'A date in a short block is a list of news or a byline.',
    value: ({ unit }) => (unit.size < 25 && /(?:19|20)\d\d|\d{1,2}:\d\d/.test(unit.text) ? 1 : 0),
  },
  {
    name: 'pipes',
    weight: -1.5,
    reason: 'Entries side by side.',
    value: ({ unit }) => (/\s[|·•»>/]\s/.test(unit.text) && unit.size < 40 && !isProse(unit) ? 1 : 0),
  },
  {
    name: 'bareAround',
    weight: -0.6,
    reason: 'Cards: names, descriptions and counters in turn.',
    value: ({ bareAround }) => bareAround,
  },
  {
    name: 'legal',
    weight: -1.5,
    reason: 'Two terms of the law in one block, and each further one.',
    value: ({ unit }) => Math.max(0, Math.min(3, soundsLegal(unit.text) - 1)),
  },
  {
    name: 'talkAround',
    weight: -1.5,
    reason: 'Comments: a name, how long ago, and votes, again and again.',
    value: ({ talkAround }) => Math.min(2, talkAround),
  },
  {
    name: 'doubled',
    weight: -2,
    reason: 'A name beside the alternative text of its picture: `nginxnginx`.',
    value: ({ unit }) => (isDoubled(unit.text) ? 1 : 0),
  },
]

/** Fewer blocks beside comments are something else: a dateline, one button. */
const fewestTalk = 4

/** Look at every unit and its neighbours. */
export function see(units: Unit[]): Seen[] {
  const counts = new Map<string, number>()
  for (const { text } of units) counts.set(text, (counts.get(text) ?? 0) + 1)
  let after = false
  let since = 0
  const row = units.map((unit): Seen => {
    const running = runningText(unit)
    // Two blocks of running text in a row: the article goes on.
    since = running > 25 ? since + 1 : unit.size > 0 ? 0 : since
    if (endsArticle(unit.text)) after = true
    else if (since >= 2 || unit.kind === 'code') after = false
    const noise = soundsLikeNoise(unit.text)
    return {
      unit,
      running,
      noise,
      twice: (counts.get(unit.text) ?? 0) > 1 && unit.size > 0,
      after,
      before2: 0,
      after2: 0,
      around: 0,
      talkAround: 0,
      bareAround: 0,
    }
  })
  // Units without words are not neighbours.
  const solid = row.filter(({ unit }) => unit.size > 0 || unit.kind === 'code')
  const talks = solid.filter(({ unit }) => soundsLikeTalk(unit.text)).length >= fewestTalk
  const sums = [0]
  for (const { running } of solid) sums.push((sums.at(-1) as number) + running)
  const sum = (from: number, to: number) =>
    (sums[Math.min(solid.length, Math.max(0, to))] as number) -
    (sums[Math.min(solid.length, Math.max(0, from))] as number)
  solid.forEach((seen, at) => {
    seen.before2 = sum(at - 2, at)
    seen.after2 = sum(at + 1, at + 3)
    seen.around = sum(at - 8, at + 9)
    const near = [...solid.slice(Math.max(0, at - 3), at), ...solid.slice(at + 1, at + 4)]
    if (talks) seen.talkAround = near.filter((row) => soundsLikeTalk(row.unit.text)).length
    seen.bareAround = near.filter((row) => isBare(row.unit)).length / 6
  })
  return row
}

function isProse(unit: Unit): boolean {
  if (unit.size <= 4) return false
  return (
    /[。．.!！?？…"”’」）)：:]\s*$/.test(unit.text) ||
    (unit.size > 30 && /[。！？]|[.!?]["”’)]? +["“‘(]?\p{Lu}/u.test(unit.text))
  )
}

function isBare(unit: Unit): boolean {
  return unit.size <= 2 && unit.kind !== 'code'
}

function isDoubled(text: string): boolean {
  const half = text.length / 2
  return (
    text.length >= 4 && text.length < 80 && Number.isInteger(half) && text.slice(0, half) === text.slice(half)
  )
}

/** Words of running text: blocks that are long or end as sentences do, without their links. */
function runningText(unit: Unit): number {
  if (unit.kind === 'code') return Math.min(30, unit.size)
  const own = unit.size * (1 - unit.linked)
  const prose = own > 20 || (own > 8 && /[。．.!！?？…"”’」]\s*$/.test(unit.text))
  return prose ? Math.min(own, 150) : 0
}

/** How much speaks for the article, as log odds. */
export function score(seen: Seen): number {
  let total = 0
  for (const feature of features) total += feature.weight * feature.value(seen)
  return total
}
