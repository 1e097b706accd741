/** What is seen around each block of a page. */

import { endsArticle, soundsLikeNoise, soundsLikeTalk } from './lexicon.ts'
import { titleAgain, titleWords, wordsOf } from './title.ts'
import type { PageBlock } from './blocks.ts'

/** A unit with what is seen around it. */
export interface BlockFeatures {
  block: PageBlock
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
export function blockFeatures(blocks: PageBlock[]): BlockFeatures[] {
  const row = standaloneBlocks(blocks)
  // Units without words are not neighbours.
  const solid = row.filter(({ block }) => block.size > 0 || block.kind === 'code')
  const talks = solid.filter(({ block }) => soundsLikeTalk(block.text)).length >= fewestTalk
  solid.forEach((seen, at) => {
    const near = [...solid.slice(Math.max(0, at - side), at), ...solid.slice(at + 1, at + 1 + side)]
    if (talks) seen.talkAround = near.filter(({ block }) => soundsLikeTalk(block.text)).length
    seen.bareAround = near.filter(({ block }) => isBare(block)).length / (2 * side)
    seen.linkedAround = near.reduce((sum, { block }) => sum + block.linked, 0) / Math.max(1, near.length)
  })
  return row
}

/** What is seen without the neighbours: the block, and where on the page it stands. */
function standaloneBlocks(blocks: PageBlock[]): BlockFeatures[] {
  const counts = new Map<string, number>()
  for (const { text } of blocks) counts.set(text, (counts.get(text) ?? 0) + 1)
  const texts = blocks.map(runningText)
  const total = Math.max(
    1,
    texts.reduce((sum, words) => sum + words, 0),
  )
  const again = titleAgain(blocks)
  const title = titleWords(blocks)
  let before = 0
  let ended = false
  return blocks.map((block, at): BlockFeatures => {
    const running = texts[at] as number
    const passed = before / total
    before += running
    if (endsArticle(block.text)) ended ||= passed > soonest
    // What stands around articles has no listings: the article goes on.
    else if (block.kind === 'code') ended = false
    return {
      block,
      running,
      noise: soundsLikeNoise(block.text),
      twice: (counts.get(block.text) ?? 0) > 1 && block.size > 0,
      ended,
      passed,
      beforeTitle: at < again,
      titleWords: block.size < 4 ? 0 : shared(title, block.text) / Math.max(fewestTitleWords, title.size),
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
export function isProse(block: PageBlock): boolean {
  if (block.size <= 4) return false
  return (
    /[。．.!！?？…"”’」）)：:]\s*$/.test(block.text) ||
    (block.size > 30 && /[。！？]|[.!?]["”’)]? +["“‘(]?\p{Lu}/u.test(block.text))
  )
}

function isBare(block: PageBlock): boolean {
  return block.size <= 2 && block.kind !== 'code'
}

/** Words of running text: blocks that are long or end as sentences do, without their links. */
function runningText(block: PageBlock): number {
  if (block.kind === 'code') return Math.min(30, block.size)
  const own = block.size * (1 - block.linked)
  const prose = own > 20 || (own > 8 && /[。．.!！?？…"”’」]\s*$/.test(block.text))
  return prose ? Math.min(own, 150) : 0
}
