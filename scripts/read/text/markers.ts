/** How lists and headings are numbered in plain text. */

/** A marker at the start of a line. */
export interface Marker {
  ordered: boolean
  /** What kind: markers of one list have one kind. */
  kind: string
  number: number
  /** Characters that the marker takes, with the white space after it. */
  length: number
}

const chinese = '一二三四五六七八九十'
const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'

/** Markers of list items. */
const items: { kind: string; pattern: RegExp; ordered: boolean }[] = [
  // `1.5 GB` and `3.14` are numbers: white space or a Chinese letter must follow the dot.
  { kind: '1.', pattern: /^(\d{1,3})[.．](?:\s+|(?=[\u3400-\u9fff“「《]))/, ordered: true },
  { kind: '1)', pattern: /^(\d{1,3})[)）]\s*(?=\S)/, ordered: true },
  { kind: '1、', pattern: /^(\d{1,3})、\s*(?=\S)/, ordered: true },
  { kind: '(1)', pattern: /^[(（](\d{1,2})[)）]\s*(?=\S)/, ordered: true },
  { kind: '①', pattern: /^([①-⑳])\s*(?=\S)/, ordered: true },
  { kind: 'a)', pattern: /^([a-z])[)）]\s+(?=\S)/, ordered: true },
  { kind: '•', pattern: /^[•●○▪◦‣■□◆◇★☆►▶➤✓✔✅·∙]\s*(?=\S)/, ordered: false },
  { kind: '-', pattern: /^[-*+–—]\s+(?=\S)/, ordered: false },
]

/** Numbering that only headings have, with the rank that it says. */
const headings: { pattern: RegExp; depth: (match: RegExpExecArray) => 2 | 3 | 4 }[] = [
  { pattern: /^第[一二三四五六七八九十百\d]{1,4}[章部篇](?=[\s:：、]|\S)/, depth: () => 2 },
  { pattern: /^第[一二三四五六七八九十百\d]{1,4}[节步](?=[\s:：、]|\S)/, depth: () => 3 },
  { pattern: /^[一二三四五六七八九十]{1,3}[、.．]\s*\S/, depth: () => 2 },
  { pattern: /^[（(][一二三四五六七八九十]{1,3}[)）]、?\s*\S/, depth: () => 3 },
  {
    pattern: /^(\d{1,2}(?:\.\d{1,2}){1,3})[.、]?\s+\S/,
    depth: (match) => ((match[1] as string).split('.').length > 2 ? 4 : 3),
  },
  { pattern: /^(?:Chapter|Part|Section)\s+(?:\d{1,2}|[IVX]{1,5})\b/i, depth: () => 2 },
  {
    pattern: /^(?:Step|Phase|Tip|Lesson|Rule|Stage|步骤|阶段)\s*(?:\d{1,2}|[一二三四五六七八九十])\b/i,
    depth: () => 3,
  },
  { pattern: /^[IVX]{1,4}\.\s+\p{Lu}/u, depth: () => 2 },
]

/**
 * The marker of a list item.
 *
 * ```text
 * > |   1. First
 *       ^^
 * > | （2）第二
 *     ^^^
 * ```
 */
export function itemMarker(text: string): Marker | undefined {
  for (const row of items) {
    const match = row.pattern.exec(text)
    if (!match) continue
    return { ordered: row.ordered, kind: row.kind, number: value(match[1] ?? ''), length: match[0].length }
  }
  return undefined
}

/**
 * The rank that the numbering of a heading says.
 *
 * ```text
 * > | 一、背景
 *     ^^
 * > | 1.2 Method
 *     ^^^
 * ```
 */
export function headingRank(text: string): 2 | 3 | 4 | undefined {
  for (const row of headings) {
    const match = row.pattern.exec(text)
    if (match) return row.depth(match)
  }
  return undefined
}

function value(text: string): number {
  const digits = Number(text)
  if (Number.isInteger(digits) && text) return digits
  const at = circled.indexOf(text) + 1 || chinese.indexOf(text) + 1
  return at || (text ? text.charCodeAt(0) - 96 : 0)
}
