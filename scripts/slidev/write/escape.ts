/** Text → Markdown that reads back as that text, by the table of hazards. */

import { hazards, type LineContext } from './hazards.ts'

interface Escaper {
  expression: RegExp
  rows: readonly (typeof hazards)[number][]
}

const escapers = new Map<string, Escaper>()

/**
 * Escape what Slidev would not show as it stands, and nothing else.
 *
 * @param value Text, plain (see `characters.ts`).
 * @param place Where it will stand.
 * @param before The character written before it; none at the start of a block.
 * @param after The character written after it; none at the end of a block.
 * @returns Markdown.
 */
export function escape(value: string, place: LineContext, before = '', after = ''): string {
  const { expression, rows } = escaper(place)
  const whole = before + value + after
  const end = before.length + value.length
  const written = whole.replace(expression, (match: string, ...rest: unknown[]) => {
    const index = rest.findIndex((group) => typeof group === 'number')
    const offset = rest[index] as number
    if (offset < before.length || offset >= end) return match
    const row = rows[rest.findIndex((group) => group !== undefined)]!
    return typeof row.write === 'string' ? row.write : row.write(match)
  })
  return written.slice(before.length, written.length - after.length)
}

/** One expression with a group per row, so that a text is gone over once. */
function escaper(place: LineContext): Escaper {
  const key = `${place.block} ${place.label} ${place.note}`
  let found = escapers.get(key)
  if (!found) {
    const rows = hazards.filter((row) => row.where?.(place) ?? true)
    const source = rows.map((row) => `(${row.pattern})`).join('|')
    escapers.set(key, (found = { rows, expression: new RegExp(source, 'gu') }))
  }
  return found
}
