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
import { formulaWidth } from './formula-width.ts'
import { evenly } from './pieces.ts'

/** Relations that a line may begin with. */
const relation =
  /^(?:=|<|>|\\(?:[lg]eq?|[lg]t|neq?|equiv|approx|sim|simeq|propto|to|rightarrow|Rightarrow|implies|iff|Leftrightarrow|coloneqq|triangleq|ll|gg|in|subseteq|mapsto)(?![A-Za-z]))/

/** Operators that a line may begin with, where relations are not enough. */
const operator = /^(?:\+|-|\\(?:pm|mp|cup|cap|vee|wedge|land|lor)(?![A-Za-z]))/

/** Rows, environments and brackets that grow are left as the author set them. */
const arranged = /\\\\|\\begin|\\left|\\right|&|\\tag|\\cr\b|\\over\b|\\atop\b|\\choose\b/

/** Environments whose rows stand for themselves. */
const environment = /^\\begin\{(aligned|align\*?|gathered|gather\*?|eqnarray\*?|split)\}([\s\S]*)\\end\{\1\}$/

/**
 * @param width What a line has, em of the text.
 * @returns The formula; in lines where it is wider than one and can be broken.
 */
export function breakFormula(block: Formula, width: number): Formula {
  const tex = block.value.replaceAll(/\s+/g, ' ').trim()
  if (arranged.test(tex) || formulaWidth(tex) <= width) return block
  const [left = '', ...relations] = partsOf(tex, relation)
  const lines =
    relations.length > 0
      ? relations.flatMap((part) => {
          return linesOf(part, width - formulaWidth(left)).map((line, at) =>
            at === 0 ? `&${line}` : String.raw`&\quad ${line}`,
          )
        })
      : linesOf(tex, width).map((line, at) => (at === 0 ? `&${line}` : String.raw`&\quad ${line}`))
  if (lines.length < 2) return block
  const first = relations.length > 0 ? `${left} ` : ''
  return patch(block, { ...block, value: environmentOf('aligned', [first + lines[0], ...lines.slice(1)]) })
}

/** Runs of what stands between operators, each as long as fits. */
function linesOf(tex: string, width: number): string[] {
  if (formulaWidth(tex) <= width) return [tex]
  return evenly(partsOf(tex, operator), (group) => formulaWidth(group.join(' ')) <= width).map((group) =>
    group.join(' '),
  )
}

/** @returns A formula for as many of its rows as fit; the formula where its rows cannot be parted. */
export function splitRows(block: Formula, fits: (part: Formula) => boolean): Formula[] {
  const [, name, inner = ''] = environment.exec(block.value.trim()) ?? []
  // Rows within an environment of their own belong together.
  if (name === undefined || inner.includes(String.raw`\begin`)) return [block]
  const rows = inner
    .split(/\\\\(?:\[[^\]]*\])?/)
    .map((row) => row.trim())
    .filter((row) => row !== '')
  const made = (group: readonly string[]): Formula =>
    patch(block, { ...block, value: environmentOf(name, group) })
  return evenly(rows, (group) => fits(made(group))).map(made)
}

function environmentOf(name: string, rows: readonly string[]): string {
  return `\\begin{${name}}\n${rows.join(' \\\\\n')}\n\\end{${name}}`
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
