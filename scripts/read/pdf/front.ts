/** The front of a paper: its title and authors, from the first page. */

import { joinPeople, type People, peopleIn } from '../paper/authors.ts'
import type { Body } from './blocks.ts'
import type { Line } from './lines.ts'

/** What stands before the text. */
export interface Front extends People {
  title: string
  date: string
  /** The lines that hold it, which are no part of the text. */
  used: ReadonlySet<Line>
}

/** Where the text begins. */
const begins =
  /^(?:[Aa]bstract|ABSTRACT|[Ss]ummary|SUMMARY|[Ii]ntroduction|INTRODUCTION|摘\s*要|引\s*言)(?:\b|\s*[.:：—–-]|$)|^(?:1|I)\.?\s+\p{Lu}/u

/**
 * ```text
 *   Slipstream: Short Queues      the largest letters in the upper half of the first page
 *   Mira Aldous   Wei Chen        lines up to the abstract
 * ```
 *
 * @param lines Of the first page, in the order of reading.
 * @param height Of the page, points.
 */
export function frontOf(lines: readonly Line[], body: Body, height: number): Front {
  const upper = lines.filter(({ y, text }) => y < height * 0.5 && /\p{L}{2}/u.test(text))
  const start = upper.find(({ text }) => begins.test(text))
  const top = upper.filter(({ y }) => start === undefined || y < start.y - start.size * 0.5)
  const largest = top.reduce((most, { size }) => Math.max(most, size), 0)
  if (largest < body.size * 1.12)
    return { title: '', authors: [], affiliations: [], date: '', used: new Set() }
  const ordered = top.toSorted((a, b) => Math.round(a.y / 4) - Math.round(b.y / 4) || a.left - b.left)
  const first = ordered.findIndex(({ size }) => size > largest - 0.4)
  let last = first
  while (ordered[last + 1] && Math.abs((ordered[last + 1] as Line).size - largest) < 0.4) last++
  const title = ordered.slice(first, last + 1)
  const below = ordered.slice(last + 1)
  const people = untilText(
    below.filter(({ text }) => !float.test(text)),
    body,
  )
  const dated = people.find(({ text }) => date.test(text))
  return {
    title: title
      .map(({ text }) => text)
      .join(' ')
      .replace(/(\p{L})- (?=\p{Ll})/gu, '$1'),
    ...peopleOf(people.filter((line) => line !== dated)),
    date: dated?.text ?? '',
    used: new Set([...title, ...people, ...ordered.slice(0, first)]),
  }
}

/** A caption of a figure at the top of a column. */
const float = /^(?:[Ff]ig(?:ure|\.)|[Tt]able|图|表)\s*\d/
/** A line that is a date, and no more. */
const date =
  /^\(?(?:dated:\s*)?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?:\d{1,2},?\s+)?(?:19|20)\d\d|\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?:19|20)\d\d|(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?)\)?$/i

/** Names are set as the first of them; where all is set alike, the first line of each author names somebody. */
function peopleOf(lines: readonly Line[]): People {
  const [first] = lines
  if (!first) return { authors: [], affiliations: [] }
  const alike = lines.filter(
    (line) =>
      Math.abs(line.size - first.size) < 0.3 && line.bold === first.bold && line.italic === first.italic,
  )
  if (alike.length < lines.length) {
    const found = alike.map((line) => peopleIn([line.cells.join(', ')]))
    const others = lines.filter((line) => !alike.includes(line)).flatMap(({ cells }) => cells)
    return joinPeople([...found, { authors: [], affiliations: peopleIn(['', ...others]).affiliations }])
  }
  const row = lines.filter(({ y }) => Math.abs(y - first.y) < first.size * 0.5)
  return peopleIn([
    row.flatMap(({ cells }) => cells).join(', '),
    ...lines.filter((line) => !row.includes(line)).flatMap(({ cells }) => cells),
  ])
}

/** Of each column what stands above the first two lines that are as long as text is. */
function untilText(lines: readonly Line[], body: Body): Line[] {
  const ends = ([0, 1, 2] as const).map((column) => {
    const own = lines.filter((line) => line.column === column)
    const at = own.findIndex((line, index) =>
      [line, own[index + 1]].every(
        (one) =>
          one !== undefined &&
          Math.abs(one.size - body.size) < body.size * 0.13 &&
          one.text.length > 40 &&
          !/@|,.*,.*,/.test(one.text),
      ),
    )
    return own[at]?.y ?? Infinity
  })
  return lines.filter(({ column, y }) => y < Math.min(ends[column] ?? Infinity, ends[0] ?? Infinity))
}
