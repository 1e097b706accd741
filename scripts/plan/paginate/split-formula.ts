/**
 * A formula that is wider or taller than its slot → lines, broken where one breaks by hand.
 *
 * ```text
 *   a = b + c = d          a &= b + c        at relations, and aligned there;
 *         ^   ^       →      &= d            a line that is still too wide at + and −
 * ```
 */

import type { Math as Formula } from 'mdast-util-math'
import { patch } from '#tree/origin.ts'
import type { Ruler } from '../fit/index.ts'
import { balance } from './balance.ts'

/** A formula of more characters is none that a person wrote; it is named as too large and not broken. */
const mostCharacters = 20_000

/** Relations that a line may begin with. */
const relation =
  /^(?:=|<|>|\\(?:[lg]eq?|[lg]t|neq?|equiv|approx|sim|simeq|propto|to|rightarrow|Rightarrow|implies|iff|Leftrightarrow|coloneqq|triangleq|ll|gg|in|subseteq|mapsto)(?![A-Za-z]))/

/** Operators that a line may begin with, where relations are not enough. */
const operator = /^(?:\+|-|\\(?:pm|mp|cup|cap|vee|wedge|land|lor)(?![A-Za-z]))/

/** Rows, environments and brackets that grow are left as the author set them. */
const arranged = /\\\\|\\begin|\\left|\\right|&|\\tag|\\cr\b|\\over\b|\\atop\b|\\choose\b/

/** Where a line goes on. */
const setIn = String.raw`\quad`

/** A left side wider than this share of a line stands on a line of its own. */
const mostLeft = 0.5

/** Environments whose rows stand for themselves, with the columns of an array. */
const environment =
  /^\\begin\{(aligned|align\*?|array|gathered|gather\*?|eqnarray\*?|split)\}(\{[^{}]*\})?([\s\S]*)\\end\{\1\}$/

/** @returns The formula; in lines where it is wider than one and can be broken. */
export function breakFormula(block: Formula, ruler: Ruler): Formula {
  const { room, width } = ruler
  if (block.value.length > mostCharacters) return block
  const lone = rowsOf(block.value)
  // Lines that stand below each other without an environment; a number goes with the whole.
  const isPlain = !/(?<!\\)&|\\tag\b/.test(lone.join(' ').replaceAll(/\\begin[\s\S]*\\end/g, ''))
  if (lone.length > 1 && isPlain) return patch(block, { ...block, value: environmentOf('gathered', lone) })
  const tex = block.value.replaceAll(/\s+/g, ' ').trim()
  if (arranged.test(tex) || width(tex) <= room) return block
  const [left = '', ...relations] = partsOf(tex, relation)
  // What stands before a relation that is far to the right leaves no room beside it.
  const isBeside = relations.length > 0 && width(left) <= room * mostLeft
  const lines = isBeside
    ? relations.flatMap((part) => indented(linesOf(part, ruler, width(left))))
    : indented([left, ...relations].filter(Boolean).flatMap((part) => linesOf(part, ruler, width(setIn))))
  if (lines.length < 2) return block
  const first = isBeside ? `${left} ` : ''
  return patch(block, { ...block, value: environmentOf('aligned', [first + lines[0], ...lines.slice(1)]) })
}

/** Lines under each other, all but the first set in. */
function indented(lines: readonly string[]): string[] {
  return lines.map((line, at) => (at === 0 ? `&${line}` : `&${setIn} ${line}`))
}

/** Runs of what stands between operators, each as long as fits. */
function linesOf(tex: string, { room, width }: Ruler, taken: number): string[] {
  const fits = (line: string): boolean => width(line) <= room - taken
  if (fits(tex)) return [tex]
  return balance(partsOf(tex, operator), (group) => fits(group.join(' '))).map((group) => group.join(' '))
}

/** A row of an environment, and the environment within it where the row is one of several of that. */
interface Row {
  tex: string
  within?: Environment
}

interface Environment {
  name: string
  columns: string
  rows: string[]
}

/** @returns A formula for as many of its rows as fit; the formula where its rows cannot be parted. */
export function splitRows(block: Formula, fits: (part: Formula) => boolean): Formula[] {
  const outer = environmentIn(block.value)
  if (!outer) return [block]
  const made = (group: readonly Row[]): Formula =>
    patch(block, { ...block, value: environmentOf(outer.name, gathered(group), outer.columns) })
  const rows = outer.rows.flatMap((tex): Row[] => {
    const within = environmentIn(tex)
    return within && !fits(made([{ tex }])) ? within.rows.map((row) => ({ tex: row, within })) : [{ tex }]
  })
  return balance(rows, (group) => fits(made(group))).map(made)
}

/** Rows that were parted from their environment stand in it again, as many as are together. */
function gathered(rows: readonly Row[]): string[] {
  const runs: Row[][] = []
  for (const row of rows) {
    const run = runs.at(-1)
    if (run && row.within && run[0]?.within === row.within) run.push(row)
    else runs.push([row])
  }
  return runs.flatMap((run) => {
    const within = run[0]?.within
    const texts = run.map(({ tex }) => tex)
    return within ? [environmentOf(within.name, texts, within.columns)] : texts
  })
}

function environmentIn(tex: string): Environment | undefined {
  const [, name, columns = '', inner = ''] = environment.exec(tex.trim()) ?? []
  return name === undefined ? undefined : { name, columns, rows: rowsOf(inner) }
}

/** Rows, cut outside of all environments and braces. */
function rowsOf(tex: string): string[] {
  const rows: string[] = []
  let depth = 0
  let from = 0
  for (const { 0: mark, index } of tex.matchAll(/\\begin\b|\\end\b|\\\\(?:\s*\[[^\]]*\])?|\\[{}]|[{}]/g)) {
    if (mark === '{' || mark === String.raw`\begin`) depth++
    else if (mark === '}' || mark === String.raw`\end`) depth--
    else if (depth === 0 && mark.startsWith('\\\\')) {
      rows.push(tex.slice(from, index))
      from = index + mark.length
    }
  }
  return [...rows, tex.slice(from)].map((row) => row.trim()).filter((row) => row !== '')
}

function environmentOf(name: string, rows: readonly string[], columns = ''): string {
  return `\\begin{${name}}${columns}\n${rows.join(' \\\\\n')}\n\\end{${name}}`
}

/** Cut before each mark outside of all brackets; the first part is what stands before the first. */
function partsOf(tex: string, mark: RegExp): string[] {
  const starts: number[] = []
  let depth = 0
  for (let at = 0; at < tex.length; at++) {
    const character = tex[at]!
    if ('{(['.includes(character)) depth++
    else if ('})]'.includes(character)) depth--
    else if (depth === 0 && at > 0 && mark.test(tex.slice(at))) starts.push(at)
    // A command is one symbol.
    if (character === '\\') at += Math.max(1, /^\\(?:[A-Za-z]+|.)/.exec(tex.slice(at))?.[0].length ?? 2) - 1
  }
  return [0, ...starts]
    .map((start, index) => tex.slice(start, starts[index]).trim())
    .filter((part) => part !== '')
}
