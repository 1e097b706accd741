/**
 * The order of the slides of a new deck, and what each is made of.
 *
 * ```text
 *   before   by hand    from the article      rows
 *   a b c    a own b    a n b c               a ─ a ─ a
 *            ^^^ added    ^ new                   own
 *            c deleted                                n
 *                                             b ─ b ─ b
 * ```
 */

import { reformatted } from './formatter.ts'
import { slidesOf, type SlideText } from './slides.ts'

/** A deck as it was generated, as a person left it, and as it is generated now. */
export interface Sides {
  before: SlideText[]
  mine: SlideText[]
  theirs: SlideText[]
}

/** A slide of the new deck: its number on each of the three sides. */
export interface Row {
  before?: number | undefined
  mine?: number | undefined
  theirs?: number | undefined
}

/** @returns The three decks; nothing where one cannot be taken apart, or another slide stands first in it. */
export function sidesOf(before: string, mine: string, theirs: string): Sides | string {
  const [b, m, t] = [before, mine, theirs].map(slidesOf)
  if (!b || !m || !t) return 'where one slide of it ends and the next begins cannot be told'
  // The first slide has the head matter.
  const [was, own, now] = [b[0]!, m[0]!, t[0]!]
  const texts = reformatted(b, m)
  if (texts.length > 0) {
    const lines = texts.map(({ line }) => line).join(', ')
    return `a formatter that does not know Slidev made text of the front matter of ${texts.length} slide${texts.length === 1 ? '' : 's'} (line ${lines}). Undo that, and name \`slides.md\` in the ignore file of the formatter`
  }
  if (own.id !== was.id)
    return `its first slide, which has the settings of the deck, is ${called(own)} now and was ${called(was)}`
  if (now.id !== was.id)
    return `the first slide, which has the settings of the deck, becomes ${called(now)} and was ${called(was)}`
  return { before: b, mine: m, theirs: t }
}

function called({ id, title }: SlideText): string {
  return id === undefined ? `\`${title}\` without a \`routeAlias\`` : `\`${id}\``
}

/**
 * Slides come in the order of the article, but for those that a person moved and those that only the
 * deck of the person has: they come behind the slide that they stand behind there.
 *
 * @param rows Slides of the new deck, in any order.
 * @returns The rows in order.
 */
export function arrange(rows: readonly Row[]): Row[] {
  const moved = movedOf(rows)
  const placed = rows
    .filter((row) => row.theirs !== undefined && !moved.has(row))
    .toSorted((one, other) => one.theirs! - other.theirs!)
  const others = rows
    .filter((row) => row.theirs === undefined || moved.has(row))
    .toSorted((one, other) => one.mine! - other.mine!)
  const end = Math.max(...rows.filter(({ before }) => before !== undefined).map(({ mine }) => mine ?? -1))
  for (const row of others) {
    // Thanks at the end stay at the end.
    if (row.before === undefined && row.mine! > end) placed.push(row)
    else insert(placed, row)
  }
  return placed
}

/** Slides that a person moved: as few as can be, the others are in the order they were generated in. */
function movedOf(rows: readonly Row[]): Set<Row> {
  const both = rows
    .filter(({ before, mine }) => before !== undefined && mine !== undefined)
    .toSorted((one, other) => one.mine! - other.mine!)
  // The longest sequence that is in order, by the best one that ends with each.
  const best: { length: number; last: number }[] = []
  for (const [at, row] of both.entries()) {
    best[at] = { length: 1, last: -1 }
    for (let previous = 0; previous < at; previous++)
      if (both[previous]!.before! < row.before! && best[previous]!.length >= best[at].length)
        best[at] = { length: best[previous]!.length + 1, last: previous }
  }
  const moved = new Set(both)
  let at = best.reduce((top, { length }, index) => (length > best[top]!.length ? index : top), 0)
  while (best[at]) {
    moved.delete(both[at]!)
    at = best[at]!.last
  }
  return moved
}

/** Put a slide behind the one that stands before it in the deck of the person, wherever that has come to stand. */
function insert(rows: Row[], row: Row): void {
  let behind = 0
  let nearest = -1
  for (const [index, { mine = Infinity }] of rows.entries()) {
    if (mine < row.mine! && mine > nearest) {
      behind = index
      nearest = mine
    }
  }
  rows.splice(behind + 1, 0, row)
}
