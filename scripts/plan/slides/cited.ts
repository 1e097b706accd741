/** Which entries of a list of references a text cites. */

import type { ListItem } from 'mdast'
import { toString } from 'mdast-util-to-string'

/**
 * By the first author and the year, or by the number.
 *
 * ```text
 *   … as is known (Hale & Ito, 2011).   Hale et al. (2011) show …   … as is known [3, 7].   （黄等，2011）
 *                  ^^^^        ^^^^     ^^^^         ^^^^                        ^  ^       ^^  ^^^^
 * ```
 */
const named =
  /(\p{Lu}[\p{L}'’-]+|\p{Script=Han}{1,4}?)(?:\s(?:et al\.?|(?:&|and)\s\p{Lu}[\p{L}'’-]+)|等)?[,，]?\s?[(（]?\s?(1[89]\d\d|20\d\d)/gu
const numbered = /\[(\d{1,3}(?:\s?[,，;–-]\s?\d{1,3})*)\]/g

/**
 * @param text What slides say.
 * @param entries In the order of the list.
 * @returns Those that the text cites, in the same order.
 */
export function citedIn(text: string, entries: readonly ListItem[]): ListItem[] {
  const works = [...text.matchAll(named)].map(([, name = '', year = '']) => ({ name, year }))
  const numbers = new Set(
    [...text.matchAll(numbered)].flatMap(([, all = '']) => (all.match(/\d+/g) ?? []).map(Number)),
  )
  return entries.filter((entry, index) => {
    if (numbers.has(index + 1)) return true
    const words = toString(entry)
    return works.some(({ name, year }) => words.includes(name) && words.includes(year))
  })
}
