/** Which word somebody meant who wrote another one. */

/** So many letters may differ: one in a short word, two in a longer one. */
const mostEdits = (word: string): number => (word.length < 6 ? 1 : 2)

/**
 * @param word as it was written
 * @param known words that it may be
 * @param most so many letters may differ (default: one in a word of up to five letters, two in a longer one)
 * @returns the nearest of them by letters that were left out, added, changed or swapped; nothing where none is near
 */
export function nearest(word: string, known: readonly string[], most = 2): string | undefined {
  const [best] = known
    .map((one) => ({ one, edits: editsBetween(word.toLowerCase(), one.toLowerCase()) }))
    .filter(({ one, edits }) => edits <= Math.min(most, mostEdits(word), mostEdits(one)))
    .toSorted((a, b) => a.edits - b.edits)
  return best?.one
}

/** Optimal string alignment: Damerau, "A technique for computer detection and correction of spelling errors", 1964. */
function editsBetween(one: string, two: string): number {
  let before: number[] = []
  let last = Array.from({ length: two.length + 1 }, (_, column) => column)
  for (let row = 1; row <= one.length; row++) {
    const now = [row]
    for (let column = 1; column <= two.length; column++) {
      const same = one[row - 1] === two[column - 1] ? 0 : 1
      let edits = Math.min(last[column]! + 1, now[column - 1]! + 1, last[column - 1]! + same)
      const isSwapped = one[row - 1] === two[column - 2] && one[row - 2] === two[column - 1]
      if (row > 1 && column > 1 && isSwapped) edits = Math.min(edits, before[column - 2]! + 1)
      now.push(edits)
    }
    before = last
    last = now
  }
  return last[two.length]!
}
