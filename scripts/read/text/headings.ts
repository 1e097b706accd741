/** Which lines of plain text are headings. */

import { isSentence, type Line } from './lines.ts'
import { headingRank, itemMarker } from './markers.ts'
import { isMeta } from './meta.ts'

/** A heading is no wider than this. */
const widest = 76
/** What follows a heading is at least this wide, or a list, or a deeper heading. */
const running = 56
/** Below this many columns nobody wraps. */
const wrapped = 40
/** A sentence of its own paragraph may be shorter: `It has these parts:`. */
const leadIn = 24
/** With fewer blank lines than this share, lines of this text stand alone without them. */
const looseShare = 0.1

/**
 * The headings, by number of line. Marks the lines too, so that no block runs over one.
 *
 * ```text
 * > |
 * > | Why it matters
 *     ^^^^^^^^^^^^^^
 * > |
 * > | A long line of running text, which says why it matters and to whom.
 * ```
 *
 * @param lines All lines.
 * @param title The number of the line that is the title.
 */
export function headingLines(lines: Line[], title: number | undefined): Map<number, 1 | 2 | 3 | 4> {
  const result = new Map<number, 1 | 2 | 3 | 4>()
  const own = lines.filter((line) => line.text)
  const loose = lines.length - own.length > lines.length * looseShare
  const numbered = numberedHeadings(own)
  // From the end, so that a heading can stand before a deeper heading.
  for (let at = own.length - 1; at >= 0; at--) {
    const line = own[at] as Line
    const previous = own[at - 1]
    const next = own[at + 1]
    if (line.number === title) result.set(line.number, 1)
    else if (next && line.number > (title ?? 0) && able(line)) {
      const rank = headingRank(line.text) ?? (numbered.has(line.number) ? 2 : undefined)
      const alone = !loose || !previous || previous.number < line.number - 1 || rank !== undefined
      const below = result.get(next.number)
      const lead = isSentence(next.text) && next.width >= leadIn && next.number > line.number + 1
      const follows =
        next.width >= running ||
        lead ||
        startsList(next, own[at + 2]) ||
        (below !== undefined && below > (rank ?? 2))
      const item = itemMarker(line.text) && rank === undefined
      // A wide line with another directly below was wrapped by hand.
      const broken = loose && rank === undefined && line.width >= wrapped && next.number === line.number + 1
      if (
        alone &&
        follows &&
        !item &&
        !broken &&
        (line.width < next.width || below !== undefined || startsList(next, own[at + 2]))
      ) {
        result.set(line.number, rank ?? 2)
      }
    }
    if (result.has(line.number)) line.heading = true
  }
  return result
}

function able(line: Line): boolean {
  if (line.width > widest || line.width < 2 || line.indent > 1 || isMeta(line.text)) return false
  if (/[,，、]$|^[^\p{L}\p{N}“"'「《（(【[]|https?:|\t|@\w/u.test(line.text)) return false
  // `1. Release often` is one sentence, not two.
  const words = line.text.slice(itemMarker(line.text)?.length ?? 0)
  return !isSentence(words) || /[?？]$/.test(words) || /^\p{L}[^。！？!?；;]*[）)」』”》]$/u.test(words)
}

function startsList(line: Line, second: Line | undefined): boolean {
  const marker = itemMarker(line.text)
  return Boolean(marker && second && itemMarker(second.text)?.kind === marker.kind)
}

/** Numbered lines that are headings because each has running text under it, twice or more. */
function numberedHeadings(own: Line[]): Set<number> {
  const kinds = new Map<string, { heads: Line[]; all: number }>()
  own.forEach((line, at) => {
    const marker = itemMarker(line.text)
    if (!marker?.ordered || line.indent > 0) return
    const row = kinds.get(marker.kind) ?? { heads: [], all: 0 }
    row.all++
    const next = own[at + 1]
    if (able(line) && next && !itemMarker(next.text) && next.indent === 0 && next.width >= running)
      row.heads.push(line)
    kinds.set(marker.kind, row)
  })
  const result = new Set<number>()
  for (const row of kinds.values()) {
    if (row.heads.length >= 2 && row.heads.length >= row.all * 0.6)
      for (const line of row.heads) result.add(line.number)
  }
  return result
}
