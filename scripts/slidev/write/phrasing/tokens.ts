/** The parts of a line, before its text is escaped. */

import { plain } from '../characters.ts'

/** Text yet to be escaped, Markdown already written, or a mark of emphasis. */
export type Token =
  | { kind: 'mark'; mark: string; tag: string; open: boolean }
  | { kind: 'text' | 'written'; value: string }

/** The end of a line that is meant. */
export const lineBreak = '\\\n'

/** @returns Text that is yet to be escaped. */
export function text(value: string): Token {
  return { kind: 'text', value: plain(value) }
}

/** @returns Markdown that stays as it is. */
export function written(value: string): Token {
  return { kind: 'written', value }
}

/**
 * Join neighbouring text, and part what must not be read together.
 *
 * @param pieces Parts of a line.
 * @returns The same line in fewer parts.
 */
export function joined(tokens: readonly Token[]): Token[] {
  const result: Token[] = []
  for (const token of between(tokens.filter((each) => each.kind === 'mark' || each.value !== ''))) {
    const last = result.at(-1)
    if (token.kind === 'text' && last?.kind === 'text') last.value += token.value
    // Two codes side by side would be one.
    else if (
      token.kind === 'written' &&
      token.value.startsWith('`') &&
      last?.kind === 'written' &&
      last.value.endsWith('`')
    ) {
      result.push(written('<span></span>'), { ...token })
    } else result.push({ ...token })
  }
  return result
}

/** A break is one only between words: at the end of a block its backslash would be shown. */
function between(tokens: readonly Token[]): Token[] {
  return tokens.map((token, index) => {
    const isBreak = token.kind === 'written' && token.value === lineBreak
    const sides = [tokens[index - 1], tokens[index + 1]]
    const words = sides.every(
      (side) => side && side.kind !== 'mark' && side.value !== lineBreak && side.value.trim() !== '',
    )
    return isBreak && !words ? text(' ') : token
  })
}

/** Space stands outside of marks and links: Vue drops it at the start of an element. */
export function trimmed(tokens: readonly Token[]): { before: Token[]; inner: Token[]; after: Token[] } {
  const inner = [...tokens]
  const cut = (at: 0 | -1, edge: RegExp): Token[] => {
    const token = inner.at(at)
    if (token?.kind !== 'text' || !edge.test(token.value)) return []
    const value = at === 0 ? token.value.trimStart() : token.value.trimEnd()
    inner.splice(at, 1, ...(value === '' ? [] : [text(value)]))
    return [text(' ')]
  }
  return { before: cut(0, /^\s/), after: cut(-1, /\s$/), inner }
}
