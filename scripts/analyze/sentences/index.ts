/**
 * Where sentences end.
 *
 * ```text
 *   它很强。它很快！ It works, e.g. here. Then it stops.
 *         ^        ^                    ^              ^
 * ```
 */

import type { Prose, Span } from './prose.ts'

/** After these a full stop does not end a sentence. */
const abbreviations =
  /(?:^|[\s(.])(?:e\.g|i\.e|etc|vs|cf|al|figs?|eqs?|vol|approx|abbr|viz|esp|dr|mr|mrs|ms|prof|st|inc|jr|sr|resp|gov|sen|rep|gen|lt|col|capt|maj|sgt|rev|[a-z])\.$/i

/** Nor after these, where a number comes: `Nov. 5`, `a Boeing Co. 787`. */
const beforeNumbers =
  /(?:^|[\s(])(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|co|corp|ltd|pp?|ch|chap|chaps|sec|sect|secs|para|no|nr|art|tab|ref|refs|ed|vols?)\.$/i

/** A full-width mark ends a sentence; the closing quotes and brackets after it belong to it. */
const wide = /[。．！？…]+[”’」』）》】"')\]]*/y
/** A narrow mark ends one only before white space (or the end). */
const narrow = /[.!?]+["'”’)\]]*(?=\s|$)/y

/**
 * @returns Each sentence of a prose, without the white space around it, in order.
 */
export function sentences(prose: Prose): Span[] {
  const { value } = prose
  const result: Span[] = []
  const solid = prose.solid.values()
  let piece = solid.next().value
  let from = prose.start
  let index = prose.start
  while (index < value.length) {
    while (piece && index >= piece[1]) piece = solid.next().value
    let mark = piece && index >= piece[0] ? 0 : endAt(value, index, from)
    if (mark && isEnclosed(value, from, index + mark)) mark = 0
    index += mark || 1
    // A label says what the sentence after it is about, and nothing by itself.
    if (mark && index > prose.label) {
      push(result, value, from, index)
      from = index
    }
  }
  push(result, value, from, value.length)
  return result
}

/** The longest text in brackets that a sentence is taken to go on behind, characters. */
const longestAside = 400

/** Whether a place lies between brackets that the sentence opens, and that close not far behind. */
function isEnclosed(value: string, from: number, at: number): boolean {
  let open = 0
  for (const character of value.slice(Math.max(from, at - longestAside), at)) {
    if (opening.has(character)) open++
    else if (closing.has(character) && open > 0) open--
  }
  if (open === 0) return false
  for (const character of value.slice(at, at + longestAside)) {
    if (opening.has(character)) open++
    else if (closing.has(character) && --open === 0) return true
  }
  return false
}

const opening = new Set('(（')
const closing = new Set(')）')

/** How many characters end a sentence here: 0 for none. */
function endAt(value: string, index: number, from: number): number {
  const character = value.charAt(index)
  // A wide full stop between digits is a decimal point.
  if ('。！？…'.includes(character) || (character === '．' && !/\p{N}/u.test(value.charAt(index + 1)))) {
    wide.lastIndex = index
    const match = wide.exec(value)?.[0] ?? ''
    // `“发送！”提示出现了`: what was called out stands within a sentence that goes on.
    if (/[！？]+[”」』]/.test(match) && calledOut(value, from, index, index + match.length)) return 0
    if (/[！？]）/.test(match) && value.slice(from + 1, index).includes('（')) return 0
    // An ellipsis in the middle of a sentence does not end it.
    return character === '…' && !/^…+$/.test(value.slice(index, index + 2)) ? 0 : match.length
  }
  if ('.!?'.includes(character)) {
    narrow.lastIndex = index
    const match = narrow.exec(value)?.[0]
    if (!match) return 0
    // `which (if any!) tree to show`: what was called out in brackets stands within a sentence.
    if (/[!?]\)/.test(match) && value.slice(from + 1, index).includes('(')) return 0
    const before = value.slice(Math.max(from, index - 8), index + 1)
    if (character === '.' && abbreviations.test(before)) return 0
    if (character === '.' && beforeNumbers.test(before) && /^\s+\d/.test(value.slice(index + 1, index + 4)))
      return 0
    // `1. First`: a number at the start of a line is a marker.
    if (character === '.' && /^\s*\d+\.$/.test(value.slice(from, index + 1))) return 0
    // A Chinese sentence goes on behind what was called out: `"Hello, world!" 程序`.
    if (/[!?]["”]$/.test(match) && isWithinChinese(value, from, index, index + match.length)) return 0
    // A small letter goes on: `Node.js 3.x. and`.
    if (/^\s+\p{Ll}/u.test(value.slice(index + match.length, index + match.length + 3))) return 0
    return match.length
  }
  return 0
}

/** Whether a quotation that began after the sentence did is followed by more of it. */
function calledOut(value: string, from: number, mark: number, end: number): boolean {
  const before = value.slice(from, mark)
  const opened = Math.max(before.lastIndexOf('“'), before.lastIndexOf('「'), before.lastIndexOf('『'))
  return (
    opened > 0 &&
    !/[。！？：:]\s*$/.test(before.slice(0, opened)) &&
    /^[\p{L}，,]/u.test(value.slice(end).trimStart())
  )
}

/** Whether a quotation that began within the sentence is followed by Chinese words of it. */
function isWithinChinese(value: string, from: number, mark: number, end: number): boolean {
  const before = value.slice(from, mark)
  const opened = Math.max(before.lastIndexOf('“'), before.lastIndexOf('"'))
  return (
    opened > 0 &&
    !/[。！？：:.!?]\s*$/.test(before.slice(0, opened)) &&
    /^\s?\p{Script=Han}/u.test(value.slice(end))
  )
}

function push(result: Span[], value: string, from: number, to: number): void {
  const span = trim(value, { from, to })
  if (span.from < span.to) result.push(span)
}

/** @returns The span without white space at its ends. */
export function trim(value: string, { from, to }: Span): Span {
  while (from < to && /\s/.test(value.charAt(from))) from++
  while (to > from && /\s/.test(value.charAt(to - 1))) to--
  return { from, to }
}
