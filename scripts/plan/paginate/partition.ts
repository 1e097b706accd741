/** A row of values → groups of neighbours that cost least together. */

/** Neighbours, with what stands before and after them. */
export interface Group<T> {
  entries: readonly T[]
  before: T | undefined
  after: T | undefined
}

/** Sums of the same costs in another order differ by less. */
const alike = 1e-9

/** What is taken only where there is no other way. */
export const impossible = 1e6

/** More than fits, and so is all that begins before it. */
export const tooMuch = Number.POSITIVE_INFINITY

/** Groups of more are not tried: no slide holds as many entries. */
const longest = 12

/**
 * ```text
 *   a b c d e  →  [a b c] [d e]      not [a b c d] [e], where a group of one costs more
 * ```
 *
 * @param costOf What a group costs; `impossible` where it cannot be but a larger one may, `tooMuch`
 *   where none that holds it can be. A value that can be in no group is one by itself.
 * @returns Groups in order, all values once; of equal costs the one with longer groups first.
 */
export function partition<T>(values: readonly T[], costOf: (group: Group<T>) => number): T[][] {
  /** The least cost up to each place, and where its last group begins. */
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }]
  for (let to = 1; to <= values.length; to++) {
    let chosen = { cost: Number.POSITIVE_INFINITY, from: to - 1 }
    for (let from = to - 1; from >= Math.max(0, to - longest); from--) {
      const own = costOf({ entries: values.slice(from, to), before: values[from - 1], after: values[to] })
      if (own === tooMuch && from < to - 1) break
      const cost = best[from]!.cost + Math.min(own, impossible)
      if (cost < chosen.cost - alike && (own < impossible || from === to - 1)) chosen = { cost, from }
    }
    best.push(chosen)
  }
  const groups: T[][] = []
  for (let to = values.length; to > 0; to = best[to]!.from) groups.unshift(values.slice(best[to]!.from, to))
  return groups
}
