/**
 * Where a line may end: UAX 14, as browsers have it.
 *
 * ```text
 *   see https://a.org/b?c=d now      Chromium has a table of its own for two characters of ASCII
 *      ^               ^   ^
 *   用“引号”分开                      and quotation marks that stand with hanzi belong to them
 *    ^    ^
 * ```
 */

import { Rules } from '@cto.af/linebreak'
import { isWide } from './advance.ts'

const rules = new Rules()

/** Scripts that part no words; browsers look them up in the dictionary of ICU, which Node has too. */
const withoutGaps = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu
const dictionary = new Intl.Segmenter('th', { granularity: 'word' })

/** Text is asked for again and again while a slide is packed; the longest articles have some 2000 blocks. */
const mostKept = 4000
const cache = new Map<string, Uint8Array>()

/** What ends or opens nothing: between two of these, words that are kept whole have no break. */
const letter = /[\p{L}\p{N}\p{M}_]/u
const opening = /\p{Ps}/u
const closing = /[\p{Pe}，。、：；！？]/u

/** Characters after which ASCII breaks before an opening bracket. */
const beforeOpening = '!"#%&)*+,-.:;=>?\\]|}~'
/** Characters before which ASCII does not break after a hyphen, or after a question mark. */
const notAfterHyphen = '!$),./:;?]}'
const notAfterQuestion = '!"\'),./:;?]}'

/**
 * @param text one paragraph
 * @returns for each index of the text whether a line may end before it: 0 no, 1 yes
 */
export function opportunities(text: string): Uint8Array {
  const known = cache.get(text)
  if (known) return known
  const breakable = new Uint8Array(text.length + 1)
  for (const { position } of rules.breaks(text)) breakable[position] = 1
  breakable[text.length] = 0
  for (const { index = 0, 0: run } of text.matchAll(withoutGaps)) {
    for (const { index: at } of dictionary.segment(run)) if (at > 0) breakable[index + at] = 1
  }
  for (let at = 1; at < text.length; at++) {
    const found = tailored(text, at)
    if (found !== undefined) breakable[at] = found ? 1 : 0
  }
  if (cache.size >= mostKept) cache.clear()
  cache.set(text, breakable)
  return breakable
}

/** @returns Whether browsers break before `at`; nothing where they do as UAX 14 says. */
function tailored(text: string, at: number): boolean | undefined {
  const before = text[at - 1] ?? ''
  const after = text[at] ?? ''
  if (before === ' ') return after !== ' '
  if (after === ' ') return false
  if (isAscii(before) && isAscii(after)) return inAscii(text, at, before, after)
  // Unicode 16, LB19a: quotation marks among wide characters belong to what they enclose.
  if ('“‘'.includes(after)) return isWide(before) && isWide(text[at + 1] ?? '') && !opening.test(before)
  if ('”’'.includes(before)) return isWide(text[at - 2] ?? '') && isWide(after) && !closing.test(after)
  return undefined
}

function inAscii(text: string, at: number, before: string, after: string): boolean {
  if (before === '-') {
    // A sign belongs to its number; a hyphen within a name does not.
    if (/\d/.test(after)) return /[A-Za-z0-9]/.test(text[at - 2] ?? '')
    return !notAfterHyphen.includes(after)
  }
  if (before === '?') return !notAfterQuestion.includes(after)
  return '(<[{'.includes(after) && beforeOpening.includes(before)
}

function isAscii(character: string): boolean {
  return character > ' ' && character <= '~'
}

/** @returns Whether two characters are parts of words, between which `keep-all` has no break. */
export function withinWord(before: string, after: string): boolean {
  return letter.test(before) && letter.test(after)
}

/** @returns Whether a text has hanzi. */
export function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text)
}
