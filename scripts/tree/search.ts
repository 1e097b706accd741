/** Binary search, once for all who look among things in order. */

/**
 * @param count How many indices there are, from 0.
 * @param isBefore Whether what lies at an index comes before what is looked for: true for the first
 *   indices, false for all that follow.
 * @returns The first index for which it is false; `count` where there is none.
 */
export function firstIndex(count: number, isBefore: (index: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBefore(middle)) low = middle + 1
    else high = middle
  }
  return low
}
