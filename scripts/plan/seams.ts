/** Where a text can be parted: between sentences, else clauses, else words, else characters. */

/** A sentence that fills less than this share of a slide is no place to cut: the next best is. */
const leastShare = 0.3

/** Characters; no slide holds as many, whatever its template. What lies farther is not looked at. */
export const mostCharacters = 10_000

/** From the best seam to the worst; each matches what stands before the seam. */
const seams: readonly RegExp[] = [
  // A sentence: a full stop before white space, so that `3.14` and `e.g.x` stay whole.
  /[.!?…]+["'”’)\]]*\s+(?=\S)|[。！？…]+[”’」』）]*/gu,
  // A clause; what announces, before a colon, stays with what it announces.
  /[,;—–]\s+|[，、；]/gu,
  // A word, also between two Han characters and after the slashes of an address.
  /\s+|(?<=\p{Script=Han})(?=\p{Script=Han})|(?<=[/?&=_-])/gu,
]

/**
 * Cut a text into as few parts as fit, about as long as each other; at sentences where they fit.
 *
 * @param text What is written.
 * @param fits Whether the text from one place to another fits.
 * @returns Where each part ends; the last is the length of the text. Each part has at least one
 *   character, fitting or not.
 */
export function cuts(text: string, fits: (from: number, to: number) => boolean): number[] {
  const tight = cutsWithin(text, fits)
  // A last part of a few words is longer where the others are shorter.
  for (const slack of [1, 1.1, 1.25, 1.5]) {
    const most = (text.length / tight.length) * slack
    const even = cutsWithin(text, (from, to) => to - from <= most && fits(from, to))
    if (even.length === tight.length) return even
  }
  return tight
}

function cutsWithin(text: string, fits: (from: number, to: number) => boolean): number[] {
  const places = seams.map((seam) => [...text.matchAll(seam)].map((found) => found.index + found[0].length))
  const ends: number[] = []
  for (let from = 0; from < text.length;) {
    const to = next(text, from, places, fits)
    ends.push(to)
    from = to
  }
  return ends.length > 0 ? ends : [text.length]
}

function next(
  text: string,
  from: number,
  places: readonly number[][],
  fits: (from: number, to: number) => boolean,
): number {
  const far = from + mostCharacters
  if (text.length <= far && fits(from, text.length)) return text.length
  const near = places.map((ends) => between(ends, from, Math.min(far, text.length)))
  const reach = last(near.at(-1) ?? [], (end) => fits(from, end)) ?? from
  for (const ends of near) {
    const to = last(ends, (end) => fits(from, end))
    if (to !== undefined && to - from >= leastShare * (reach - from)) return to
  }
  // What people see as one character is not cut.
  const characters = charactersOf(text.slice(from, far))
  return from + (last(characters, (end) => fits(from, from + end)) ?? characters[0] ?? text.length - from)
}

const segmenter = new Intl.Segmenter()

/** Letters that join with none before or behind them; the rule for those that do is slow. */
const apart = /^[ -~\u3001-\u3020\u4E00-\u9FFF\uFF01-\uFF60]*$/

/** Where such letters end. */
const each = Array.from({ length: mostCharacters }, (_, index) => index + 1)

/** Where each character of a text ends, of at most `mostCharacters`. */
function charactersOf(text: string): readonly number[] {
  if (apart.test(text)) return text.length < each.length ? each.slice(0, text.length) : each
  return [...segmenter.segment(text)].map(({ index, segment }) => index + segment.length)
}

/** The places behind one and before another, of places in order. */
function between(places: readonly number[], from: number, to: number): readonly number[] {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (places[middle]! <= from) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < places.length && places[end]! < to) end++
  return places.slice(low, end)
}

/** The last place that holds; what is longer fits less. */
function last(places: readonly number[], holds: (place: number) => boolean): number | undefined {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(places[middle]!)) low = middle + 1
    else high = middle
  }
  return places[low - 1]
}
