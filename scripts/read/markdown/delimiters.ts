/** Formulas between the delimiters of LaTeX, written as those of Markdown. */

/** Code, which stays; then `\(…\)` and `\[…\]`, with one backslash or, where a generator takes one away, two. */
const delimited =
  /(?<!`)(`+)(?!`)[^]{0,2000}?(?<!`)\1(?!`)|(\\{1,2})\(((?:(?!\n\s*\n)[^]){1,2000}?)\\{1,2}\)|(\\{1,2})\[((?:(?!\n\s*\n)[^]){1,5000}?)\\{1,2}\]/g
/** More formulas than any article has. */
const mostOpeners = 5000
/** What only a formula has; an escaped `\[1\]` is a citation. */
const sign = /\\[a-zA-Z]{2,}|[\^_=≤≥∈]|^\s*[a-zA-Z]'?\s*$/
/** Prose between escaped brackets. */
const prose = /[a-z]{3,} [a-z]{3,} [a-z]{3,}|[\u4e00-\u9fff]{2}[^{}]*$/

/**
 * ```markdown
 * > | The height grows as \(\log n\).
 *                         ^^      ^^ dollars
 * > | \[ E = mc^2 \]
 *     ^^          ^^
 * ```
 *
 * @returns The text; every offset stays.
 */
export function dollarDelimiters(value: string): string {
  if (!/\\[([]/.test(value) || !/\\[)\]]/.test(value)) return value
  // Each opener is looked through for its closer.
  if (value.split(/\\[([]/, mostOpeners + 1).length > mostOpeners) return value
  let fence = ''
  const lines = value.split('\n')
  // Fences are masked, so that nothing in them is found, and nothing across them.
  const masked = lines
    .map((line) => {
      const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1] ?? ''
      const inside = fence !== '' || mark !== ''
      if (fence ? mark.startsWith(fence) && line.trim() === mark : mark) fence = fence ? '' : mark
      return inside ? '\0'.repeat(line.length) : line
    })
    .join('\n')
  let result = ''
  let from = 0
  for (const match of masked.matchAll(delimited)) {
    const inner = match[3] ?? match[5]
    const slashes = match[2] ?? match[4] ?? ''
    if (inner === undefined || inner.includes('\0') || !sign.test(inner) || prose.test(inner)) continue
    const end = match[0].length - slashes.length - 1
    const dollars = '$'.repeat(slashes.length + 1)
    const formula = match[0].slice(slashes.length + 1, end)
    result += value.slice(from, match.index) + dollars + formula + dollars
    from = match.index + match[0].length
  }
  return result + value.slice(from)
}
