/** Groups in TeX that is not parsed yet. */

/**
 * @param text TeX without comments.
 * @param from Offset of an opening brace or bracket, white space before it allowed.
 * @param pair The two characters: `{}` or `[]`.
 * @returns What stands in the group, and the offset behind it; nothing where there is none.
 */
export function group(
  text: string,
  from: number,
  pair: '[]' | '{}',
): { content: string; end: number } | undefined {
  let at = from
  while (at < text.length && /\s/.test(text.charAt(at))) at++
  if (text.charAt(at) !== pair.charAt(0)) return undefined
  const start = at + 1
  let braces = 0
  for (at = start; at < text.length; at++) {
    const letter = text.charAt(at)
    if (letter === '\\') at++
    else if (braces === 0 && letter === pair.charAt(1)) return { content: text.slice(start, at), end: at + 1 }
    else if (letter === '{') braces++
    else if (letter === '}') braces--
  }
  return undefined
}

/** @returns A group in braces, or the single token that TeX takes where there is none. */
export function argument(text: string, from: number): { content: string; end: number } | undefined {
  const found = group(text, from, '{}')
  if (found) return found
  const token = /^\s*(\\[a-zA-Z@]+|\\.|[^\s{}])/.exec(text.slice(from, from + 60))
  return token?.[1] ? { content: token[1], end: from + token[0].length } : undefined
}
