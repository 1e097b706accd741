/** Runs of characters → lines, in the order in which a page is read. */

import type { Page, Run } from './extract.ts'

/** A line of one column. */
export interface Line {
  text: string
  page: number
  /** 0: across the page; 1: left or only column; 2: right. */
  column: 0 | 1 | 2
  left: number
  right: number
  /** Its baseline, points from the top. */
  y: number
  size: number
  bold: boolean
  italic: boolean
  /** Share of its letters that are of formulas, 0 to 1. */
  math: number
  /** How many wide gaps are in it, as in rows of tables. */
  gaps: number
  /** What stands between these gaps. */
  cells: string[]
}

/** Part of a line without a wide gap. */
interface Piece {
  runs: Run[]
  left: number
  right: number
  y: number
  size: number
}

/** A gap of so many times the size of the letters parts columns; words that are spread have less. */
const wideGap = 0.95
/** Columns are at least so far apart, in parts of the size. */
const columnGap = 0.6
/** Neighbours so close, in parts of the size, are one word. */
const wordGap = 0.16
/** A page of two columns has this share of its letters in each of them. */
const columnShare = 0.2

/** @returns The lines of all pages, columns one after the other, what goes across in its place. */
export function linesOf(pages: readonly Page[]): Line[] {
  const found = pages.map(gutterOf)
  const gutters = found.filter((gutter) => gutter !== undefined).toSorted((a, b) => a - b)
  const usual = gutters[Math.floor(gutters.length / 2)]
  return pages.flatMap((page, index) => {
    // A page of figures, code and tables has the columns of the others.
    const gutter = found[index] ?? (usual !== undefined && isFree(page, usual) ? usual : undefined)
    const placed = piecesOf(page.runs, gutter).map((piece) => ({ piece, column: columnOf(piece, gutter) }))
    const lines = ([0, 1, 2] as const).flatMap((column) =>
      join(
        placed.filter((one) => one.column === column).map(({ piece }) => piece),
        column,
        page,
      ),
    )
    return inOrder(
      lines.map((line) => (isOverlong(line, lines, page) ? { ...line, column: 1 as const } : line)),
    )
  })
}

/** A line of the left column that is too long for it, as in listings: it does not part the page. */
function isOverlong(
  { column, left, right, y }: Line,
  lines: readonly Line[],
  { width, height }: Page,
): boolean {
  if (column !== 0 || y < height * 0.3 || right - left > width * 0.68) return false
  const near = lines.filter((one) => one.column === 0 && Math.abs(one.y - y) < 16)
  return near.length < 3
}

function isFree({ runs }: Page, gutter: number): boolean {
  const all = runs.reduce((sum, run) => sum + run.width, 0)
  const across = runs.reduce(
    (sum, run) => sum + (run.x < gutter - 1 && run.x + run.width > gutter + 1 ? run.width : 0),
    0,
  )
  const after = runs.reduce((sum, run) => sum + (run.x >= gutter - 1 ? run.width : 0), 0)
  return across < all * 0.3 && after > all * 0.08
}

function piecesOf(runs: readonly Run[], gutter: number | undefined): Piece[] {
  const rows: Run[][] = []
  for (const run of runs.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    // Raised and lowered letters belong to the line beside them.
    const row = rows.slice(-6).findLast((one) => isBeside(one, run))
    if (row) row.push(run)
    else rows.push([run])
  }
  return rows.flatMap((row) => {
    const pieces: Piece[] = []
    for (const run of row.toSorted((a, b) => a.x - b.x)) {
      const last = pieces.at(-1)
      const size = Math.max(last?.size ?? 0, run.size)
      const gap = run.x - (last?.right ?? -Infinity)
      const across =
        gutter !== undefined && last !== undefined && last.right <= gutter + 2 && run.x >= gutter - 2
      if (last && gap < (across ? columnGap : wideGap) * size) {
        last.runs.push(run)
        last.right = Math.max(last.right, run.x + run.width)
        if (run.size > last.size) [last.size, last.y] = [run.size, run.y]
      } else pieces.push({ runs: [run], left: run.x, right: run.x + run.width, y: run.y, size: run.size })
    }
    return pieces
  })
}

/** Whether a run stands in a row, by the largest letters in it. */
function isBeside(row: readonly Run[], run: Run): boolean {
  const main = row.reduce((largest, one) => (one.size > largest.size ? one : largest))
  const small = Math.min(main.size, run.size) < 0.85 * Math.max(main.size, run.size)
  return Math.abs(main.y - run.y) < Math.min(8, (small ? 0.55 : 0.45) * Math.max(main.size, run.size))
}

/** @returns Where the space between two columns is; nothing on a page of one. */
function gutterOf(page: Page): number | undefined {
  const { width, runs } = page
  const widths = (some: readonly Run[]): number => some.reduce((sum, run) => sum + run.width, 0)
  const all = widths(runs)
  let best: number | undefined
  let least = Infinity
  for (let x = width * 0.4; x <= width * 0.6; x += 1) {
    const across = widths(runs.filter((run) => run.x < x - 1 && run.x + run.width > x + 1))
    if (across > least) continue
    const before = widths(runs.filter((run) => run.x + run.width <= x + 1))
    const after = widths(runs.filter((run) => run.x >= x - 1))
    if (before < all * columnShare || after < all * columnShare) continue
    const cost = across + Math.abs(x - width / 2) / width
    if (cost < least) [least, best] = [cost, x]
  }
  if (best === undefined || least > all * 0.45) return undefined
  // Tables have gaps too: lines of a column are long, and there are many of them.
  const left = piecesOf(runs, best).filter(({ right }) => right <= (best ?? 0) + 2)
  const long = left.filter((piece) => piece.right - piece.left > width * 0.25)
  return long.length >= Math.max(4, left.length * 0.3) ? best : undefined
}

function columnOf({ left, right }: Piece, gutter: number | undefined): 0 | 1 | 2 {
  if (gutter === undefined) return 1
  if (right <= gutter + 3) return 1
  return left >= gutter - 3 ? 2 : 0
}

function join(pieces: readonly Piece[], column: 0 | 1 | 2, { number }: Page): Line[] {
  const rows: Piece[][] = []
  for (const piece of pieces.toSorted((a, b) => a.y - b.y || a.left - b.left)) {
    const row = rows.at(-1)
    const near = row?.[0] && Math.abs(row[0].y - piece.y) < 0.4 * Math.min(row[0].size, piece.size)
    if (near) row.push(piece)
    else rows.push([piece])
  }
  return rows.map((row) => {
    const sorted = row.toSorted((a, b) => a.left - b.left)
    const runs = sorted.flatMap((piece) => piece.runs)
    const size = mainSize(runs)
    const letters = runs.reduce((sum, { text }) => sum + text.trim().length, 0)
    const share = (holds: (run: Run) => boolean): number =>
      runs.reduce((sum, run) => sum + (holds(run) ? run.text.trim().length : 0), 0) / Math.max(1, letters)
    const main = runs.find((run) => run.size === size) ?? runs[0]
    return {
      text: textOf(runs, size, main?.y ?? 0),
      page: number,
      column,
      left: sorted[0]?.left ?? 0,
      right: Math.max(...sorted.map(({ right }) => right)),
      y: main?.y ?? 0,
      size,
      bold: share(({ bold }) => bold) > 0.7,
      italic: share(({ italic }) => italic) > 0.7,
      math: share(({ math }) => math),
      gaps: sorted.length - 1,
      cells: sorted.map((piece) => textOf(piece.runs, size, main?.y ?? 0)),
    }
  })
}

/** The size of most letters. */
function mainSize(runs: readonly Run[]): number {
  const sizes = new Map<number, number>()
  for (const { size, text } of runs) {
    const rounded = Math.round(size * 10) / 10
    sizes.set(rounded, (sizes.get(rounded) ?? 0) + text.trim().length)
  }
  const [most] = [...sizes].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])
  return runs.find(({ size }) => Math.round(size * 10) / 10 === most?.[0])?.size ?? 10
}

const raised: Record<string, string> = {
  0: '⁰',
  1: '¹',
  2: '²',
  3: '³',
  4: '⁴',
  5: '⁵',
  6: '⁶',
  7: '⁷',
  8: '⁸',
  9: '⁹',
  '+': '⁺',
  '-': '⁻',
  '−': '⁻',
}

function textOf(runs: readonly Run[], size: number, y: number): string {
  let text = ''
  let end = 0
  for (const run of runs) {
    const gap = run.x - end
    const han = /\p{Script=Han}$/u.test(text) && /^\p{Script=Han}/u.test(run.text.trimStart())
    if (
      text &&
      !/\s$/.test(text) &&
      !/^\s/.test(run.text) &&
      gap > wordGap * run.size &&
      !(han && gap < 0.5 * run.size)
    )
      text += ' '
    const isRaised = run.size < size * 0.85 && y - run.y > size * 0.2
    text +=
      isRaised && /^[\d+\-−]{1,3}$/.test(run.text.trim())
        ? [...run.text.trim()].map((letter) => raised[letter] ?? letter).join('')
        : run.text
    end = run.x + run.width
  }
  return composed(unligated(text)).replace(/\s+/g, ' ').trim()
}

/** Accents that old fonts of TeX set before their letter, with the marks that combine. */
const accents: Record<string, string> = {
  '´': '\u0301',
  '`': '\u0300',
  '¨': '\u0308',
  ˆ: '\u0302',
  '˜': '\u0303',
  ˇ: '\u030C',
  '¸': '\u0327',
  '˚': '\u030A',
}

/** `Tom´as` → `Tomás`. */
function composed(text: string): string {
  return text.replace(/([´`¨ˆ˜ˇ¸˚])\s?(\p{L})/gu, (_, accent: string, letter: string) =>
    (letter + (accents[accent] ?? '')).normalize('NFC'),
  )
}

/** Letters that are set as one: `ﬁ`. Raised digits stay. */
function unligated(text: string): string {
  return text
    .replace(/[\uFB00-\uFB06\u00A0\u2002-\u200A]/g, (letter) => letter.normalize('NFKC'))
    .replace(/\u00AD/g, '')
}

/** What goes across parts the columns above it from those below. */
function inOrder(lines: readonly Line[]): Line[] {
  const across = lines.filter(({ column }) => column === 0).toSorted((a, b) => a.y - b.y)
  const result: Line[] = []
  let from = -Infinity
  for (const line of [...across, undefined]) {
    const to = line?.y ?? Infinity
    for (const column of [1, 2] as const)
      result.push(
        ...lines
          .filter((one) => one.column === column && one.y > from && one.y <= to)
          .toSorted((a, b) => a.y - b.y),
      )
    if (line) result.push(line)
    from = to
  }
  return result
}
