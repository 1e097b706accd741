/**
 * Which slide and which item of one deck is which of another: by what they say, and by name where that
 * tells nothing.
 *
 * ```text
 *   kinds     Oaks Birches Pines            kinds     Firs Oaks Birches
 *   kinds-2   Willows Beeches               kinds-2   Pines Willows
 *                                           kinds-3   Beeches
 *
 *   kinds ─ kinds     kinds-2 ─ kinds-2     Pines: kinds ─ kinds-2     Beeches: kinds-2 ─ kinds-3
 * ```
 */

import { isContent, keyOf, type Page, type Unit } from './units.ts'

/** What of two decks belongs together. */
export interface Alignment {
  /** Numbers of slides in the first → in the other; each at most once. */
  pages: Map<number, number>
  units: Map<Unit, Unit>
  /** Units of the other that belong together by their place alone: their texts have little in common. */
  replaced: Set<Unit>
}

/** Two texts that have fewer words in common, of both together, are two texts (Dice's coefficient). */
const alike = 0.6

/** Names of slides that say again what others say: what is on them is not on another slide later. */
const summaries: ReadonlySet<string | undefined> = new Set(['agenda', 'takeaways'])

/**
 * How much more what two slides share tells where a person worked on the first: of two that became one the other is
 * generated again in any case. What is in the talk and behind its end counts a quarter, since each may be either.
 */
const worked = 8

/** A key that occurs so often, on both sides together, tells nothing of slides. */
const mostOccurrences = 16

/**
 * @param one A deck.
 * @param other Another.
 * @param edited Numbers of slides in the first that a person worked on. Where two slides have become one,
 *   it is the one of these that lives on.
 * @returns What belongs together. The first slides, which have the head matter, do.
 */
export function align(
  one: readonly Page[],
  other: readonly Page[],
  edited: ReadonlySet<number> = new Set(),
): Alignment {
  const keys = (pages: readonly Page[]): Map<string, Unit[]> =>
    Map.groupBy(
      pages.flatMap(({ units }) => units).filter((unit) => isContent(unit)),
      keyOf,
    )
  const [mine, theirs] = [keys(one), keys(other)]
  const shared = [...mine].flatMap(([key, from]) => {
    const to = theirs.get(key)
    return to ? [{ from, to, length: key.length }] : []
  })
  const common = new Map<string, number>()
  for (const { from, to, length } of shared)
    if (from.length + to.length <= mostOccurrences)
      for (const a of from)
        for (const b of to) {
          const pair = `${a.page} ${b.page}`
          common.set(pair, (common.get(pair) ?? 0) + length / (from.length * to.length))
        }
  const score = (at: number, to: number): number => common.get(`${at} ${to}`) ?? 0
  const movable = (a: Unit, b: Unit): boolean =>
    !summaries.has(one[a.page]!.slide.id) && !summaries.has(other[b.page]!.slide.id)
  const pages = pairPages(one, other, common, edited)
  const units = new Map<Unit, Unit>()
  const taken = new Set<Unit>()
  const pair = (a: Unit, b: Unit): void => {
    units.set(a, b)
    taken.add(b)
  }
  for (const { from, to } of shared) {
    const ranked = from
      .slice(0, mostOccurrences * 4)
      .flatMap((a, i) =>
        to
          .slice(0, mostOccurrences * 4)
          .map((b, j) => ({ a, b, near: Math.abs(i - j), same: pages.get(a.page) === b.page })),
      )
      .toSorted(
        (x, y) =>
          Number(y.same) - Number(x.same) ||
          score(y.a.page, y.b.page) - score(x.a.page, x.b.page) ||
          x.near - y.near,
      )
    for (const { a, b, same } of ranked)
      if ((same || movable(a, b)) && !units.has(a) && !taken.has(b)) pair(a, b)
  }
  pairReworded(one, other, pages, units, taken, pair)
  const replaced = pairByPlace(one, other, pages, units, taken, pair)
  return { pages, units, replaced }
}

/** Slides by what they share, then by their names, then by their words. */
function pairPages(
  one: readonly Page[],
  other: readonly Page[],
  common: ReadonlyMap<string, number>,
  edited: ReadonlySet<number>,
): Map<number, number> {
  const pages = new Map<number, number>(one.length > 0 && other.length > 0 ? [[0, 0]] : [])
  const taken = new Set(pages.values())
  const pairAll = (candidates: { at: number; to: number; score: number }[]): void => {
    for (const { at, to } of candidates.toSorted(
      (a, b) => b.score - a.score || Math.abs(a.at - a.to) - Math.abs(b.at - b.to),
    ))
      if (!pages.has(at) && !taken.has(to)) {
        pages.set(at, to)
        taken.add(to)
      }
  }
  const sameName = (at: number, to: number): boolean =>
    one[at]!.slide.id !== undefined && one[at]!.slide.id === other[to]!.slide.id
  const named = (at: number, to: number): boolean =>
    summaries.has(one[at]!.slide.id) || summaries.has(other[to]!.slide.id)
  const names = new Map(other.map(({ slide }, to) => [slide.id, to]))
  const byName = one.flatMap(({ slide: { id } }, at) =>
    id !== undefined && names.has(id) ? [{ at, to: names.get(id)!, score: 1 }] : [],
  )
  pairAll(byName.filter(({ at, to }) => named(at, to)))
  pairAll(
    [...common].map(([places, score]) => {
      const [at, to] = places.split(' ').map(Number) as [number, number]
      return { at, to, score: score * (edited.has(at) ? worked : 1) + (sameName(at, to) ? 1 : 0) }
    }),
  )
  pairAll(byName)
  const free = [...other.keys()]
    .filter((to) => !taken.has(to))
    .map((to) => ({ to, words: pageWords(other[to]!) }))
  pairAll(
    [...one.keys()]
      .filter((at) => !pages.has(at))
      .flatMap((at) => {
        const words = pageWords(one[at]!)
        return free.map(({ to, words: others }) => ({ at, to, score: dice(words, others) }))
      })
      .filter(({ score }) => score >= alike),
  )
  return pages
}

/** Units that were reworded: most of the same words, on the same slide or one beside it. */
function pairReworded(
  one: readonly Page[],
  other: readonly Page[],
  pages: ReadonlyMap<number, number>,
  units: ReadonlyMap<Unit, Unit>,
  taken: ReadonlySet<Unit>,
  pair: (a: Unit, b: Unit) => void,
): void {
  const found: { a: Unit; b: Unit; score: number }[] = []
  for (const [at, page] of one.entries()) {
    const left = page.units.filter((unit) => isContent(unit) && !units.has(unit))
    if (left.length === 0) continue
    const places = new Set(page.units.flatMap((unit) => units.get(unit)?.page ?? []))
    const to = pages.get(at)
    for (const near of to === undefined ? [] : [to - 1, to, to + 1]) places.add(near)
    const free = [...places]
      .flatMap((place) => other[place]?.units ?? [])
      .filter((unit) => isContent(unit) && !taken.has(unit))
      .map((b) => ({ b, words: wordsOf(b.content) }))
    for (const a of left) {
      const words = wordsOf(a.content)
      for (const { b, words: others } of free)
        if (
          a.form === b.form &&
          (a.section === 'notes') === (b.section === 'notes') &&
          (b.page === to || (!summaries.has(page.slide.id) && !summaries.has(other[b.page]!.slide.id)))
        ) {
          const score = dice(words, others)
          if (score >= alike) found.push({ a, b, score: score + (b.page === to ? 0.1 : 0) })
        }
    }
  }
  for (const { a, b } of found.toSorted((x, y) => y.score - x.score))
    if (!units.has(a) && !taken.has(b)) pair(a, b)
}

/** Units between the same neighbours, as many on both sides: whatever they say now, they took each other's place. */
function pairByPlace(
  one: readonly Page[],
  other: readonly Page[],
  pages: ReadonlyMap<number, number>,
  units: ReadonlyMap<Unit, Unit>,
  taken: ReadonlySet<Unit>,
  pair: (a: Unit, b: Unit) => void,
): Set<Unit> {
  const replaced = new Set<Unit>()
  for (const [at, to] of pages) {
    const from = one[at]!.units
    const into = other[to]!.units
    const anchors = from.flatMap((a) => {
      const b = units.get(a)
      return b?.page === to ? [{ a: a.index, b: b.index }] : []
    })
    let last = { a: -1, b: -1 }
    for (const next of [...anchors, { a: from.length, b: into.length }]) {
      const left = from.slice(last.a + 1, next.a).filter(isContent)
      const right = into.slice(last.b + 1, Math.max(next.b, last.b + 1)).filter(isContent)
      const fits =
        left.length === right.length &&
        left.every(
          (a, i) => a.form === right[i]!.form && a.section === right[i]!.section && !taken.has(right[i]!),
        )
      if (fits)
        for (const [i, a] of left.entries())
          if (!units.has(a)) {
            pair(a, right[i]!)
            replaced.add(right[i]!)
          }
      last = next
    }
  }
  return replaced
}

function pageWords({ units }: Page): ReadonlySet<string> {
  return wordsOf(units.map(({ content }) => content).join('\n'))
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{Script=Han}]|[\p{L}\p{N}]+/gu))
}

function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0
  let common = 0
  for (const word of one) if (other.has(word)) common++
  return (2 * common) / (one.size + other.size)
}
