/** The parts of a line → Markdown. */

import { escape } from '../escape.ts'
import type { LineContext } from '../hazards.ts'
import type { Token } from './tokens.ts'

/**
 * Escape the text of a line, with the characters on both sides known.
 *
 * @param pieces Parts of the line, joined.
 * @param line Where it will stand.
 * @param before The character written before it; none at the start of a block.
 * @param after The character written after it; none at the end of a block.
 * @returns Markdown.
 */
export function serializePhrasing(
  tokens: readonly Token[],
  line: LineContext,
  before: string,
  after: string,
): string {
  const parts: string[] = []
  const asTags = tags(tokens)
  const show = (token: Token | undefined, index: number): string => {
    if (!token) return ''
    if (token.kind !== 'mark') return token.value
    return asTags[index] ? `<${token.open ? '' : '/'}${token.tag}>` : token.mark
  }
  let last = before
  tokens.forEach((token, index) => {
    let part = show(token, index)
    if (token.kind === 'text') {
      const next = tokens[index + 1]
      let value = spaces(part, line, last === '' || last === '\n', next === undefined && after === '')
      // A tag alone in a line would start a block of HTML.
      if (tokens[index - 1]?.kind === 'mark') value = value.replace(/^\n/, ' ')
      if (next?.kind === 'mark') value = value.replace(/\n$/, ' ')
      part = apart(escape(value, line, last, next ? show(next, index + 1).slice(0, 1) : after))
    }
    // A digit after the closing `$` would make Slidev read no math.
    if (last === '$' && /^\d/.test(part)) part = `&#${part.charCodeAt(0)};${part.slice(1)}`
    if (part === '') return
    parts.push(part)
    last = part.at(-1) ?? last
  })
  return parts.join('')
}

/** Vue drops an end of line between two elements: there it is written as a space. */
function apart(part: string): string {
  return part === '\n' ? ' ' : part.replace(/(?<=<\/span>)\n(?=<span|$)|^\n(?=<span)/g, ' ')
}

/**
 * White space that Markdown would read: indents, two spaces before the end of a
 * line, and every end of line where the block is one line.
 */
function spaces(value: string, line: LineContext, first: boolean, last: boolean): string {
  const end = line.block === 'paragraph' ? '\n' : ' '
  let result = value.replace(/\s+/g, (run) => (run.includes('\n') ? end : run.replace(/\t/g, ' ')))
  if (first) result = result.trimStart()
  if (last) result = result.trimEnd()
  return result
}

/** What can stand next to a mark, on its inner side, so that it surely is one. */
const wordy = /^[\p{L}\p{N}]$/u

/**
 * Which marks to write as tags.
 *
 * `**` next to punctuation is no emphasis (`**中文。**后` stays as it is), and
 * marks within marks can pair up otherwise. Where a letter or digit stands on
 * the inner side of both marks, text only between them and text only around
 * them, both surely open and close: then the marks are easier to read.
 *
 * @returns For each piece, whether it is written as a tag.
 */
function tags(tokens: readonly Token[]): boolean[] {
  const result = tokens.map((token) => token.kind === 'mark')
  tokens.forEach((token, index) => {
    const inner = tokens[index + 1]
    const close = tokens[index + 2]
    if (
      token.kind !== 'mark' ||
      !token.open ||
      inner?.kind !== 'text' ||
      close?.kind !== 'mark' ||
      close.open
    )
      return
    const outside = [tokens[index - 1], tokens[index + 3]]
    const characters = Array.from(inner.value)
    const simple =
      wordy.test(characters[0] ?? '') &&
      wordy.test(characters.at(-1) ?? '') &&
      outside.every((next) => next === undefined || next.kind === 'text')
    if (simple) result[index] = result[index + 2] = false
  })
  return result
}
