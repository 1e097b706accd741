/** Which blocks of a page are its article. */

import { score } from './features.ts'
import { type BlockFeatures, blockFeatures } from './block-features.ts'
import type { PageBlock } from './blocks.ts'

/** What it costs to go from noise to article or back, in log odds: articles are few runs of blocks. */
const change = 2.9
/** One block is never surer than this; its neighbours must have a say. */
const surest = 4
/** With fewer words than this left, the page was misread: rather keep all. */
const fewestWords = 40
/** A passage apart from the article with less than this share of its words is a teaser or a comment. */
const smallShare = 0.08
/** Blocks of noise between it and the article. */
const farAway = 6
/** Words of a block of running text. */
const runs = 15
/** What is added to each score, one after the other, until enough is kept. */
const lifts = [0, 0.5, 1, 1.5, 2]
/** What the lexicon gives a button or a label that stands alone. */
const alone = 2.5
/** A line between title and text that says who and when. */
const byline =
  /(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}|\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d|\b\d{1,2}\.? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? (?:19|20)\d\d|作者\s*[:：]|来源\s*[:：]|记者\s*[:：]?\s*\p{L}|^by\s+\p{L}|^author\s*[:：]/iu
const longestByline = 25

/**
 * Keep the best run of blocks: each block has its score, each change its cost
 * (the Viterbi algorithm over two states).
 *
 * ```text
 * score  −3 −2 −1 +2 +4 −1 +3 +4 −2 −3 −3
 * keep    ·  ·  ·  █  █  █  █  █  ·  ·  ·
 * ```
 *
 * @returns For each unit whether it is kept.
 */
export function keepers(blocks: PageBlock[]): boolean[] {
  const seen = blockFeatures(blocks)
  const scores = seen.map((row) =>
    (row.block.size === 0 && row.block.kind !== 'code') || interrupts(row) ? undefined : score(row),
  )
  // Short articles of many short blocks need a lower bar.
  for (const lift of lifts) {
    const keep = best(
      scores.map((value) => (value === undefined ? 0 : Math.max(-surest, Math.min(surest, value + lift)))),
    )
    prune(seen, keep)
    seen.forEach((row, at) => {
      if (interrupts(row)) keep[at] = false
    })
    const words = seen.reduce((sum, row, at) => sum + (keep[at] ? row.running : 0), 0)
    if (words < fewestWords) continue
    head(seen, keep)
    return keep
  }
  return blocks.map(() => true)
}

/** `Advertisement`, again and again in the midst of the text: it says nothing of what stands around it. */
function interrupts({ block, noise, twice }: BlockFeatures): boolean {
  return twice && noise >= alone && block.kind !== 'heading' && block.size <= 2
}

function best(scores: number[]): boolean[] {
  let kept = 0
  let left = 0
  const from: [boolean, boolean][] = []
  for (const value of scores) {
    const fromKept = kept >= left - change
    const fromLeft = kept - change > left
    const nextKept = (fromKept ? kept : left - change) + value / 2
    const nextLeft = (fromLeft ? kept - change : left) - value / 2
    from.push([fromLeft, fromKept])
    kept = nextKept
    left = nextLeft
  }
  let state = kept > left
  const result: boolean[] = []
  for (let at = scores.length - 1; at >= 0; at--) {
    result[at] = state
    state = (from[at] as [boolean, boolean])[state ? 1 : 0]
  }
  return result
}

/** Small passages far from the article go. */
function prune(seen: BlockFeatures[], keep: boolean[]): void {
  const runs: { from: number; to: number; words: number }[] = []
  seen.forEach((row, at) => {
    if (!keep[at]) return
    const last = runs.at(-1)
    if (last && at - last.to <= farAway) {
      last.to = at
      last.words += row.running
    } else runs.push({ from: at, to: at, words: row.running })
  })
  const most = runs.reduce((most, { words }) => Math.max(most, words), 0)
  for (const run of runs) if (run.words < most * smallShare) keep.fill(false, run.from, run.to + 1)
}

/**
 * The title stays, and what stands between it and the text about author and
 * date. It is the last heading of the first rank before the running text.
 */
function head(seen: BlockFeatures[], keep: boolean[]): void {
  const blocks = seen.map(({ block }) => block)
  const start = keep.indexOf(true)
  const text = seen.findIndex(({ running }, at) => keep[at] && running >= runs)
  let title = -1
  for (let at = 0; at < blocks.length && at <= Math.max(start + 3, text); at++) {
    const node = (blocks[at] as PageBlock).node
    if (node.type === 'heading' && node.depth === 1 && (blocks[at] as PageBlock).size > 1) title = at
  }
  if (title < 0) return
  keep[title] = true
  for (let at = 0; at < title; at++) keep[at] = false
  keepBylines(blocks, keep, title, start)
}

/** Keep what says who and when between a title and the text. */
export function keepBylines(blocks: PageBlock[], keep: boolean[], title: number, start: number): void {
  for (let at = title + 1; at < start; at++) {
    const block = blocks[at] as PageBlock
    if (block.size <= longestByline && block.linked < 0.9 && byline.test(block.text)) keep[at] = true
  }
}
