/**
 * The last stage: a deck that is generated again, and what a person made of the one before.
 *
 * ```text
 *                       ┌─▶ slides.md, edited ─────────┐
 *   article ─▶ .base.md ┤                              ├─▶ slides.md
 *                       └─▶ article, changed ─▶ deck ──┘
 * ```
 */

import type { VFile } from 'vfile'
import { say } from '#message/say.ts'
import type { Deck } from '#tree/nodes.ts'
import { originOf } from '#tree/origin.ts'
import { align } from './align.ts'
import { mergeText } from './text.ts'
import { deckOf, slidesOf, type SlideText } from './slides.ts'

/** A deck before it is generated again. */
export interface Previous {
  /** As it was generated. */
  base: string
  /** As it is now. */
  deck: string
}

/** What came of two decks. */
export interface MergeResult {
  /** The text of `slides.md`. */
  text: string
  /** How many slides differ from what was generated: changed by hand, added, left out. */
  changed: number
  added: number
  leftOut: number
  /** `routeAlias` of those that were changed by hand. */
  byHand: string[]
}

/** A slide of the result, and where it stands in the deck by hand and in the new one. */
interface Row {
  slide: SlideText
  mine?: number
  theirs?: number
}

/**
 * Bring a generated deck and hand edits together, slide by slide.
 *
 * A slide that only one side changed is taken from it; lines that both changed stay as they were
 * written by hand. Slides that were added, deleted or moved by hand stay so.
 *
 * @param previous The deck as it was generated, and as it is.
 * @param generated The deck as it is generated now.
 * @param deck Its tree, for places in the article.
 * @param file The article; gains messages: `merge:conflict`, `merge:gone`, `merge:left-out`.
 * @returns The new deck; nothing where one of the decks cannot be taken apart, or another slide
 *   stands first in it, which has the head matter.
 */
export function merge(
  { base, deck: edited }: Previous,
  generated: string,
  deck: Deck,
  file: VFile,
): MergeResult | undefined {
  const [before, mine, theirs] = [base, edited, generated].map(slidesOf)
  if (!before || !mine || !theirs) return undefined
  if (mine[0]!.id !== before[0]!.id || theirs[0]!.id !== before[0]!.id) return undefined
  const toMine = align(before, mine)
  const toTheirs = align(before, theirs)
  const ofMine = inverse(toMine)
  const ofTheirs = inverse(toTheirs)
  const places = new Map(deck.children.map((slide) => [slide.id, slide]))
  const placeOf = ({ id }: SlideText) => {
    const slide = places.get(id ?? '')
    return slide && originOf([slide])[0]
  }
  const result: MergeResult = { text: '', changed: 0, added: 0, leftOut: 0, byHand: [] }

  const both = (at: number, to: number, next: number): Row => {
    const merged = mergeText(before[at]!.text, mine[to]!.text, theirs[next]!.text)
    const slide = merged.text === theirs[next]!.text ? theirs[next]! : { ...mine[to]!, text: merged.text }
    if (slide !== theirs[next]) {
      result.changed++
      if (slide.id !== undefined) result.byHand.push(slide.id)
    }
    if (merged.conflict) {
      const reason = `Unexpected changes of the same lines of \`${theirs[next]!.title}\` by hand and in the article; those by hand are kept (line ${mine[to]!.line} of the deck)`
      say(file, 'merge:conflict', reason, placeOf(theirs[next]!))
    }
    return { slide, mine: to, theirs: next }
  }
  /** A slide whose passage is gone: kept only where somebody worked on it. */
  const alone = (at: number, to: number): Row[] => {
    if (mine[to]!.text === before[at]!.text) return []
    result.changed++
    say(
      file,
      'merge:gone',
      `Unexpected slide \`${mine[to]!.title}\` with changes by hand, whose passage the article no longer has; it is kept (line ${mine[to]!.line} of the deck)`,
    )
    return [{ slide: mine[to]!, mine: to }]
  }
  const own = (to: number): Row => {
    result.added++
    return { slide: mine[to]!, mine: to }
  }
  const deleted = (next: number): void => {
    result.leftOut++
    const reason = `Unexpected passage \`${theirs[next]!.title}\`, whose slide was deleted by hand; it stays out`
    say(file, 'merge:left-out', reason, placeOf(theirs[next]!))
  }

  const order = [...toMine].toSorted(([a], [b]) => a - b).map(([, to]) => to)
  const moved = order.some((to, index) => index > 0 && to < order[index - 1]!)
  const rows: Row[] = []
  if (moved) {
    for (const to of mine.keys()) {
      const at = ofMine.get(to)
      const next = at === undefined ? undefined : toTheirs.get(at)
      if (at === undefined) rows.push(own(to))
      else if (next === undefined) rows.push(...alone(at, to))
      else rows.push(both(at, to, next))
    }
    for (const next of theirs.keys()) {
      const at = ofTheirs.get(next)
      if (at === undefined) insert(rows, { slide: theirs[next]!, theirs: next }, 'theirs')
      else if (!toMine.has(at)) deleted(next)
    }
  } else {
    for (const next of theirs.keys()) {
      const at = ofTheirs.get(next)
      const to = at === undefined ? undefined : toMine.get(at)
      if (at === undefined) rows.push({ slide: theirs[next]!, theirs: next })
      else if (to === undefined) deleted(next)
      else rows.push(both(at, to, next))
    }
    const end = Math.max(...toMine.values())
    for (const to of mine.keys()) {
      const at = ofMine.get(to)
      // Thanks at the end stay at the end.
      if (at === undefined && to > end) rows.push(own(to))
      else if (at === undefined) insert(rows, own(to), 'mine')
      else if (!toTheirs.has(at)) for (const row of alone(at, to)) insert(rows, row, 'mine')
    }
  }
  const text = deckOf(rows.map(({ slide }) => slide))
  return slidesOf(text)?.length === rows.length ? { ...result, text } : undefined
}

/** Put a slide behind the one that stands before it on its own side, wherever that has come to stand. */
function insert(rows: Row[], row: Row, side: 'mine' | 'theirs'): void {
  let behind = 0
  let place = -1
  for (const [index, other] of rows.entries()) {
    const at = other[side] ?? Infinity
    if (at < row[side]! && at > place) {
      behind = index
      place = at
    }
  }
  rows.splice(behind + 1, 0, row)
}

function inverse(pairs: ReadonlyMap<number, number>): Map<number, number> {
  return new Map([...pairs].map(([one, other]) => [other, one]))
}
