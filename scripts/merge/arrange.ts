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

import { align } from './align.ts'
import { reformatted } from './formatter.ts'
import { slidesOf, type SlideText } from './slides.ts'

/** A deck as it was generated, as a person left it, and as it is generated now. */
export interface Sides {
  before: SlideText[]
  mine: SlideText[]
  theirs: SlideText[]
}

/** Places of one slide on the three sides. */
export interface Row {
  before?: number | undefined
  mine?: number | undefined
  theirs?: number | undefined
}

/** The slides of the new deck in order, and those that a person deleted. */
export interface Arrangement {
  rows: Row[]
  deleted: Row[]
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
 * Slides come in the order of the article, unless a person moved some; then in that of the person.
 * Those that only one side has come behind the slide that they stood behind there.
 */
export function arrange({ before, mine, theirs }: Sides): Arrangement {
  const toMine = align(before, mine)
  const toTheirs = align(before, theirs)
  const known = [...before.keys()].map((at): Row => {
    return { before: at, mine: toMine.get(at), theirs: toTheirs.get(at) }
  })
  const all: Row[] = [...known, ...onlyIn('mine', mine, toMine), ...onlyIn('theirs', theirs, toTheirs)]
  const deleted = known.filter((row) => row.mine === undefined && row.theirs !== undefined)
  // A slide whose passage is gone is kept where somebody worked on it.
  const left = all.filter(
    (row) =>
      !deleted.includes(row) &&
      (row.theirs !== undefined || (row.mine !== undefined && isEdited(row, before, mine))),
  )
  const moved = known
    .flatMap((row) => row.mine ?? [])
    .some((place, index, places) => index > 0 && place < places[index - 1]!)
  const [first, second] = moved ? (['mine', 'theirs'] as const) : (['theirs', 'mine'] as const)
  const rows = left
    .filter((row) => row[first] !== undefined)
    .toSorted((one, other) => one[first]! - other[first]!)
  const others = left
    .filter((row) => row[first] === undefined)
    .toSorted((one, other) => one[second]! - other[second]!)
  const end = Math.max(...toMine.values())
  for (const row of others) {
    // Thanks at the end stay at the end.
    if (second === 'mine' && row.before === undefined && row.mine! > end) rows.push(row)
    else insert(rows, row, second)
  }
  return { rows, deleted: deleted.toSorted((one, other) => one.theirs! - other.theirs!) }
}

function onlyIn(
  side: 'mine' | 'theirs',
  slides: readonly SlideText[],
  known: ReadonlyMap<number, number>,
): Row[] {
  const taken = new Set(known.values())
  return [...slides.keys()].filter((place) => !taken.has(place)).map((place) => ({ [side]: place }))
}

function isEdited(row: Row, before: readonly SlideText[], mine: readonly SlideText[]): boolean {
  return row.before === undefined || before[row.before]!.text !== mine[row.mine!]!.text
}

/** Put a slide behind the one that stands before it on its own side, wherever that has come to stand. */
function insert(rows: Row[], row: Row, side: 'mine' | 'theirs'): void {
  let behind = 0
  let nearest = -1
  for (const [index, other] of rows.entries()) {
    const place = other[side] ?? Infinity
    if (place < row[side]! && place > nearest) {
      behind = index
      nearest = place
    }
  }
  rows.splice(behind + 1, 0, row)
}
