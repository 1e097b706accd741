/** Which line is the title of the page. */

import { type Line, isSentence } from './lines.ts'
import { itemMarker } from './markers.ts'
import { isMeta } from './meta.ts'

/** Lines with text in which a title can stand; a menu may come before it. */
const head = 80
/** Narrower is a menu entry; wider is a paragraph. */
const narrowest = 8
const widest = 160
/** From this width on a sentence is running text, and any line from twice of it. */
const running = 56
/** A line of this width with another below it is a paragraph that was wrapped by hand. */
const wrapped = 40

/**
 * The line of the title: a line that the head of the page says twice, else the
 * one that stands out before the running text.
 *
 * ```text
 * > | Home
 * > | / A title of some length
 * > |
 * > | A title of some length
 *     ^^^^^^^^^^^^^^^^^^^^^^
 * > | 2025-05-23 by Somebody
 * ```
 *
 * @returns The number of the line.
 */
export function titleLine(lines: Line[]): number | undefined {
  const own = lines.filter((line) => line.text).slice(0, head)
  const body = own.findIndex((line, at) => runs(line, own[at + 1]))
  const before = body < 0 ? own : own.slice(0, body)
  const able = before.filter((line) => fits(line))
  const twice = able.filter((line) =>
    own.some((other) => other !== line && repeatsTitle(other.text, line.text)),
  )
  const best = longest(twice) ?? standaloneTitle(able, before, own)
  if (!best) return undefined
  // Of equal lines the last before the text is the heading, the others are breadcrumbs.
  return (able.findLast((line) => line.text === best.text) ?? best).number
}

/** Whether a line is, or begins, running text. A title may be long and may ask. */
function runs(line: Line, next: Line | undefined): boolean {
  if (/[?？]$/.test(line.text)) return false
  if (line.width >= running * 2 || (line.width >= running && isSentence(line.text))) return true
  return (
    line.width >= wrapped &&
    next?.number === line.number + 1 &&
    next.width >= wrapped &&
    next.text !== line.text &&
    !isMeta(next.text)
  )
}

function fits(line: Line): boolean {
  return line.width >= narrowest && line.width <= widest && !isMeta(line.text) && !/^[/>»›|]/.test(line.text)
}

/** Whether a line repeats a title: alone, in a breadcrumb, or with the name of the site. */
function repeatsTitle(text: string, title: string): boolean {
  return text === title || (text.includes(title) && text.length <= title.length * 1.6 + 12)
}

function longest(lines: Line[]): Line | undefined {
  return lines.reduce<Line | undefined>(
    (best, line) => (best && best.width >= line.width ? best : line),
    undefined,
  )
}

/** Without repetition: a line before a byline, else the first line, else the widest. */
function standaloneTitle(able: Line[], before: Line[], own: Line[]): Line | undefined {
  if (before.length === own.length && own.length < 3) return undefined
  const only = before.length === 1 && before[0] && !isSentence(before[0].text) ? before[0] : undefined
  if (only && only.width >= 4 && !itemMarker(only.text)) return only
  const loose = able.filter(
    (line) =>
      (!isSentence(line.text) || /[?？!！]$/.test(line.text)) && itemMarker(line.text)?.ordered !== false,
  )
  const signed = loose.filter((line) => isMeta(own[own.indexOf(line) + 1]?.text ?? ''))
  return (
    longest(signed) ??
    (before[0] && loose.includes(before[0]) && before.length <= 3 ? before[0] : longest(loose))
  )
}
