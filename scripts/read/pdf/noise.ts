/** What pages repeat or number: running heads, page numbers, numbers of lines, stamps. */

import type { Page } from './extract.ts'
import type { Line } from './lines.ts'

/** The parts of a page where heads and feet stand, of its height. */
const margin = 0.09
/** Lines that pages repeat may stand further in, where nothing stands beyond them. */
const deepMargin = 0.14
/** What publishers print below the first page. */
const imprint =
  /^(?:©|\(c\)\s|copyright\b|permission to make digital|preprint\b|under review|arxiv:\d|accepted (?:to|at|for)|published (?:as|in)|proceedings of|doi:|https?:\/\/doi|isbn|issn|this work is licensed|licen[sc]ed under)|\b(?:all rights reserved|personal use is permitted|acm isbn)\b|\b978-\d|^\d{4}-\d{3}[\dX]\//i

/**
 * @param lines Of all pages.
 * @returns Without what is no part of the text.
 */
export function withoutNoise(lines: readonly Line[], pages: readonly Page[]): Line[] {
  const repeated = new Map<string, Set<number>>()
  for (const line of lines) {
    if (!onMargin(line, pages, deepMargin) || !isOutermost(line, lines)) {
      if (!onMargin(line, pages)) continue
    }
    const key = keyOf(line)
    repeated.set(key, (repeated.get(key) ?? new Set()).add(line.page))
  }
  const most = pages.length > 3 ? 3 : 2
  const numbered = numberedLines(lines)
  return lines.filter((line) => {
    if (numbered.has(line)) return false
    if (/^[-–—]?\s*\d{1,4}\s*[-–—]?$/.test(line.text) && isOutermost(line, lines)) return false
    const isRepeated = (repeated.get(keyOf(line))?.size ?? 0) >= most
    if (isRepeated && onMargin(line, pages, deepMargin) && isOutermost(line, lines)) return false
    if (!onMargin(line, pages))
      return !(line.page === 1 && line.y > (pages[0]?.height ?? 0) * 0.75 && imprint.test(line.text))
    if (/^[\divxlc\s.–-]{1,8}$/i.test(line.text) && /\d|^[ivxlc]+$/i.test(line.text)) return false
    return !isRepeated && !imprint.test(line.text)
  })
}

/** Whether nothing stands above or nothing below a line on its page. */
function isOutermost({ page, y }: Line, lines: readonly Line[]): boolean {
  const others = lines.filter((line) => line.page === page).map((line) => line.y)
  return y >= Math.max(...others) || y <= Math.min(...others)
}

function onMargin({ page, y }: Line, pages: readonly Page[], share = margin): boolean {
  const height = pages[page - 1]?.height ?? 800
  return y < height * share || y > height * (1 - share)
}

/** Heads differ by the number of their page. */
function keyOf({ text, size }: Line): string {
  const words = text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ').slice(0, 60)
  // A head says the title again in smaller letters.
  return `${Math.round(size)} ${words}`
}

/** Manuscripts number their lines beside the text. */
function numberedLines(lines: readonly Line[]): ReadonlySet<Line> {
  const alone = lines.filter(({ text }) => /^\d{1,4}$/.test(text))
  return alone.length > lines.length * 0.25 ? new Set(alone) : new Set()
}
