/** Code in plain text, known by its shape. */

import type { Code } from 'mdast'
import { isSentence, type Line } from './lines.ts'

/** What a line of code looks like, with how sure it makes. */
const shapes: { pattern: RegExp; weight: number; reason: string }[] = [
  { pattern: /[;{}]\s*$/, weight: 2, reason: 'Ends a statement or opens a block.' },
  {
    pattern: /^(?:import|from|export|package|using|#include|#define|use|require)\b.*[\w'"<>;)]$/,
    weight: 2,
    reason: 'Brings something in.',
  },
  {
    pattern:
      /^(?:def|class|function|func|fn|public|private|static|const|let|var|return|if|for|while|switch|try|async)\b.*[(){}:;=]/,
    weight: 2,
    reason: 'Begins a construct.',
  },
  { pattern: /^(?:\$|>>>|PS>|C:\\>)\s+\S/, weight: 3, reason: 'A prompt.' },
  {
    pattern: /^(?:npm|npx|pip3?|git|docker|kubectl|curl|sudo|apt|yarn|pnpm|cargo|go|make|conda|brew) [\w./-]/,
    weight: 3,
    reason: 'A command.',
  },
  {
    pattern: /^(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER)\s+.*\b(?:FROM|INTO|SET|TABLE|WHERE|INDEX)\b/,
    weight: 3,
    reason: 'A query.',
  },
  { pattern: /^[\w.[\]'"]+\s*(?:=|\+=|:=|<-)\s*\S/, weight: 2, reason: 'An assignment.' },
  { pattern: /^[\w.]+\([^()]*\)[;,]?$/, weight: 2, reason: 'A call alone on its line.' },
  { pattern: /^<\/?[A-Za-z][^<>]*>/, weight: 2, reason: 'A tag.' },
  { pattern: /=>|->|::|&&|\|\||==|!=/, weight: 1, reason: 'An operator.' },
  { pattern: /^(?:\/\/|#(?!\s*\d)|\/\*|\*\/?|--|<!--)\s*\S/, weight: 1, reason: 'A comment.' },
  { pattern: /^[\])}]+[;,)]*$/, weight: 3, reason: 'Only closes.' },
  { pattern: /^"?[\w-]+"?:\s*(?:["'[{\d]|true|false|null)/, weight: 1, reason: 'A field of JSON or YAML.' },
  { pattern: /^@\w+/, weight: 1, reason: 'A decorator.' },
]

/** A line of code reaches this. */
const sure = 2
/** A line longer than this is prose or data, and not worth looking at. */
const longest = 400

/**
 * Code: two lines or more of which most look like code, or one prompt.
 *
 * ```text
 * > | def area(r):
 *     ^^^^^^^^^^^^
 * > |     return 3.14 * r * r
 *         ^^^^^^^^^^^^^^^^^^^
 * ```
 */
export function code(lines: Line[], at: number, source: string): { node: Code; next: number } | undefined {
  if (score(lines[at] as Line) < sure) return undefined
  let next = at
  let hits = 0
  let total = 0
  for (let look = at; look < lines.length; look++) {
    const line = lines[look] as Line
    if (line.heading) break
    if (!line.text) {
      // One or two blank lines are inside when code goes on after them.
      if (look - next >= 2) break
      continue
    }
    const weight = score(line)
    const inside = weight >= sure || (!prose(line) && (line.indent > 0 || weight > 0 || look === next))
    if (!inside) break
    total++
    if (weight >= sure) hits++
    next = look + 1
  }
  const certain = score(lines[at] as Line) >= 3
  if (total < 2 && !certain) return undefined
  if (hits < total * 0.4) return undefined
  const first = lines[at] as Line
  const last = lines[next - 1] as Line
  const end = last.offset + last.text.length
  const start = first.offset - (first.column - 1)
  const raw = source.slice(start, end).split('\n')
  const least = Math.min(
    ...raw
      .filter((row) => row.trim())
      .slice(0, 10_000)
      .map((row) => row.length - row.trimStart().length),
  )
  return {
    node: {
      type: 'code',
      lang: null,
      meta: null,
      value: raw.map((row) => row.slice(least).trimEnd()).join('\n'),
      position: {
        start: { line: first.number, column: first.column, offset: first.offset },
        end: { line: last.number, column: last.column + last.text.length, offset: end },
      },
    },
    next,
  }
}

function score(line: Line): number {
  if (line.text.length > longest || prose(line)) return 0
  let weight = 0
  for (const shape of shapes) if (shape.pattern.test(line.text)) weight += shape.weight
  return weight
}

/** Chinese text outside a comment or a string, or a sentence in Latin letters. */
function prose(line: Line): boolean {
  const bare = line.text.replace(/(?:\/\/|#|\/\*|--|\*).*$|"[^"]*"|'[^']*'/g, '')
  if ((bare.match(/[\u3400-\u9fff]/g)?.length ?? 0) > bare.length * 0.2) return true
  return (
    /^\p{Lu}?[\p{Ll}’']+(?: [\p{L}’',-]+){5,}/u.test(line.text) &&
    isSentence(line.text) &&
    !/[;{}]$/.test(line.text)
  )
}
