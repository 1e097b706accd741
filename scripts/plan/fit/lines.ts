/** Runs in a box of a width → lines. */

import { advanceOf, apart, between } from './advance.ts'
import { hasHan, opportunities, withinWord } from './opportunities.ts'
import { namesIn, phrasesOf } from './phrases.ts'
import type { Run } from './runs.ts'
import type { Breaking } from './breaking.ts'

/**
 * Browsers lay out in 64ths of a px and round parts up: a cell of 224 px does not hold eight hanzi
 * of 28 px where phrases part them (overview of the specimen, Chromium 156).
 */
const tolerance = -1 / 64

/** Text that is measured and waits for a width. */
interface Measured {
  text: string
  /** px, for each index of the text. */
  widths: Float64Array
  may: Uint8Array
  /** Narrowest box that nothing sticks out of, px. */
  least: number
  /** All in one line, px. */
  most: number
  /** What boxes are higher than a line without them, px, for each index; nothing where all is letters. */
  extras?: Float64Array
}

/** How a text stands in a box. */
export interface Lines {
  /** At least one. */
  count: number
  /** What its lines are higher than lines of letters, together, px. */
  extra: number
  /** How far what cannot break sticks out, px. */
  over: number
}

const mostKept = 4000
const cache = new Map<string, Measured>()

/** @returns Runs measured; the widest word and the whole in one line among it. */
export function measured(runs: readonly Run[], breaking: Breaking): Measured {
  const key = keyOf(runs, breaking)
  const known = cache.get(key)
  if (known) return known
  const found = measure(runs, breaking)
  if (cache.size >= mostKept) cache.clear()
  cache.set(key, found)
  return found
}

/** Fonts are objects of the template, the same all the time. */
const fontIds = new WeakMap<object, number>()
let fontCount = 0

function keyOf(runs: readonly Run[], { phrases, names, spacing }: Breaking): string {
  const head = `${phrases}${names}${spacing}`
  return runs.reduce((key, { text, font, size, padding, box, height }) => {
    let id = fontIds.get(font)
    if (id === undefined) fontIds.set(font, (id = fontCount++))
    return `${key}\0${id},${size},${padding},${box},${height}\0${text}`
  }, head)
}

function measure(runs: readonly Run[], { phrases, names, spacing }: Breaking): Measured {
  const text = runs.map((run) => run.text).join('')
  const widths = new Float64Array(text.length)
  const breakable = opportunities(text).slice()
  const phrased = phrases && hasHan(text)
  if (phrased) {
    for (let at = 1; at < text.length; at++)
      if (breakable[at] && withinWord(text[at - 1] ?? '', text[at] ?? '')) breakable[at] = 0
  }
  let at = 0
  let extras: Float64Array | undefined
  let previous = ''
  for (const run of runs) {
    const start = at
    for (const character of run.text) {
      const tight = between(previous, character, run.font)
      let width = run.box ?? advanceOf(character, run.font) * run.size + spacing
      if (tight !== 0 && at > start) width += tight * run.size
      if (previous !== '' && apart(previous, character)) width += run.font.autospace * run.size
      if (at === start) width += run.padding / 2
      widths[at] = width
      at += character.length
      previous = character
    }
    if (at > start) widths[at - 1] = (widths[at - 1] ?? 0) + run.padding / 2
    if (run.height) (extras ??= new Float64Array(text.length))[start] = run.height
    if (run.prose) marks(run.text, start, breakable, phrased, names)
  }
  return { text, widths, may: breakable, ...extremes(text, widths, breakable), ...(extras ? { extras } : {}) }
}

/** Phrases and names of a run: where a line may end all the same, and where not. */
function marks(text: string, start: number, breakable: Uint8Array, phrased: boolean, names: boolean): void {
  let at = start
  for (const part of names ? namesIn(text) : [{ text, name: false }]) {
    if (part.name) breakable.fill(0, at + 1, at + part.text.length)
    else if (phrased) {
      let end = at
      for (const phrase of phrasesOf(part.text).slice(0, -1)) breakable[(end += phrase.length)] = 1
    }
    at += part.text.length
  }
}

function extremes(text: string, widths: Float64Array, breakable: Uint8Array) {
  let least = 0
  let most = 0
  let word = 0
  for (let at = 0; at < text.length; at++) {
    if (breakable[at]) word = 0
    const width = widths[at] ?? 0
    most += width
    if (text[at] === ' ') continue
    word += width
    least = Math.max(least, word)
  }
  return { least, most }
}

/** @returns How many lines runs take in a box, and how high these are. */
export function layLines(runs: readonly Run[], width: number, breaking: Breaking): Lines {
  const found = measured(runs, breaking)
  return breaking.clauses ? clauseLines(found, width) : fill(found, 0, found.text.length, width)
}

/** As many words on each line as fit; spaces at its end do not count. */
function fill(
  { text, widths, may: breakable, extras }: Measured,
  from: number,
  to: number,
  width: number,
): Lines {
  const room = width + tolerance
  const lines: Lines = { count: 1, extra: 0, over: 0 }
  let line = 0
  let highest = 0
  const next = (): void => {
    lines.count++
    lines.extra += highest
    line = 0
    highest = 0
  }
  let at = from
  while (at < to) {
    let end = at + 1
    while (end < to && !breakable[end] && text[end - 1] !== '\n') end++
    let word = 0
    let spaces = 0
    let extra = 0
    for (let index = at; index < end; index++) {
      if (text[index] === ' ') spaces += widths[index] ?? 0
      else if (text[index] !== '\n') {
        word += spaces + (widths[index] ?? 0)
        spaces = 0
      }
      if (extras) extra = Math.max(extra, extras[index] ?? 0)
    }
    if (line > 0 && line + word > room) next()
    highest = Math.max(highest, extra)
    // A word wider than the box breaks where it must.
    if (word > room) {
      for (let index = at; index < end; index++) {
        const one = widths[index] ?? 0
        if (line > 0 && line + one > room && text[index] !== ' ') next()
        lines.over = Math.max(lines.over, one - room)
        line += one
      }
    } else line += word + spaces
    if (text[end - 1] === '\n' && end < to) next()
    at = end
  }
  lines.extra += highest
  return lines
}

const clauseEnd = /[，；：。！？][”’」』）]?/g

/** Each clause is a box: it begins a line of its own where it does not fit beside the one before. */
function clauseLines(found: Measured, width: number): Lines {
  const ends = [...found.text.matchAll(clauseEnd)].map(({ 0: sign, index }) => index + sign.length)
  const cuts = [0, ...ends.filter((end) => end < found.text.length), found.text.length]
  if (cuts.length < 3) return fill(found, 0, found.text.length, width)
  const lines: Lines = { count: 1, extra: 0, over: 0 }
  let line = 0
  for (const [index, from] of cuts.slice(0, -1).entries()) {
    const to = cuts[index + 1] ?? from
    const whole = found.widths.slice(from, to).reduce((sum, one) => sum + one, 0)
    if (line > 0 && line + whole > width + tolerance) {
      lines.count++
      line = 0
    }
    const own = fill(found, from, to, width)
    lines.extra += own.extra
    lines.over = Math.max(lines.over, own.over)
    if (whole > width + tolerance) {
      lines.count += own.count - 1
      line = width
    } else line += whole
  }
  return lines
}
