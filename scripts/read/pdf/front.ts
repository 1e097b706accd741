/** The front of a paper: its title and authors, from the first page. */

import { joinPeople, type People, peopleIn } from '../paper/authors.ts'
import type { Body } from './blocks.ts'
import type { Line } from './lines.ts'

/** What stands before the text. */
export interface Front extends People {
  title: string
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
  const end = upper.findIndex(({ text }) => begins.test(text))
  const before = end > 0 ? upper.slice(0, end) : upper
  const largest = before.reduce((most, { size }) => Math.max(most, size), 0)
  if (largest < body.size * 1.12) return { title: '', authors: [], affiliations: [], used: new Set() }
  const first = before.findIndex(({ size }) => size > largest - 0.4)
  let last = first
  while (before[last + 1] && Math.abs((before[last + 1] as Line).size - largest) < 0.4) last++
  const title = before.slice(first, last + 1)
  const people = end > 0 ? before.slice(last + 1) : untilText(before.slice(last + 1), body)
  const groups = joinPeople([
    peopleIn(people.flatMap(({ cells }, index) => (index === 0 ? [cells.join(', ')] : cells))),
  ])
  return {
    title: title
      .map(({ text }) => text)
      .join(' ')
      .replace(/(\p{L})- (?=\p{Ll})/gu, '$1'),
    ...groups,
    used: new Set([...title, ...people, ...before.slice(0, first)]),
  }
}

/** Where nothing says that the text begins, it does at lines as long as a column. */
function untilText(lines: readonly Line[], body: Body): Line[] {
  const at = lines.findIndex((line, index) => {
    const next = lines[index + 1]
    return (
      next !== undefined &&
      Math.abs(line.size - body.size) < 0.5 &&
      line.text.length > 45 &&
      next.text.length > 45 &&
      line.column === next.column
    )
  })
  return at < 0 ? lines.slice(0, 12) : lines.slice(0, at)
}
