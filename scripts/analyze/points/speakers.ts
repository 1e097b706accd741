/**
 * Who speaks in an interview, before what is said.
 *
 * ```text
 *   DB: We drew it on paper first.        Ann Lee：我们先画在纸上。
 *   ^^^                                   ^^^^^^^^
 * ```
 *
 * A name before a colon speaks where it comes back, and what stands behind it says `I`, `we` or `you`, or asks:
 * `Note:` and `优点：` come back too, and speak of things.
 */

import type { Heading, Paragraph } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { cut, proseOf } from '../sentences/prose.ts'

/** A name of up to four words, or of a few Han characters with or without Latin ones, and the colon. */
const label =
  /^\s*((?:\p{Lu}[\p{L}.'’-]*|\d{1,2}[A-Z])(?:\s\p{Lu}[\p{L}.'’-]*){0,3}|[\p{Script=Han}A-Za-z·—\-\s]{1,16}?)\s?(?::\s+|：\s*)(?=\S)/u

/** What one says of oneself and to another. */
const speech = /\b(?:I|I['’]\w+|we|we['’]\w+|my|our|you|you['’]\w+|your)\b|[我你您咱]|[?？]/i

/** A name that comes back so often; what stands behind it speaks in this share. */
const fewest = 3
const share = 0.5

/**
 * Marks how many characters of a text name who speaks, and takes the name from headings that ask.
 *
 * @param paragraphs Of the article itself and its sections; their `data.speaker` is set.
 */
export function markSpeakers(paragraphs: readonly Paragraph[], headings: readonly Heading[]): void {
  const named = [...paragraphs, ...headings].flatMap((node) => {
    const text = toString(node)
    const match = label.exec(text)
    return match
      ? [{ node, name: match[1]!, length: match[0].length, speaks: speech.test(text.slice(match[0].length)) }]
      : []
  })
  const groups = [...Map.groupBy(named, ({ name }) => name).values()]
  const speaks = (group: typeof named): boolean =>
    group.filter((one) => one.speaks).length >= share * group.length
  const speakers = groups.filter((group) => group.length >= fewest && speaks(group))
  if (speakers.length === 0) return
  // Where somebody speaks, so does a name that comes once or twice.
  for (const { node, length } of groups.filter(speaks).flat()) {
    if (node.type === 'paragraph') node.data = { ...node.data, speaker: length }
    else {
      const prose = proseOf(node.children)
      node.children = cut(prose, { from: length, to: prose.value.length })
    }
  }
}
