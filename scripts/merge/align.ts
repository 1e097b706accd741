/**
 * Which slide of one deck is which of another: by its name, else by what it says.
 *
 * ```text
 *   cover   agenda   s-1f   s-2e   s-3d          s-1f ─ s-1f            the same name
 *   cover   agenda   s-1f   s-9a   s-3d          s-2e ─ s-9a            most of the same words
 * ```
 */

import type { SlideText } from './slides.ts'

/** Two slides that have fewer words in common, of both together, are two slides (Dice's coefficient). */
const alike = 0.6

/**
 * @param one The slides of a deck.
 * @param other Those of another.
 * @returns Places in the first → places in the other; each at most once. The first slides, which
 *   have the head matter, belong together.
 */
export function align(one: readonly SlideText[], other: readonly SlideText[]): Map<number, number> {
  const pairs = new Map<number, number>(one.length > 0 && other.length > 0 ? [[0, 0]] : [])
  const taken = new Set(pairs.values())
  const pair = (at: number, to: number): void => {
    pairs.set(at, to)
    taken.add(to)
  }
  for (const [at, slide] of one.entries()) {
    if (pairs.has(at) || slide.id === undefined) continue
    const to = other.findIndex(({ id }, place) => id === slide.id && !taken.has(place))
    if (to >= 0) pair(at, to)
  }
  // Names that are gone: the most alike first, so that no slide takes the place of a better one.
  const left = [...one.keys()].filter((at) => !pairs.has(at))
  const free = [...other.keys()].filter((to) => !taken.has(to))
  const bags = new Map(free.map((to) => [to, wordsOf(other[to]!)]))
  const ranked = left
    .flatMap((at) => {
      const words = wordsOf(one[at]!)
      return free.map((to) => ({ at, to, common: dice(words, bags.get(to)!) }))
    })
    .filter(({ common }) => common >= alike)
    .toSorted((a, b) => b.common - a.common)
  for (const { at, to } of ranked) if (!pairs.has(at) && !taken.has(to)) pair(at, to)
  return pairs
}

/** Words of the content: front matter has names that all slides of a layout share. */
function wordsOf({ text }: SlideText): ReadonlySet<string> {
  const content = text.replace(/^---\n[^]*?\n---\n/, '')
  return new Set(content.toLowerCase().match(/[\p{Script=Han}]|[\p{L}\p{N}]+/gu))
}

function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0
  let common = 0
  for (const word of one) if (other.has(word)) common++
  return (2 * common) / (one.size + other.size)
}
