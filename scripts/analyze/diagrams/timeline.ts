/**
 * Dated statements, one after the other.
 *
 * ```text
 *   - 2013：Docker 开源           In 1995, Brendan Eich wrote JavaScript. In 1997, …
 *     ^^^^ when ^^^^ label           ^^^^ when ^^^^^^^^^^^^^^^^^^^^^^^^^^ label
 *   | Milestone  | Date     |
 *   | Enters LTS | Oct 2026 |
 *     ^^^^^^^^^^ label ^^^^ when
 * ```
 *
 * All of them or none: a line of time with a hole in it is wrong.
 */

import type { List, Paragraph, Table } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Diagram } from '#tree/nodes.ts'
import { clauses } from '../sentences/clauses.ts'
import { cue } from '../sentences/cues.ts'
import { cut, type Prose, proseOf, type Span } from '../sentences/prose.ts'
import { sentences } from '../sentences/index.ts'
import { isDate, opening, timeOf } from './dates.ts'
import { longestLabel } from './label.ts'
import { type Made, makeDiagram, plain, size } from './make-diagram.ts'

/** `about 3 million`, `超过 30 万`. */
const measured = /^(?:about|around|some|over|under|nearly|almost|up to|约|近|超过?|不到|大于|小于)\s*\d/i

/** @returns The line of time of a list: every item opens with a date. */
export function timelineOfList(list: List): Diagram | undefined {
  return line(
    list.children.map(({ children: [first] }) => {
      if (first?.type !== 'paragraph') return undefined
      const prose = proseOf(first.children)
      const [sentence] = sentences(prose)
      return sentence && event(prose, sentence)
    }),
  )
}

/** @returns The line of time of a run of paragraphs: every sentence that opens with a date is an event. */
export function timelineOfProse(paragraphs: readonly Paragraph[]): Diagram | undefined {
  const made: (Made | undefined)[] = []
  for (const paragraph of paragraphs) {
    const prose = proseOf(paragraph.children)
    for (const sentence of sentences(prose)) {
      if (opening(prose.value.slice(sentence.from, sentence.to))) made.push(event(prose, sentence))
    }
  }
  return line(made)
}

/** @returns The line of time of a table of dates and what happened. */
export function timelineOfTable({ children: [, ...rows] }: Table): Diagram | undefined {
  if (!rows.every(({ children }) => children.length === 2)) return undefined
  const dated = [0, 1].find((column) =>
    rows.every(({ children }) => isDate(toString(children[column]?.children ?? []))),
  )
  if (dated === undefined) return undefined
  return line(
    rows.map((row) => {
      const words = toString(row.children[1 - dated]?.children ?? []).trim()
      const when = toString(row.children[dated]?.children ?? []).trim()
      // A number beside a year is an amount and no event; `27.0.0` is a name.
      const event = !/^\P{L}*\d/u.test(words) && !measured.test(words)
      const version = /^v?\d+(?:\.\d+){2,}$/.test(words)
      return (event || version) && plain(words) ? { words, when, from: row.children } : undefined
    }),
  )
}

/** A date, and the first clause after it. */
function event(prose: Prose, sentence: Span): Made | undefined {
  const value = prose.value.slice(sentence.from, sentence.to)
  const date = opening(value)
  if (!date || !plain(value.slice(date.rest))) return undefined
  const [clause] = clauses(prose, { from: sentence.from + date.rest, to: sentence.to })
  const words = clause ? prose.value.slice(clause.from, clause.to) : ''
  // `It` and `这` mean something that is not in the picture.
  if (!clause || cue('anaphora', words) || !longestLabel(words)) return undefined
  return {
    words,
    when: value.slice(date.from, date.to),
    from: [
      ...cut(prose, { from: sentence.from + date.from, to: sentence.from + date.to }),
      ...cut(prose, clause),
    ],
  }
}

/** Events in one direction of time; those told from the last to the first are turned round. */
function line(events: readonly (Made | undefined)[]): Diagram | undefined {
  const made = events.filter((one) => one !== undefined)
  if (made.length < size.fewest || made.length !== events.length) return undefined
  const times = made.map(({ when }) => timeOf(when ?? ''))
  if (times.some((time) => time === undefined || time.year !== times[0]?.year)) return undefined
  const order = times.map((time) => time?.time ?? 0)
  if (new Set(order).size < size.fewest) return undefined
  const rises = order.every((time, index) => index === 0 || time >= (order[index - 1] ?? 0))
  const falls = order.every((time, index) => index === 0 || time <= (order[index - 1] ?? 0))
  if (!rises && !falls) return undefined
  return makeDiagram('timeline', rises ? made : made.toReversed())
}
