/** Names of authors in one line: all of them, or as many as a cover has room for. */

import type { Lang } from './nodes.ts'

/** Characters in a line of a cover, in the small letters of a byline; a hanzi counts two. */
const longest = 90

/**
 * @param authors Their names, in order.
 * @param lang Language of the deck.
 * @returns `Li, Wang et al.` or `李、王等`: at least the first of them, in at most `longest` characters.
 */
export function byline(authors: readonly string[], lang: Lang): string {
  const [between, others] = lang === 'zh' ? ['、', '等'] : [', ', ' et al.']
  const all = authors.join(between)
  if (widthOf(all) <= longest) return all
  for (let count = authors.length - 1; count > 0; count--) {
    const some = authors.slice(0, count).join(between) + others
    if (widthOf(some) <= longest) return some
  }
  // What is said to be one name, and is a paragraph.
  const first = [...(authors[0] ?? '')]
  while (widthOf(first.join('')) >= longest) first.pop()
  return `${first.join('').trimEnd()}…`
}

function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter > '\u2E7F' ? 2 : 1), 0)
}
