/**
 * Quotations of several sentences: each of them is somebody's words, whichever is taken out.
 *
 * ```text
 *   他说：“它很快。它也很省。”          “It is fast. It is cheap,” she said.
 *            ^^^^      ^              ^           ^^^^^^^^^^^^^^^^^^^^^^^^
 *            a span    closes         opens       a span
 * ```
 */

import type { Prose, Span } from './prose.ts'

/** Marks that come in pairs; straight ones are the same at both ends. */
const pairs: readonly (readonly [opens: string, closes: string])[] = [
  ['“', '”'],
  ['「', '」'],
  ['『', '』'],
  ['"', '"'],
]

/** The marks that a span lacks. */
export interface Outside {
  opening?: Span
  closing?: Span
}

interface Mark {
  at: number
  closes: boolean
}

/** @returns Where the marks stand that open and close the quotation which a span has only a part of. */
export function marksOutside({ value }: Prose, { from, to }: Span): Outside {
  for (const [opens, closes] of pairs) {
    const marks = marksOf(value, opens, closes)
    const inside = marks.filter(({ at }) => at >= from && at < to)
    const before = marks.findLast(({ at }) => at < from)
    const after = marks.find(({ at }) => at >= to)
    let depth = 0
    let lacks = false
    for (const mark of inside) {
      if (mark.closes && depth === 0) lacks = true
      else depth += mark.closes ? -1 : 1
    }
    // A sentence from the middle has no mark of its own.
    const middle = inside.length === 0 && before?.closes === false && after?.closes === true
    if (depth === 0 && !lacks && !middle) continue
    return {
      ...((lacks || middle) && before && !before.closes && { opening: spanOf(before) }),
      ...((depth > 0 || middle) && after?.closes && { closing: spanOf(after) }),
    }
  }
  return {}
}

function marksOf(value: string, opens: string, closes: string): Mark[] {
  const found: Mark[] = []
  for (let at = 0; at < value.length; at++) {
    const mark = value.charAt(at)
    if (mark !== opens && mark !== closes) continue
    if (opens !== closes) found.push({ at, closes: mark === closes })
    // `a 15" screen`: no mark of speech.
    else if (!/\d/.test(value.charAt(at - 1))) found.push({ at, closes: found.length % 2 === 1 })
  }
  // One that nobody closes: which of them open cannot be told.
  return opens === closes && found.length % 2 === 1 ? [] : found
}

function spanOf({ at }: Mark): Span {
  return { from: at, to: at + 1 }
}
