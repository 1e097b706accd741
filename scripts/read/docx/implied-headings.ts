/** Headings that are only set as such: bold, larger or numbered lines of a document without styles. */

import type { Block, Paragraph } from './blocks.ts'

/** How people number headings, highest rank first among Chinese ones; their order in the text decides. */
const numbers: { kind: string; pattern: RegExp }[] = [
  { kind: 'chapter', pattern: /^第[一二三四五六七八九十百\d]{1,4}[章部分篇]/ },
  { kind: 'section', pattern: /^第[一二三四五六七八九十百\d]{1,4}节/ },
  { kind: '一、', pattern: /^[一二三四五六七八九十]{1,3}[、．.]/ },
  { kind: '（一）', pattern: /^[（(][一二三四五六七八九十]{1,3}[）)]/ },
  { kind: '1.1.1', pattern: /^\d{1,2}[.．]\d{1,2}[.．]\d{1,2}[.．]?\s*\S/ },
  { kind: '1.1', pattern: /^\d{1,2}[.．]\d{1,2}[.．]?\s*[^\d\s%]/ },
  { kind: '1.', pattern: /^(?:\d{1,2}[.．、]\s*|\d{1,2}\s+)\S/ },
  { kind: 'I.', pattern: /^[IVX]{1,4}\.\s+\S/ },
]

/** A heading is no longer, Latin letters; a Han character counts as two. */
const longest = 70
/** Letters this much larger than those of the text are a heading's. */
const larger = 1.12
/** One could be emphasis; two are a habit. */
const habit = 2
/** Levels of headings that a talk has. */
const deepest = 4

/** What ends a sentence, and what an item of a list ends with. */
const ended = /[。！；，、,;]\s*$|[^.]\.\s*$|[:：]\s*$/

/**
 * Give headings their level, where the document has none by its styles.
 *
 * ```text
 * > | 一、背景          level 1: bold, or numbered with text below
 * > | 队列里的请求…
 * > | （一）现状        level 2: the second kind that comes
 * ```
 *
 * @param blocks Changed in place.
 */
export function impliedHeadings(blocks: readonly Block[]): void {
  if (blocks.some((block) => block.type === 'paragraph' && block.level !== undefined)) return
  const usual = bodySize(blocks)
  const rows = blocks.flatMap((block, at) => {
    if (block.type !== 'paragraph' || !able(block)) return []
    const number = numbers.find(({ pattern }) => pattern.test(block.text.trim()))?.kind
    const isLarge = usual > 0 && block.size >= usual * larger
    const looks = isLarge || block.bold
    if (number === undefined && !looks) return []
    return [{ block, at, looks, kind: number ?? (isLarge ? `size ${block.size}` : 'bold') }]
  })
  const kinds = [...new Set(rows.map(({ kind }) => kind))].filter((kind) => {
    const own = rows.filter((row) => row.kind === kind)
    const set = own.filter(({ looks }) => looks).length >= own.length * 0.6
    // A list has its items one below the other; a heading has text below.
    const open = own.filter(({ at }) => hasText(blocks, at, kind, rows)).length
    const enough = own.length >= habit || (set && kind.startsWith('size'))
    return enough && open >= own.length * 0.7 && (set || isSure(kind) || followedByText(blocks, own))
  })
  const sizes = new Map(
    kinds.map((kind) => [
      kind,
      Math.max(...rows.filter((row) => row.kind === kind).map(({ block }) => block.size)),
    ]),
  )
  const bySize = kinds.every((kind) => kind.startsWith('size'))
  const ranked = bySize ? kinds.toSorted((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0)) : kinds
  for (const { block, kind } of rows) {
    const rank = ranked.indexOf(kind)
    if (rank >= 0) block.level = Math.min(deepest, rank + 1)
  }
}

/** Numbers that only headings have. */
function isSure(kind: string): boolean {
  return kind === 'chapter' || kind === 'section'
}

function able({ text, role, item, inline }: Paragraph): boolean {
  const trimmed = text.trim()
  const width = trimmed.length + (trimmed.match(/[\u2e80-\u9fff\uff00-\uff60]/g)?.length ?? 0)
  return (
    role === undefined && !item && trimmed !== '' && width <= longest && !ended.test(trimmed) && inline.length > 0 &&
    !/^(?:[图表]|图表|fig(?:ure)?\.?|table)\s*\d/i.test(trimmed) && !/[\u{10f700}]/u.test(trimmed)
  ) // prettier-ignore
}

function hasText(
  blocks: readonly Block[],
  at: number,
  kind: string,
  rows: readonly { at: number; kind: string }[],
): boolean {
  const next = blocks[at + 1]
  return next !== undefined && !rows.some((row) => row.at === at + 1 && row.kind === kind)
}

/** A numbered line in plain letters is a heading where longer text stands below each. */
function followedByText(blocks: readonly Block[], own: readonly { at: number; block: Paragraph }[]): boolean {
  return own.every(({ at, block }) => {
    const next = blocks[at + 1]
    return (
      next?.type === 'paragraph' && (next.text.length > block.text.length * 1.5 || next.text.length < longest)
    )
  })
}

/** The size of most of the text, half points. */
export function bodySize(blocks: readonly Block[]): number {
  const letters = new Map<number, number>()
  for (const block of blocks)
    if (block.type === 'paragraph')
      letters.set(block.size, (letters.get(block.size) ?? 0) + block.text.length)
  return [...letters].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}
