/** What of a page is never text. */

/** Scripts that hold something to read: formulas and what the page says of itself. */
const dataScript = /\btype\s*=\s*["']?(?:math\/tex|application\/(?:ld\+json|json\+ld))/i

/**
 * Blank scripts, styles and comments, so that strings in them are not taken for tags.
 *
 * ```html
 * > | <script>document.write('<div>')</script>
 *             ^^^^^^^^^^^^^^^^^^^^^^^
 * ```
 *
 * @returns The page; every offset stays.
 */
export function maskInertElements(source: string): string {
  // Not all letters: some have two in lower case, and every offset must stay.
  const low = source.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
  const opening = /<!--|<(script|style)\b[^>]*>/g
  let result = ''
  let from = 0
  for (let match = opening.exec(low); match; match = opening.exec(low)) {
    const name = match[1]
    const start = match.index + (name ? match[0].length : 0)
    const end = low.indexOf(name ? `</${name}` : '-->', start)
    // What never ends would swallow the page: only its tag is blanked.
    const to = end < 0 ? match.index + match[0].length : name ? end : end + 3
    opening.lastIndex = to
    if (name === 'script' && end >= 0 && dataScript.test(match[0])) continue
    const at = end < 0 ? match.index : start
    result += source.slice(from, at) + source.slice(at, to).replace(/[^\n]/g, ' ')
    from = to
  }
  return result + source.slice(from)
}
