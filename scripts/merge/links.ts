/** What of three decks belongs together, and where each unit of the deck that a person left goes. */

import { align, type Alignment } from './align.ts'
import { isContent, type Page, type Unit } from './units.ts'

/** A deck as it was generated, as a person left it, and as it is generated now. */
export interface Pages {
  before: Page[]
  mine: Page[]
  theirs: Page[]
}

/** The same unit on the three sides. */
export interface Link {
  before?: Unit | undefined
  mine?: Unit | undefined
  theirs?: Unit | undefined
}

/** What belongs together. */
export interface Links {
  /** By a unit of whichever side. */
  of: (unit: Unit) => Link
  /** Number of a new slide → that of the slide it was, and that of the slide a person left. */
  wasPage: ReadonlyMap<number, number>
  minePage: ReadonlyMap<number, number>
  /** Slides before → as a person left them. */
  kept: ReadonlyMap<number, number>
  /** Whether the article has something else in its place, and it has no words in common with that. */
  replaced: (theirs: Unit) => boolean
  /** Units of a person's deck that the article takes to another slide → where they are there. */
  moves: ReadonlyMap<Unit, Unit>
  /** Items that a person added right below one that moves, by that one; they go with it. */
  followers: ReadonlyMap<Unit, readonly Unit[]>
}

/** @returns What belongs together in three decks. */
export function linksOf({ before, mine, theirs }: Pages): Links {
  const toMine = align(before, mine)
  const edited = [...toMine.pages].filter(([was, at]) => before[was]!.slide.text !== mine[at]!.slide.text)
  const toTheirs = align(before, theirs, new Set(edited.map(([was]) => was)))
  const fromMine = invert(toMine.units)
  const fromTheirs = invert(toTheirs.units)
  const added = alignAdded(mine, theirs, fromMine, fromTheirs, toMine, toTheirs)
  const addedTheirs = invert(added.units)
  const of = (unit: Unit): Link => {
    const was = fromMine.get(unit) ?? fromTheirs.get(unit) ?? (toMine.units.has(unit) ? unit : undefined)
    if (was ?? toTheirs.units.has(unit)) {
      const origin = was ?? unit
      return { before: origin, mine: toMine.units.get(origin), theirs: toTheirs.units.get(origin) }
    }
    return { mine: addedTheirs.get(unit), theirs: added.units.get(unit) }
  }
  const wasPage = invert(toTheirs.pages)
  const minePage = new Map(
    [...theirs.keys()].flatMap((to): [number, number][] => {
      const was = wasPage.get(to)
      const at = was === undefined ? invert(added.pages).get(to) : toMine.pages.get(was)
      return at === undefined ? [] : [[to, at]]
    }),
  )
  const moves = new Map<Unit, Unit>()
  const followers = new Map<Unit, Unit[]>()
  for (const [was, own] of toMine.units) {
    const now = toTheirs.units.get(was)
    const stayed = own.page === toMine.pages.get(was.page) && own.section === was.section
    if (!now || !stayed) continue
    if (minePage.get(now.page) === own.page && now.section === own.section && now.kind === was.kind) continue
    moves.set(own, now)
    const below: Unit[] = []
    for (const next of mine[own.page]!.units.slice(own.index + 1)) {
      if (next.kind !== 'item' || next.list !== own.list || fromMine.has(next) || added.units.has(next)) break
      below.push(next)
    }
    followers.set(own, below)
  }
  const replaced = (unit: Unit): boolean => toTheirs.replaced.has(unit)
  return { of, wasPage, minePage, kept: toMine.pages, replaced, moves, followers }
}

/** What a person and the article both added, because the person took it from there. */
function alignAdded(
  mine: readonly Page[],
  theirs: readonly Page[],
  fromMine: ReadonlyMap<Unit, Unit>,
  fromTheirs: ReadonlyMap<Unit, Unit>,
  toMine: Alignment,
  toTheirs: Alignment,
): Alignment {
  const [keptMine, keptTheirs] = [new Set(toMine.pages.values()), new Set(toTheirs.pages.values())]
  const left = (pages: readonly Page[], known: ReadonlyMap<Unit, Unit>): Page[] =>
    pages.map((page) => ({
      ...page,
      units: page.units.filter((unit) => isContent(unit) && !known.has(unit)),
    }))
  const { units, pages } = align(left(mine, fromMine), left(theirs, fromTheirs))
  const same = [...units].filter(([own, now]) => own.content === now.content)
  const both = [...pages].filter(([at, to]) => !keptMine.has(at) && !keptTheirs.has(to))
  return { units: new Map(same), pages: new Map(both), replaced: new Set() }
}

function invert<K, V>(map: ReadonlyMap<K, V>): Map<V, K> {
  return new Map([...map].map(([key, value]) => [value, key]))
}
