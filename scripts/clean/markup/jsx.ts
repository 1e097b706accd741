/** Tags of JSX in the source of a paragraph: braces in them keep Markdown from seeing tags. */

import type { Range } from './cut.ts'

/** A tag longer than this is no tag. */
const longest = 4000

/**
 * The tags of components, in order.
 *
 * ```mdx
 * > | <Chart rows={[1, 2].map((n) => n > 1)}>
 *     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 * ```
 */
export function jsx(text: string): Range[] {
  const ranges: Range[] = []
  let at = 0
  for (const match of text.matchAll(/<\/?(?:[A-Z][\w.]*|>)/g)) {
    if (match.index < at) continue
    const end = match[0].endsWith('>')
      ? match.index + match[0].length
      : close(text, match.index + match[0].length)
    if (end === undefined) continue
    ranges.push([match.index, end])
    at = end
  }
  return ranges
}

/** After the `>` that ends the tag, quotes and braces aside. */
function close(text: string, from: number): number | undefined {
  let depth = 0
  let quote = ''
  const last = Math.min(text.length, from + longest)
  for (let at = from; at < last; at++) {
    const character = text[at] as string
    if (quote) {
      if (character === quote) quote = ''
    } else if (depth === 0 && (character === '"' || character === "'")) quote = character
    else if (character === '{') depth++
    else if (character === '}') depth--
    else if (character === '>' && depth <= 0) return at + 1
    else if (character === '<' && depth <= 0) return undefined
  }
  return undefined
}
