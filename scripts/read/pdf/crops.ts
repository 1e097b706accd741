/** Parts of a page that are seen rather than read: figures, tables and formulas, cut out as images. */

import type { Body } from './blocks.ts'
import type { Box, Page } from './extract.ts'
import type { Line } from './lines.ts'

declare module 'vfile' {
  interface DataMap {
    /** Parts of pages that are shown as images, by their addresses; whoever has a browser draws them. */
    crops: Record<string, { page: number; box: Box }>
    /** The PDF that they are cut from. */
    pdf: Uint8Array
  }
}

/** A figure or a table: its caption begins at a line, all else of it is in a box. */
export interface Float {
  caption: Line
  box: Box
  page: number
  /** Lines that are part of the picture. */
  lines: Line[]
  kind: 'figure' | 'table'
}

const figure =
  /^(?:(?:[Ff]ig(?:ure|\.)?|FIG(?:URE|\.)?)\s*(?:S?\d+|[IVX]+)|图\s*\d+(?:[-.]\d+)?)\s*(?:[.:：|—–]|$|\s(?=\p{Lu}|\p{Script=Han}))/u
const table =
  /^(?:(?:[Tt]able|TABLE|[Aa]lgorithm|[Ll]isting)\s*(?:S?\d+|[IVX]+)|(?:表|算法)\s*\d+(?:[-.]\d+)?)\s*(?:[.:：|—–]|$|\s(?=\p{Lu}|\p{Script=Han}))/u
/** A crop smaller than this shows nothing, points. */
const smallest = 14
/** White around what is cut out, points. */
const air = 3

/**
 * ```text
 *   ┌──────────┐  what is drawn and written between the text above …
 *   └──────────┘
 *   Figure 1: One step of the rule.  … and the caption
 * ```
 *
 * @param lines In the order of reading.
 */
export function floatsOf(lines: readonly Line[], pages: readonly Page[], body: Body): Float[] {
  const taken = new Set<Line>()
  return lines.flatMap((line): Float[] => {
    const kind = figure.test(line.text) ? 'figure' : table.test(line.text) ? 'table' : undefined
    const page = pages[line.page - 1]
    if (!kind || !page || taken.has(line) || isSentence(line, lines)) return []
    const own = lines.filter((one) => one.page === line.page && !taken.has(one))
    const sides = kind === 'figure' ? [above, below] : [below, above]
    for (const side of sides) {
      const found = side(line, own, page, body)
      if (!found) continue
      for (const one of found.lines) taken.add(one)
      return [{ caption: line, page: line.page, kind, ...found }]
    }
    return []
  })
}

/** `Figure 3 shows …` at the start of a line in a paragraph. */
function isSentence(line: Line, lines: readonly Line[]): boolean {
  const at = lines.indexOf(line)
  const before = lines[at - 1]
  const near =
    before &&
    before.page === line.page &&
    before.column === line.column &&
    line.y - before.y < line.size * 1.35
  return (
    near === true &&
    Math.abs(before.size - line.size) < 0.3 &&
    !line.bold &&
    !/^\S+\s*\S+\s*[:：|]/.test(line.text) &&
    before.text.length > 40
  )
}

/** Whether lines share a part of the width of the page. */
function sameColumn(one: Line, other: Line): boolean {
  return one.left < other.right && one.right > other.left
}

/** A line of the text itself: of its size, and as wide as its column. */
function isText(line: Line, own: readonly Line[], body: Body, page: Page): boolean {
  const column = own.filter((one) => one.column === line.column)
  const widest = column.reduce((most, { left, right }) => Math.max(most, right - left), 0)
  const inside = page.drawn.some(
    (box) =>
      box.right - box.left > 40 &&
      box.bottom - box.top > 30 &&
      box.left <= line.left + 2 &&
      box.right >= line.right - 2 &&
      box.top < line.y - line.size * 0.5 &&
      box.bottom > line.y,
  )
  return (
    // Abstracts are set in smaller letters.
    Math.abs(line.size - body.size) < body.size * (line.text.length > 70 ? 0.15 : 0.06) &&
    line.gaps === 0 &&
    line.right - line.left > widest * 0.55 &&
    !inside
  )
}

function above(
  caption: Line,
  own: readonly Line[],
  page: Page,
  body: Body,
): { box: Box; lines: Line[] } | undefined {
  const bottom = caption.y - caption.size
  const candidates = own
    .filter((one) => one !== caption && one.y < bottom + 2 && sameColumn(one, caption))
    .toSorted((a, b) => b.y - a.y)
  const stop = candidates.find(
    (one) => isText(one, own, body, page) || figure.test(one.text) || table.test(one.text),
  )
  const top = stop ? stop.y + stop.size * 0.35 : page.height * 0.05
  return region(
    caption,
    candidates.filter(({ y }) => y > top),
    { top, bottom },
    page,
    own,
  )
}

function below(
  caption: Line,
  own: readonly Line[],
  page: Page,
  body: Body,
): { box: Box; lines: Line[] } | undefined {
  const after = own
    .filter((one) => one.y > caption.y + 1 && sameColumn(one, caption))
    .toSorted((a, b) => a.y - b.y)
  // What is left of the caption itself.
  let start = caption.y
  let rest = after
  for (const [index, line] of after.entries()) {
    const previous = after[index - 1] ?? caption
    const rule = page.drawn.some(
      ({ top, bottom, left, right }) =>
        bottom - top < 2 &&
        right - left > 60 &&
        top > previous.y &&
        top < line.y &&
        left < line.right &&
        right > line.left,
    )
    if (
      rule ||
      line.gaps > 0 ||
      line.y - previous.y > caption.size * 1.5 ||
      Math.abs(line.size - caption.size) > 0.6
    ) {
      rest = after.slice(index)
      break
    }
    start = line.y
    rest = after.slice(index + 1)
  }
  const stop = rest.findIndex(
    (one, index) =>
      isText(one, own, body, page) ||
      figure.test(one.text) ||
      table.test(one.text) ||
      one.y - (rest[index - 1]?.y ?? start) > body.leading * 2.2,
  )
  const lines = stop < 0 ? rest : rest.slice(0, stop)
  const bottom = lines.at(-1)
  if (lines.length < 2 || !bottom) return undefined
  // A rule ends it, below its last line.
  const next = stop < 0 ? undefined : rest[stop]
  const end = bottom.y + bottom.size * 0.45
  const room = next ? Math.min(next.y - next.size, bottom.y + body.leading * 1.8) : end
  return region(caption, lines, { top: start + caption.size * 0.3, bottom: Math.max(end, room) }, page, own)
}

/** What is drawn and written in a part of the page, as tightly as it goes. */
function region(
  caption: Line,
  lines: Line[],
  { top, bottom }: { top: number; bottom: number },
  page: Page,
  own: readonly Line[],
): { box: Box; lines: Line[] } | undefined {
  const column = own.filter((one) => one.column === caption.column)
  const left = caption.column === 0 ? 0 : Math.min(...column.map((one) => one.left)) - 6
  const right = caption.column === 0 ? page.width : Math.max(...column.map((one) => one.right)) + 6
  const drawn = page.drawn.filter(
    (box) => box.bottom <= bottom + 4 && box.top >= top - 4 && box.left < right && box.right > left,
  )
  const written = lines.map((line): Box => ({
    left: line.left,
    right: line.right,
    top: line.y - line.size * 0.85,
    bottom: line.y + line.size * 0.3,
  }))
  const all = [...drawn, ...written]
  if (all.length === 0) return undefined
  const box = {
    left: Math.max(0, Math.min(...all.map((one) => one.left)) - air),
    top: Math.max(0, top, Math.min(...all.map((one) => one.top)) - air),
    right: Math.min(page.width, Math.max(...all.map((one) => one.right)) + air),
    bottom: Math.min(bottom + 1, Math.max(...all.map((one) => one.bottom)) + air),
  }
  return box.bottom - box.top < smallest || box.right - box.left < smallest ? undefined : { box, lines }
}

/** @returns The part of a page that lines take, with what is raised and lowered in them. */
export function boxOf(lines: readonly Line[]): Box {
  return {
    left: Math.min(...lines.map(({ left }) => left)) - air,
    right: Math.max(...lines.map(({ right }) => right)) + air,
    top: Math.min(...lines.map(({ y, size }) => y - size * 1.6)),
    bottom: Math.max(...lines.map(({ y, size }) => y + size * 0.9)),
  }
}
