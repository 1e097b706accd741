/** Lines → blocks: headings, paragraphs, captions, lists, footnotes, formulas, references. */

import type { Line } from './lines.ts'

/** A block of a PDF. */
export interface Block {
  kind: 'caption' | 'footnote' | 'formula' | 'heading' | 'item' | 'paragraph' | 'reference' | 'row'
  lines: Line[]
  /** Of a heading: 2 and below. */
  depth?: number
  number?: string
}

/** What most letters are set in. */
export interface Body {
  size: number
  /** From baseline to baseline, points. */
  leading: number
  bold: boolean
}

const caption =
  /^(?:(?:[Ff]ig(?:ure|\.)?|FIG(?:URE|\.)?|[Tt]able|TABLE|[Aa]lgorithm|[Ll]isting)\s*(?:S?\d+|[IVX]+)|(?:图|表|算法)\s*\d+(?:[-.]\d+)?)\s*(?:[.:：|—–]|$|\s(?=\p{Lu}|\p{Script=Han}))/u
const numbered =
  /^(?:(\d{1,2}(?:\.\d{1,2}){0,3})\.?|([IVX]{1,5})\.|([A-Z])(?:\.(\d{1,2}))?\.?|[Aa]ppendix ([A-Z])\.?:?|第([一二三四五六七八九十\d]+)[章节])\s+(?=[\p{Lu}\p{Script=Han}“"])/u
const known =
  /^(?:abstract|introduction|references|bibliography|acknowledge?ments?|conclusions?(?: and future work)?|related work|discussion|limitations|appendix|appendices|results|methods?|background|supplementary materials?|摘\s*要|引\s*言|结\s*论|参考文献|致\s*谢|附录)\s*[.:]?$/i
const bullet = /^[\p{Cc}\p{Co}•▪◦‣·∙●○■–*-]\s+(?=\S)/u
const enumerated = /^(?:\(?(\d{1,2}|[a-z]|[ivx]{1,4})[).])\s+(?=\S)/
const mark = /^(?:[*†‡§¶∗]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d{1,2}(?=\p{Lu}|https?:|\s))\s*/u
const entry = /^\[\d{1,3}\]\s|^\d{1,3}\.\s+(?=\p{Lu})/u
const referencesTitle = /^(?:\d+\.?\s+)?(?:references|bibliography|literature cited|参考文献)\s*$/i
const stopped = /[.!?:;。！？：；]["”’)\]]?(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+)?$/

/** @returns What most letters of a text are set in. */
export function bodyOf(lines: readonly Line[]): Body {
  const sizes = tally(lines.map(({ size, text }) => [Math.round(size * 2) / 2, text.length]))
  const size = sizes[0]?.[0] ?? 10
  const own = lines.filter((line) => Math.abs(line.size - size) < 0.6)
  const steps = own.flatMap((line, index): [number, number][] => {
    const next = own[index + 1]
    const step =
      next && next.page === line.page && next.column === line.column
        ? Math.round((next.y - line.y) * 2) / 2
        : 0
    return step > size * 0.9 && step < size * 2.2 ? [[step, 1]] : []
  })
  const bold = own.reduce((sum, line) => sum + (line.bold ? line.text.length : 0), 0)
  const all = own.reduce((sum, line) => sum + line.text.length, 0)
  return { size, leading: tally(steps)[0]?.[0] ?? size * 1.2, bold: bold > all / 2 }
}

function tally(values: readonly (readonly [number, number])[]): [number, number][] {
  const counts = new Map<number, number>()
  for (const [value, weight] of values) counts.set(value, (counts.get(value) ?? 0) + weight)
  return [...counts].toSorted((a, b) => b[1] - a[1])
}

/**
 * ```text
 *   2.1 The rule                a heading, by its number and its font
 *   Each time the printer …     a paragraph; one that goes on in the next column is joined later
 *   Figure 1: One step.         a caption
 * ```
 *
 * @param lines In the order of reading, without the front of the paper.
 */
export function blocksOf(lines: readonly Line[], body: Body): Block[] {
  const edges = edgesOf(lines)
  const blocks: Block[] = []
  let inReferences = false
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1]
    const last = blocks.at(-1)
    const isNext = before !== undefined && before.page === line.page && before.column === line.column
    const gap = isNext ? line.y - before.y : Infinity
    const found = headingOf(line, body, isNext ? gap : undefined)
    if (last?.kind === 'heading' && goesOn(last, line, gap, body)) last.lines.push(line)
    else if (found) {
      inReferences =
        referencesTitle.test(line.text) ||
        (inReferences && !/^(?:appendix|supplement|[A-Z]\.?\s)/i.test(line.text) && !found.number)
      blocks.push({ kind: 'heading', lines: [line], ...found })
    } else if (
      caption.test(line.text) &&
      (line.bold ||
        !isNext ||
        gap > body.leading * 1.15 ||
        before.size !== line.size ||
        captionStop.test(line.text))
    )
      blocks.push({ kind: 'caption', lines: [line] })
    else if (
      last?.kind === 'caption' &&
      isNext &&
      gap < line.size * 1.65 &&
      Math.abs(line.size - (last.lines[0]?.size ?? 0)) < 0.6
    )
      last.lines.push(line)
    else if (inReferences) reference(line, isNext, edges, blocks)
    else if (isFormula(line, body, edges)) add(blocks, 'formula', line, isNext && gap < body.leading * 2.2)
    else if (line.size < body.size * 0.93 && mark.test(line.text) && lowOnPage(line, lines))
      blocks.push({ kind: 'footnote', lines: [line] })
    else if (last?.kind === 'footnote' && isNext && line.size < body.size * 0.93) last.lines.push(line)
    else if (
      last?.kind === 'formula' &&
      isNext &&
      gap < body.leading * 1.2 &&
      !/\p{L}{4}/u.test(line.text) &&
      line.size < body.size
    )
      last.lines.push(line)
    else if (isRow(line, body, edges)) add(blocks, 'row', line, isNext)
    else if (bullet.test(line.text) || (enumerated.test(line.text) && starts(line, last, edges, isNext)))
      blocks.push({ kind: 'item', lines: [line] })
    else if (last && isNext && continues(last, line, before, gap, body, edges)) last.lines.push(line)
    else blocks.push({ kind: 'paragraph', lines: [line] })
  }
  return blocks
}

const captionStop = /^\S+\s*\S+\s*[:：.|]/

/** Left and right edges of each column of each page. */
type Edges = (line: Line) => { left: number; right: number }

function edgesOf(lines: readonly Line[]): Edges {
  const sides = new Map<string, { left: number; right: number }>()
  const groups = new Map<string, Line[]>()
  for (const line of lines)
    groups.set(`${line.page}/${line.column}`, [...(groups.get(`${line.page}/${line.column}`) ?? []), line])
  for (const [key, group] of groups) {
    const lefts = tally(group.map(({ left }) => [Math.round(left / 2) * 2, 1]))
    const rights = tally(group.map(({ right }) => [Math.round(right / 2) * 2, 1]))
    sides.set(key, { left: lefts[0]?.[0] ?? 0, right: rights[0]?.[0] ?? 0 })
  }
  return (line) => sides.get(`${line.page}/${line.column}`) ?? { left: line.left, right: line.right }
}

function headingOf(
  line: Line,
  body: Body,
  gap: number | undefined,
): { depth: number; number?: string } | undefined {
  const { text, size, bold, math } = line
  if (
    /^abstract\s*[—–.:-]/i.test(text) ||
    text.length > 120 ||
    text.length < 3 ||
    math > 0.3 ||
    line.gaps > 1 ||
    !/\p{L}{2}/u.test(text)
  )
    return undefined
  const larger = size > body.size * 1.06
  const capitals = text === text.toUpperCase() && /\p{Lu}{3}/u.test(text)
  const isDisplay = larger || (bold && !body.bold) || capitals
  const apart = gap === undefined || gap > body.leading * 1.12
  const match = numbered.exec(text)
  if (known.test(text) && (isDisplay || apart)) return { depth: 2 }
  if (!isDisplay && !(match && apart && !stopped.test(text) && (line.italic || isSmallCaps(text))))
    return undefined
  if (!match)
    return larger && apart && !stopped.test(text)
      ? { depth: size > body.size * 1.3 ? 2 : 3 }
      : bold && apart && text.length < 70 && !stopped.test(text)
        ? { depth: 3 }
        : undefined
  if (stopped.test(text) && !/^\S+\s+\S+[.:]$/.test(text) && !bold) return undefined
  const number =
    match[1] ?? match[2] ?? match[5] ?? match[6] ?? (match[3] ?? '') + (match[4] ? `.${match[4]}` : '')
  // `A. The rule` is below `II. MODEL`, and a section of its own in an appendix.
  const depth = match[3] && !match[4] && line.italic ? 3 : 2 + (number.match(/\./g)?.length ?? 0)
  return { depth: Math.min(4, depth), number }
}

/** `I. INTRODUCTION`, with small capitals that come out as letters of two sizes. */
function isSmallCaps(text: string): boolean {
  return /^[IVX]+\.\s+\p{Lu}[\p{Lu}\s-]+$/u.test(text)
}

/** A heading of two lines is of one font. */
function goesOn(heading: Block, line: Line, gap: number, body: Body): boolean {
  const first = heading.lines[0]
  return (
    first !== undefined &&
    heading.lines.length < 3 &&
    gap < first.size * 1.5 &&
    Math.abs(first.size - line.size) < 0.3 &&
    first.bold === line.bold &&
    (line.bold || line.size > body.size * 1.06) &&
    !numbered.test(line.text) &&
    !known.test(first.text)
  )
}

function isFormula(line: Line, body: Body, edges: Edges): boolean {
  const { left, right } = edges(line)
  const centred = line.left > left + body.size * 1.2
  const numberedEquation =
    /\(\d{1,3}(?:\.\d+)?[a-z]?\)$/.test(line.text) && line.gaps >= 1 && Math.abs(line.right - right) < 6
  const words = line.text.match(/\p{L}{4,}/gu)?.length ?? 0
  return (
    (centred && line.math > 0.35 && words <= 3) ||
    (numberedEquation && words <= 4) ||
    (line.math > 0.6 && words <= 1 && line.text.length < 60)
  )
}

function add(blocks: Block[], kind: Block['kind'], line: Line, near: boolean): void {
  const last = blocks.at(-1)
  if (last?.kind === kind && near) last.lines.push(line)
  else blocks.push({ kind, lines: [line] })
}

/** A line with gaps is a row of a table; one that fills its column is spread. */
function isRow(line: Line, body: Body, edges: Edges): boolean {
  const { left, right } = edges(line)
  const fills = line.left < left + 3 && line.right > right - 3
  return line.gaps >= (fills ? 3 : 1) && line.size <= body.size * 1.02
}

/** Notes stand below all else of their column. */
function lowOnPage(line: Line, lines: readonly Line[]): boolean {
  const column = lines.filter((one) => one.page === line.page && one.column === line.column)
  const below = column.filter(({ y }) => y > line.y)
  return below.every(({ size }) => size < line.size * 1.05) && line.y > Math.min(...column.map(({ y }) => y))
}

function starts(line: Line, last: Block | undefined, edges: Edges, isNext: boolean): boolean {
  return (
    last?.kind === 'item' ||
    !isNext ||
    line.left > edges(line).left + 2 ||
    stopped.test(last?.lines.at(-1)?.text ?? '.')
  )
}

function continues(last: Block, line: Line, before: Line, gap: number, body: Body, edges: Edges): boolean {
  if (last.kind !== 'paragraph' && last.kind !== 'item') return false
  if (gap > body.leading * 1.4 || Math.abs(line.size - before.size) > body.size * 0.15) return false
  const { left, right } = edges(line)
  const short = before.right < right - body.size * 2
  const indented = line.left > left + body.size * 0.7
  if (last.kind === 'item') return line.left > left + 2 || !short
  // The first line of a paragraph is set in, or the last of the one before ends early.
  if (indented && before.left <= left + body.size * 0.7) return false
  return !(short && stopped.test(before.text) && gap > body.leading * 1.05)
}

function reference(line: Line, isNext: boolean, edges: Edges, blocks: Block[]): void {
  const last = blocks.at(-1)
  const isIndented = line.left > edges(line).left + 3
  const isEntry = entry.test(line.text)
  const byNumber = blocks.some((one) => one.kind === 'reference' && entry.test(one.lines[0]?.text ?? ''))
  const begins =
    isEntry || (!byNumber && !isIndented && isNext && stopped.test(last?.lines.at(-1)?.text ?? '.'))
  if (last?.kind === 'reference' && !begins) last.lines.push(line)
  else blocks.push({ kind: 'reference', lines: [line] })
}
