/** Text copied from a PDF: lines of one length, words cut at their ends, numbers of pages between. */

import type { Heading, List, Paragraph, RootContent, Text, Yaml } from 'mdast'
import { stringify } from 'yaml'
import { isPeople, namesOf } from '../people.ts'
import { endsSentence, type Line } from './lines.ts'
import { headingRank, itemMarker } from './markers.ts'
/** Fewer lines have no common length. */
const fewestLines = 8
/** Columns of a paper are no narrower and no wider, Latin letters. */
const columns = { narrowest: 30, widest: 140 }
/** A line of this share of the common length was filled and goes on. */
const full = 0.82
/** So much of text that was set stands in full lines. */
const fullShare = 0.55
/** Where cut words were put together already, lines are longer by them. */
const longerShare = 0.25
/** Of full lines, so many end within a sentence. */
const openShare = 0.5
/** A heading is no longer, of the common length. */
const headingShare = 0.75
/** Words of a cover before the text. */
const mostCoverLines = 8

/** A line that is the number of a page: `2`, `- 2 -`, `Page 2 of 9`, `第 2 页`. */
const pageNumber =
  /^(?:[-–—]\s*)?(?:page\s+)?(?:\d{1,4}|[ivxl]{1,5})(?:\s*(?:\/|of)\s*\d{1,4})?(?:\s*[-–—])?$|^第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?$/i
/** Parts of a paper that have no number. */
const named =
  /^(?:abstract|summary|keywords|introduction|background|related work|methods?|results|discussion|conclusions?|acknowledge?ments?|references|bibliography|appendix(?: [A-Z])?|摘\s*要|关键词|引\s*言|前\s*言|背景|相关工作|方法|实验|结果|讨论|结\s*论|结束语|致\s*谢|参考文献|附录[A-Z]?)$/i
/** `1 Introduction`, `2.1 Data`, `A.1 Proofs`, `3 结果`; a year or an amount is none. */
const numbered = /^(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+(?=\p{Lu}|\p{Script=Han})/u
const wide = /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60“”‘’…—]/

/**
 * @param all Lines of the text.
 * @returns The blocks and how many lines of pages were left out; nothing where the lines were not cut by a page.
 */
export function reflow(all: readonly Line[]): { children: RootContent[]; dropped: number } | undefined {
  const ranks = numbersAbove(all)
  const lines = withoutPages(all, ranks)
  const own = lines.filter(({ text }) => text !== '')
  const length = commonLength(own)
  if (length === undefined || !isCut(own, length, all.length - lines.length)) return undefined
  const isFull = (line: Line | undefined): boolean => line !== undefined && line.width >= length * full
  const words = new Set(own.flatMap(({ text }) => text.match(/[\p{L}]+-[\p{L}]+/gu) ?? []))
  const join = (group: readonly Line[], skip = 0): Text => joined(group, skip, words)
  const children: RootContent[] = []
  let at = cover(own, isFull, join, children, ranks)
  while (at < own.length) {
    const depth = ranks.get(own[at]!) ?? headingDepth(own, at, length, isFull)
    if (depth) {
      // What a number counts is seen on the agenda.
      const child = join([own[at]!], numbered.exec(own[at]!.text)?.[0].length ?? 0)
      children.push({ type: 'heading', depth, children: [child], position: child.position! })
      at++
      continue
    }
    const end = endOf(own, at, length, isFull, ranks)
    const group = own.slice(at, end)
    const marker = itemMarker(group[0]!.text)
    const child = join(group, marker?.length ?? 0)
    const paragraph: Paragraph = { type: 'paragraph', children: [child], position: child.position! }
    if (marker) addItem(children, paragraph, marker.ordered, marker.number)
    else children.push(paragraph)
    at = end
  }
  return { children, dropped: all.filter(({ text }) => text !== '').length - own.length - ranks.size }
}

/**
 * The number of a heading on a line of its own, as `pdftotext` writes it: the heading below has its rank.
 *
 * ```text
 * > | 2.1
 * > |
 * > | Peak       rank 3
 * ```
 */
function numbersAbove(all: readonly Line[]): Map<Line, 2 | 3 | 4> {
  const result = new Map<Line, 2 | 3 | 4>()
  const own = all.filter(({ text }) => text !== '')
  for (const [at, line] of own.entries()) {
    const number = /^(?:\d{1,2}|[A-Z])(?:\.\d{1,2}){0,3}\.?$/.exec(line.text)?.[0]
    const next = own[at + 1]
    const after = own[at + 2]
    if (number === undefined || !next || !after || next.number === line.number + 1) continue
    const isHeading =
      /^[\p{Lu}\p{Script=Han}]/u.test(next.text) &&
      next.text.length <= longestHeading &&
      next.text.length > 1 &&
      !endsSentence(next.text) &&
      after.number > next.number + 1
    if (isHeading) result.set(next, Math.min(4, number.replace(/\.$/, '').split('.').length + 1) as 2 | 3 | 4)
  }
  return result
}

/** A heading below its number is no longer, characters. */
const longestHeading = 60

/** Without the numbers of pages, and what stands at the edge of each page. */
function withoutPages(all: readonly Line[], ranks: ReadonlyMap<Line, number>): Line[] {
  const heads = new Map<string, number>()
  const keyOf = ({ text }: Line): string => text.replace(/\d+/g, '0')
  for (const line of all)
    if (line.text && line.width < columns.widest) heads.set(keyOf(line), (heads.get(keyOf(line)) ?? 0) + 1)
  const own = all.filter(({ text }) => text !== '')
  const numbers = new Set(own.filter((_, at) => ranks.has(own[at + 1]!)))
  return all.filter(
    (line) =>
      !numbers.has(line) &&
      !pageNumber.test(line.text) &&
      // A running head comes on each page; items and headings differ in more than a number.
      !(
        line.text &&
        (heads.get(keyOf(line)) ?? 0) >= 3 &&
        !endsSentence(line.text) &&
        /\d/.test(line.text) &&
        !itemMarker(line.text)
      ),
  )
}

/** The length that most lines come near to. */
function commonLength(lines: readonly Line[]): number | undefined {
  if (lines.length < fewestLines) return undefined
  const widths = lines.map(({ width }) => width).toSorted((a, b) => a - b)
  const length = widths[Math.floor(widths.length * 0.8)] ?? 0
  if (length < columns.narrowest || length > columns.widest) return undefined
  if (widths.filter((width) => width > length * 1.2).length > widths.length * longerShare) return undefined
  return length
}

/** Whether lines end where the page does: full, within sentences, with cut words or pages between. */
function isCut(lines: readonly Line[], length: number, pages: number): boolean {
  const whole = lines.filter(({ width }) => width >= length * full)
  const open = whole.filter(({ text }) => !endsSentence(text))
  const sum = (some: readonly Line[]): number => some.reduce((total, { width }) => total + width, 0)
  if (sum(whole) < sum(lines) * fullShare || open.length < whole.length * openShare) return false
  const hyphens = whole.filter(({ text }) => /\p{L}[-\u00ad]$/u.test(text)).length
  const below = lines.filter((line, at) => at > 0 && line.number === lines[at - 1]!.number + 1).length
  // Text that people wrap by hand has an empty line between its paragraphs.
  return hyphens > 0 || pages > 0 || below >= lines.length * 0.9
}

function headingDepth(
  lines: readonly Line[],
  at: number,
  length: number,
  isFull: (line: Line | undefined) => boolean,
): Heading['depth'] | undefined {
  const line = lines[at]!
  const { text } = line
  const before = lines[at - 1]
  const after = lines[at + 1]
  if (!after || line.width > length * headingShare) return undefined
  if (named.test(text)) return 2
  if (endsSentence(text) || /[,，、;；-]$/.test(text)) return undefined
  // The sentence before has ended, or its heading stands there.
  if (before && isFull(before) && !endsSentence(before.text)) return undefined
  const number = numbered.exec(text)?.[1]
  const below = isFull(after) || headingLike(after.text) || after.width > line.width * 2
  if (number !== undefined)
    return below ? (Math.min(4, number.split('.').length + 1) as 2 | 3 | 4) : undefined
  const rank = headingRank(text)
  return rank !== undefined && below ? rank : undefined
}

function headingLike(text: string): boolean {
  return numbered.test(text) || named.test(text) || headingRank(text) !== undefined
}

/** Where a paragraph ends: behind its short line, before an item, a heading, or an empty line after a sentence. */
function endOf(
  lines: readonly Line[],
  from: number,
  length: number,
  isFull: (line: Line | undefined) => boolean,
  ranks: ReadonlyMap<Line, number>,
): number {
  let at = from + 1
  for (; at < lines.length; at++) {
    const before = lines[at - 1]!
    const line = lines[at]!
    const goesOn = /^[\p{Ll},;)）。，；]/u.test(line.text)
    if (
      itemMarker(line.text) &&
      !(isFull(before) && !endsSentence(before.text) && !itemMarker(lines[from]!.text))
    )
      break
    if (ranks.has(line) || headingDepth(lines, at, length, isFull)) break
    if ((goesOn && !endsSentence(before.text)) || /[\p{L}\d][-\u00ad]$/u.test(before.text)) continue
    if (line.number > before.number + 1 && endsSentence(before.text)) break
    if (!isFull(before)) break
  }
  return at
}

/** The lines before the text: a title over one or two lines, names, institutions. */
function cover(
  lines: readonly Line[],
  isFull: (line: Line | undefined) => boolean,
  join: (group: readonly Line[], skip?: number) => Text,
  children: RootContent[],
  ranks: ReadonlyMap<Line, number>,
): number {
  const end = lines.findIndex(
    (line, at) => ranks.has(line) || headingLike(line.text) || (isFull(line) && isFull(lines[at + 1])),
  )
  if (end <= 0 || end > mostCoverLines || endsSentence(lines[0]!.text)) return 0
  const people = lines.slice(1, end).findIndex(({ text }) => isPeople(text.replace(/[\d*†‡,]+$/, ''))) + 1
  // A title that was cut goes on below.
  const size =
    people === 2 &&
    (lines[0]!.width >= longTitle || /^\p{Ll}/u.test(lines[1]!.text) || endsOpen.test(lines[0]!.text))
      ? 2
      : 1
  const title = join(lines.slice(0, size))
  const heading: Heading = { type: 'heading', depth: 1, children: [title], position: title.position! }
  if (people > 0) {
    const child = join([lines[people]!])
    const yaml: Yaml = {
      type: 'yaml',
      value: stringify({ authors: namesOf(child.value.replace(/[\d*†‡,]+$/, '')) }).trimEnd(),
      position: child.position!,
    }
    children.push(yaml)
  }
  children.push(heading)
  for (const line of lines.slice(size, end)) {
    if (line === lines[people]) continue
    const child = join([line])
    children.push({ type: 'paragraph', children: [child], position: child.position! })
  }
  return end
}

/** A title of this width may go on in the next line, Latin letters. */
const longTitle = 40
/** Words that end no title. */
const endsOpen = /(?:\b(?:a|an|and|at|by|for|from|in|of|on|or|the|to|with)|[,:，：、与和的])$/i
/** Words that keep their hyphen. */
const prefixes = /^(?:all|cross|ex|half|non|self|well)$/i

function addItem(children: RootContent[], paragraph: Paragraph, ordered: boolean, number: number): void {
  const item: List['children'][number] = {
    type: 'listItem',
    spread: false,
    checked: null,
    children: [paragraph],
    position: paragraph.position!,
  }
  const last = children.at(-1)
  const goesOn =
    last?.type === 'list' &&
    last.ordered === ordered &&
    (!ordered || number === (last.start ?? 1) + last.children.length)
  if (goesOn) {
    last.children.push(item)
    last.position = { start: last.position!.start, end: paragraph.position!.end }
  } else
    children.push({
      type: 'list',
      ordered,
      start: ordered ? number : null,
      spread: false,
      children: [item],
      position: paragraph.position!,
    })
}

/** One text of several lines: a cut word is whole again, Han letters have no space between. */
function joined(lines: readonly Line[], skip: number, words: ReadonlySet<string>): Text {
  let value = lines[0]!.text.slice(skip)
  for (const { text } of lines.slice(1)) {
    const cut = /(\p{L}+)[-\u00ad]$/u.exec(value)
    const next = /^\p{L}+/u.exec(text)?.[0] ?? ''
    if (cut && /^\p{Ll}/u.test(next))
      value =
        words.has(`${cut[1]}-${next}`) || prefixes.test(cut[1]!) ? value + text : value.slice(0, -1) + text
    else if ((cut && next) || (/\d-$/.test(value) && /^\d/.test(text))) value += text
    else value += (wide.test(value.slice(-1)) || wide.test(text.charAt(0)) ? '' : ' ') + text
  }
  const first = lines[0]!
  const last = lines.at(-1)!
  return {
    type: 'text',
    // A gap of the page is no more than a space.
    value: value.replace(/[ \t]{2,}/g, ' '),
    position: {
      start: { line: first.number, column: first.column + skip, offset: first.offset + skip },
      end: {
        line: last.number,
        column: last.column + last.text.length,
        offset: last.offset + last.text.length,
      },
    },
  }
}
