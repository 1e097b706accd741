/**
 * The last stage: a deck that is generated again, and what a person made of the one before.
 *
 * ```text
 *                       ┌─▶ slides.md, edited ─────────┐
 *   article ─▶ .base.md ┤                              ├─▶ slides.md
 *                       └─▶ article, changed ─▶ deck ──┘
 * ```
 */

import type { Position } from 'unist'
import type { VFile } from 'vfile'
import { say } from '#message/say.ts'
import type { Deck } from '#tree/nodes.ts'
import { originOf } from '#tree/origin.ts'
import { arrange, sidesOf } from './arrange.ts'
import { deckOf, slidesOf, type SlideText } from './slides.ts'
import { mergeText } from './text.ts'

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
  /** The text of `.base.md`: what was generated, but for changes of the article that edits stand against. */
  base: string
  /** How many slides it has. */
  slides: number
  /** How many slides differ from what was generated: changed by hand, added, left out. */
  changed: number
  added: number
  leftOut: number
  /** `routeAlias` of those that were changed by hand. */
  byHand: string[]
}

/** Two decks that stay apart. */
export interface NotMerged {
  /** Why, the end of a sentence about the deck that was edited. */
  reason: string
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
 * @returns The new deck; or why there is none, where one of the decks cannot be taken apart, or
 *   another slide stands first in it, which has the head matter.
 */
export function merge(
  { base, deck: edited }: Previous,
  generated: string,
  deck: Deck,
  file: VFile,
): MergeResult | NotMerged {
  const sides = sidesOf(base, edited, generated)
  if (typeof sides === 'string') return { reason: sides }
  const { before, mine, theirs } = sides
  const { rows, deleted } = arrange(sides)
  const result: MergeResult = {
    text: '',
    base: generated,
    slides: rows.length,
    changed: 0,
    added: 0,
    leftOut: deleted.length,
    byHand: [],
  }
  const slides = rows.map((row): SlideText => {
    const [was, own, now] = [before[row.before ?? -1], mine[row.mine ?? -1], theirs[row.theirs ?? -1]]
    if (!own) return now!
    if (!now) {
      if (was) gone(own, file)
      result[was ? 'changed' : 'added']++
      return own
    }
    const merged = mergeText(was!.text, own.text, now.text)
    if (merged.conflict) conflict(own, now, deck, file)
    if (merged.text === now.text) return now
    result.changed++
    if (own.id !== undefined) result.byHand.push(own.id)
    return { ...own, text: merged.text }
  })
  for (const row of deleted) leftOut(theirs[row.theirs!]!, deck, file)
  const text = deckOf(slides)
  if (slidesOf(text)?.length === slides.length) return { ...result, text }
  return { reason: 'where one slide of the two together ends and the next begins could not be told' }
}

function conflict(own: SlideText, now: SlideText, deck: Deck, file: VFile): void {
  const reason = `Unexpected changes of the same lines of \`${now.title}\` by hand and in the article; those by hand are kept (line ${own.line} of the deck)`
  say(file, 'merge:conflict', reason, placeOf(now, deck))
}

function gone(own: SlideText, file: VFile): void {
  const reason = `Unexpected slide \`${own.title}\` with changes by hand, whose passage the article no longer has; it is kept (line ${own.line} of the deck)`
  say(file, 'merge:gone', reason)
}

function leftOut(now: SlideText, deck: Deck, file: VFile): void {
  const reason = `Unexpected passage \`${now.title}\`, whose slide was deleted by hand; it stays out`
  say(file, 'merge:left-out', reason, placeOf(now, deck))
}

/** Where the article says what a slide shows. */
function placeOf({ id }: SlideText, deck: Deck): Position | undefined {
  const slide = deck.children.find((child) => child.id === id)
  return slide && originOf([slide])[0]
}
