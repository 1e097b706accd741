/**
 * Code that is taller than its slot → parts that are not, their lines counted on.
 *
 * ```text
 *   1  import …           1  import …
 *   2                     2
 *   3  def run():    →    cut at a blank line before outer code, else where the indent is least
 *   4      …              3  def run():
 * ```
 */

import type { Code } from 'mdast'
import { patch } from '#tree/origin.ts'
import type { Flow } from '#tree/nodes.ts'

/** A part of code shorter than this share of the slot is cut only where nothing else can be. */
const leastShare = 0.4

/** The last part has at least this many lines that say something: closing brackets alone do not. */
const leastLines = 3

/** A word or a number, and not the word that ends a block. */
const hasWords = /(?!\bend\b)[\p{L}\p{N}]{2}|\p{N}/u

/**
 * @param fits Whether a part fits as large as code is.
 * @param squeezed Whether it fits at the smallest size: for what would be cut in a function, and is
 *   a few lines too long.
 * @returns Parts in order, each with the number of its first line.
 */
export function splitCode(
  block: Code,
  fits: (part: Flow) => boolean,
  squeezed: (part: Flow) => boolean,
): Code[] {
  const lines = block.value.split('\n')
  const first = block.data?.startLine ?? 1
  const whole = (value: string, startLine: number): Code =>
    patch(block, { ...block, value, data: { ...block.data, startLine } })
  const part = (from: number, to: number): Code =>
    whole(lines.slice(from, to).join('\n').trimEnd(), first + from)
  const partFits = (from: number, to: number): boolean => fits(part(from, to))
  const parts: Code[] = []
  const latest = tail(lines)
  for (let from = 0; from < lines.length;) {
    // A line that is taller than a slide goes on as the same line.
    if (!partFits(from, from + 1)) {
      const text = lines[from] ?? ''
      const cut = longest(text, (end) => fits(whole(text.slice(0, end), first + from)))
      if (cut < text.length) {
        parts.push(whole(text.slice(0, cut), first + from))
        lines[from] = text.slice(cut)
        continue
      }
    }
    const most = furthest(from, lines.length, partFits)
    const to = most === lines.length ? most : cut(from, most)
    parts.push(part(from, to))
    from = to
    // The next part does not begin with the blank line that it was cut at.
    while (from < lines.length && lines[from]?.trim() === '') from++
  }
  return parts

  /** Where to cut a part that holds the lines before `most` and not all that are left. */
  function cut(from: number, most: number): number {
    const near = findBreak(lines, from, Math.max(from + 1, Math.min(most, latest)))
    if (isOpen(lines, near)) return near
    const end = furthest(from, lines.length, (first, to) => squeezed(part(first, to)))
    if (end === lines.length) return end
    for (let line = most + 1; line <= Math.min(end, latest); line++) if (isOpen(lines, line)) return line
    return near
  }
}

/** An excerpt shows at least this share of the lines that fit: less leaves its slide empty. */
const excerptShare = 0.75

/**
 * @param fits Whether a part fits.
 * @returns The beginning of code that fits, cut where its indent is least.
 */
export function codeExcerpt(block: Code, fits: (part: Flow) => boolean): Code {
  const lines = block.value.split('\n')
  const upTo = (end: number): Code =>
    patch(block, { ...block, value: lines.slice(0, end).join('\n').trimEnd() })
  const most = furthest(0, lines.length, (_, to) => fits(upTo(to)))
  return upTo(most === lines.length ? most : findBreak(lines, 0, most, excerptShare))
}

/** The last line at which code may be cut. */
function tail(lines: readonly string[]): number {
  let left = leastLines
  for (let line = lines.length - 1; line > 0; line--)
    if (hasWords.test(lines[line] ?? '') && --left === 0) return line
  return lines.length
}

/** How many characters of a text fit, at least one; no pair of surrogates is parted. */
function longest(text: string, partFits: (end: number) => boolean): number {
  let low = 1
  let high = text.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (partFits(middle)) low = middle
    else high = middle - 1
  }
  return /[\uD800-\uDBFF]/.test(text[low - 1] ?? '') ? low + 1 : low
}

/** The end of the longest run from `from` that fits; at least one line. */
function furthest(from: number, end: number, partFits: (from: number, to: number) => boolean): number {
  let low = from + 1
  let high = end
  // Steps that double: to set all that follows for each part takes the square of its length.
  for (let step = 1; low + step < high; step *= 2) {
    if (!partFits(from, low + step)) {
      high = low + step - 1
      break
    }
    low += step
  }
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (partFits(from, middle)) low = middle
    else high = middle - 1
  }
  return low
}

/**
 * Where to cut before `most`, not too near to `from`: at the blank line before the outermost code, else
 * where the indent is least; of equals at the last.
 */
function findBreak(lines: readonly string[], from: number, most: number, share = leastShare): number {
  const least = from + Math.max(1, Math.ceil((most - from) * share))
  let best = most
  let rank = Infinity
  for (let line = most; line >= least; line--) {
    const blank = isOpen(lines, line)
    const code = isBlank(lines[line]) ? lines[line + 1] : lines[line]
    const now = indent(code) + (blank ? 0 : inner)
    if (now < rank) {
      best = line
      rank = now
    }
  }
  return best
}

/** No line is indented as far: a blank line is a better place than any other. */
const inner = 1e6

/** Whether a blank line parts a line from what stands before it. */
function isOpen(lines: readonly string[], line: number): boolean {
  return isBlank(lines[line]) || isBlank(lines[line - 1])
}

function isBlank(line: string | undefined): boolean {
  return line?.trim() === ''
}

function indent(line: string | undefined): number {
  return /^\s*/.exec(line ?? '')?.[0].length ?? 0
}
