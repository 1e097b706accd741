/** Where a text can be parted: between sentences, else clauses, else words, else characters. */

/** A sentence that fills less than this share of a slide is no place to cut: the next best is. */
const leastShare = 0.3

/** Characters; no slide holds as many, whatever its template. What lies farther is not looked at. */
export const mostCharacters = 10_000

/** From the best seam to the worst; each matches what stands before the seam. */
const breakOpportunities: readonly RegExp[] = [
  // A sentence: a full stop before white space, so that `3.14` and `e.g.x` stay whole.
  /[.!?…]+["'”’)\]]*\s+(?=\S)|[。！？…]+[”’」』）]*/gu,
  // A clause; what announces, before a colon, stays with what it announces.
  /[,;—–]\s+|[，、；]/gu,
  // A word, also between two Han characters and after the slashes of an address.
  /\s+|(?<=\p{Script=Han})(?=\p{Script=Han})|(?<=[/?&=_-])/gu,
]

/** Whether the text from one place to another fits. */
type Fits = (from: number, to: number) => boolean

/** More parts are not made equally long: of so many nobody minds the last. */
const mostEven = 8

/**
 * Cut a text into as few parts as fit, about as long as each other; at sentences where they fit.
 *
 * @param text What is written.
 * @param fits Whether the text from one place to another fits.
 * @returns Where each part ends; the last is the length of the text. Each part has at least one
 *   character, fitting or not.
 */
export function breakText(text: string, fits: Fits): number[] {
  const places = breakOpportunities.map((opportunity) =>
    [...text.matchAll(opportunity)].map((found) => found.index + found[0].length),
  )
  const tight = breakWithin(text, places, fits)
  if (tight.length > mostEven) return tight
  // A last part of a few words is longer where the others are shorter.
  for (const slack of [1, 1.1, 1.25, 1.5]) {
    const most = (text.length / tight.length) * slack
    const even = breakWithin(text, places, (from, to) => to - from <= most && fits(from, to))
    if (even.length === tight.length) return even
  }
  return tight
}

function breakWithin(text: string, places: readonly number[][], fits: Fits): number[] {
  const ends: number[] = []
  // How many words, or characters, the part before had: the next has about as many.
  let words = 0
  let characters = 0
  for (let from = 0; from < text.length;) {
    const far = from + mostCharacters
    if (text.length <= far && fits(from, text.length)) return [...ends, text.length]
    const near = places.map((all) => between(all, from, Math.min(far, text.length)))
    const endFits = (end: number): boolean => fits(from, end)
    words = near.at(-1)!.indexOf(last(near.at(-1)!, endFits, words) ?? -1) + 1
    const to =
      findBreak(near, from, near.at(-1)![words - 1], endFits) ?? characterEnd(text, from, characters, endFits)
    characters = to - from
    ends.push(to)
    from = to
  }
  return ends.length > 0 ? ends : [text.length]
}

/** The end of the best seam that is far enough from the beginning; nothing where not even a word fits. */
function findBreak(
  near: readonly (readonly number[])[],
  from: number,
  reach: number | undefined,
  endFits: (end: number) => boolean,
): number | undefined {
  for (const ends of near) {
    // No farther than about the last word that fits: to ask for a whole page of text takes long.
    const about = ends.findLastIndex((end) => end <= (reach ?? from))
    const to = ends === near.at(-1) ? reach : last(ends, endFits, Math.max(0, about))
    if (to !== undefined && to - from >= leastShare * ((reach ?? from) - from)) return to
  }
  return undefined
}

/** Characters that are looked at first where a part has no seam at all. */
const fewCharacters = 256

/** What people see as one character is not cut. */
function characterEnd(text: string, from: number, guess: number, endFits: (end: number) => boolean): number {
  const far = Math.min(from + mostCharacters, text.length)
  for (let size = Math.max(fewCharacters, guess * 2); ; size *= 2) {
    const to = Math.min(from + size, far)
    const ends = [...new Intl.Segmenter().segment(text.slice(from, to))].map(
      ({ index, segment }) => from + index + segment.length,
    )
    // The last one may go on behind what was looked at.
    if (to < far) ends.pop()
    const best = last(ends, endFits, guess)
    if (to === far || (best !== undefined && best !== ends.at(-1))) return best ?? ends[0] ?? text.length
  }
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

/**
 * The last place that holds; what is longer fits less.
 *
 * @param guess How many may hold: the nearer to it, the fewer are asked.
 */
function last(places: readonly number[], endFits: (place: number) => boolean, guess = 0): number | undefined {
  let low = 0
  let high = places.length
  // Steps that double, away from the guess: what is far longer than fits takes long to ask for.
  let at = Math.min(guess, places.length - 1)
  for (let step = 1; low < high; step *= 2) {
    if (at < low || at >= high) break
    if (endFits(places[at]!)) {
      low = at + 1
      at += step
    } else {
      high = at
      at -= step
    }
  }
  while (low < high) {
    const middle = (low + high) >> 1
    if (endFits(places[middle]!)) low = middle + 1
    else high = middle
  }
  return places[low - 1]
}
