/** What is seen around each block of a page. */

import { endsArticle, soundsLikeNoise, soundsLikeTalk } from './lexicon.ts'
import { titleAgain, titleWords, wordsOf } from './title.ts'
import type { Unit } from './units.ts'

/** A unit with what is seen around it. */
export interface Seen {
  unit: Unit
  /** Words of running text in this block: size without links, only where it reads as sentences. */
  running: number
  noise: number
  /** Whether the same text stands on the page more than once. */
  twice: boolean
  /** Whether a line that ends articles stands before, behind some of the running text, and no listing since. */
  ended: boolean
  /** The share of the running text of the page that stands before, 0 to 1. */
  passed: number
  /** Whether the page says its name again further on. */
  beforeTitle: boolean
  /** The share of the words of the title that this block has, 0 to 1. */
  titleWords: number
  /** How many of the three blocks before and the three behind stand beside comments; 0 where a page has few. */
  talkAround: number
  /** The share of the next six units that have hardly a word: counters, buttons, labels. */
  bareAround: number
  /** How much of the next six units is links, 0 to 1. */
  linkedAround: number
}

/** Fewer blocks beside comments are something else: a dateline, one button. */
const fewestTalk = 4
/** So much of the running text comes before an article can be over. */
const soonest = 0.25
/** A title with fewer words than this is shared by chance. */
const fewestTitleWords = 3
/** Blocks on either side that are neighbours. */
const side = 3

/** Look at every unit and its neighbours. */
export function see(units: Unit[]): Seen[] {
  const row = alone(units)
  // Units without words are not neighbours.
  const solid = row.filter(({ unit }) => unit.size > 0 || unit.kind === 'code')
  const talks = solid.filter(({ unit }) => soundsLikeTalk(unit.text)).length >= fewestTalk
  solid.forEach((seen, at) => {
    const near = [...solid.slice(Math.max(0, at - side), at), ...solid.slice(at + 1, at + 1 + side)]
    if (talks) seen.talkAround = near.filter(({ unit }) => soundsLikeTalk(unit.text)).length
    seen.bareAround = near.filter(({ unit }) => isBare(unit)).length / (2 * side)
    seen.linkedAround = near.reduce((sum, { unit }) => sum + unit.linked, 0) / Math.max(1, near.length)
  })
  return row
}

/** What is seen without the neighbours: the block, and where on the page it stands. */
function alone(units: Unit[]): Seen[] {
  const counts = new Map<string, number>()
  for (const { text } of units) counts.set(text, (counts.get(text) ?? 0) + 1)
  const texts = units.map(runningText)
  const total = Math.max(
    1,
    texts.reduce((sum, words) => sum + words, 0),
  )
  const again = titleAgain(units)
  const title = titleWords(units)
  let before = 0
  let ended = false
  return units.map((unit, at): Seen => {
    const running = texts[at] as number
    const passed = before / total
    before += running
    if (endsArticle(unit.text)) ended ||= passed > soonest
    // What stands around articles has no listings: the article goes on.
    else if (unit.kind === 'code') ended = false
    return {
      unit,
      running,
      noise: soundsLikeNoise(unit.text),
      twice: (counts.get(unit.text) ?? 0) > 1 && unit.size > 0,
      ended,
      passed,
      beforeTitle: at < again,
      titleWords: unit.size < 4 ? 0 : shared(title, unit.text) / Math.max(fewestTitleWords, title.size),
      talkAround: 0,
      bareAround: 0,
      linkedAround: 0,
    }
  })
}

function shared(title: Set<string>, text: string): number {
  return title.size === 0 ? 0 : [...wordsOf(text)].filter((word) => title.has(word)).length
}

/** Whether a block ends as a sentence does, or holds several. */
export function isProse(unit: Unit): boolean {
  if (unit.size <= 4) return false
  return (
    /[。．.!！?？…"”’」）)：:]\s*$/.test(unit.text) ||
    (unit.size > 30 && /[。！？]|[.!?]["”’)]? +["“‘(]?\p{Lu}/u.test(unit.text))
  )
}

function isBare(unit: Unit): boolean {
  return unit.size <= 2 && unit.kind !== 'code'
}

/** Words of running text: blocks that are long or end as sentences do, without their links. */
function runningText(unit: Unit): number {
  if (unit.kind === 'code') return Math.min(30, unit.size)
  const own = unit.size * (1 - unit.linked)
  const prose = own > 20 || (own > 8 && /[。．.!！?？…"”’」]\s*$/.test(unit.text))
  return prose ? Math.min(own, 150) : 0
}
