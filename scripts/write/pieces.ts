/** The parts of a line, before its text is escaped. */

import { plain } from './characters.ts'

/** Text yet to be escaped, Markdown already written, or a mark of emphasis. */
export type Piece =
  | { kind: 'mark'; mark: string; tag: string; open: boolean }
  | { kind: 'text' | 'written'; value: string }

/** The end of a line that is meant. */
export const lineBreak = '\\\n'

/** @returns Text that is yet to be escaped. */
export function text(value: string): Piece {
  return { kind: 'text', value: plain(value) }
}

/** @returns Markdown that stays as it is. */
export function written(value: string): Piece {
  return { kind: 'written', value }
}

/**
 * Join neighbouring text, and part what must not be read together.
 *
 * @param pieces Parts of a line.
 * @returns The same line in fewer parts.
 */
export function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = []
  for (const piece of between(pieces.filter((each) => each.kind === 'mark' || each.value !== ''))) {
    const last = result.at(-1)
    if (piece.kind === 'text' && last?.kind === 'text') last.value += piece.value
    // Two codes side by side would be one.
    else if (
      piece.kind === 'written' &&
      piece.value.startsWith('`') &&
      last?.kind === 'written' &&
      last.value.endsWith('`')
    ) {
      result.push(written('<span></span>'), { ...piece })
    } else result.push({ ...piece })
  }
  return result
}

/** A break is one only between words: at the end of a block its backslash would be shown. */
function between(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece, index) => {
    const isBreak = piece.kind === 'written' && piece.value === lineBreak
    const sides = [pieces[index - 1], pieces[index + 1]]
    const words = sides.every(
      (side) => side && side.kind !== 'mark' && side.value !== lineBreak && side.value.trim() !== '',
    )
    return isBreak && !words ? text(' ') : piece
  })
}

/** Space stands outside of marks and links: Vue drops it at the start of an element. */
export function trimmed(pieces: readonly Piece[]): { before: Piece[]; inner: Piece[]; after: Piece[] } {
  const inner = [...pieces]
  const cut = (at: 0 | -1, edge: RegExp): Piece[] => {
    const piece = inner.at(at)
    if (piece?.kind !== 'text' || !edge.test(piece.value)) return []
    const value = at === 0 ? piece.value.trimStart() : piece.value.trimEnd()
    inner.splice(at, 1, ...(value === '' ? [] : [text(value)]))
    return [text(' ')]
  }
  return { before: cut(0, /^\s/), after: cut(-1, /\s$/), inner }
}
