/** Macros of TeX that an article defines for itself. */

/** Name without its backslash → how many arguments it takes, and what it stands for. */
export type Macros = Map<string, { count: number; body: string }>

const command =
  /\\(?:re)?newcommand\*?\s*\{?\\([A-Za-z]+)\}?\s*(?:\[(\d)\])?\s*(?=\{)|\\providecommand\*?\s*\{?\\([A-Za-z]+)\}?\s*(?:\[(\d)\])?\s*(?=\{)|\\def\s*\\([A-Za-z]+)\s*((?:#\d)*)\s*(?=\{)|\\DeclareMathOperator(\*?)\s*\{?\\([A-Za-z]+)\}?\s*(?=\{)/g

/** Macros may hold macros, so many deep; what calls itself ends here. */
const deepest = 8
/** A formula is no longer than this when all is written out, characters. */
const longest = 20_000

/**
 * ```tex
 * > | \newcommand{\R}{\mathbb{R}} x \in \R
 *     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ noted, and gone
 * ```
 *
 * @param macros Gains what is defined.
 * @returns The formula without its definitions.
 */
export function definitionsIn(value: string, macros: Macros): string {
  if (!/\\(?:(?:re)?newcommand|providecommand|def|DeclareMathOperator)\b/.test(value)) return value
  let result = ''
  let from = 0
  for (const match of value.matchAll(command)) {
    if (match.index < from) continue
    const end = groupEnd(value, match.index + match[0].length)
    if (end === undefined) continue
    const body = value.slice(match.index + match[0].length + 1, end - 1)
    const [, name, count, other, otherCount, plain, args, star, operator] = match
    if (operator) macros.set(operator, { count: 0, body: `\\operatorname${star ?? ''}{${body}}` })
    else
      macros.set(name ?? other ?? plain ?? '', {
        count: Number(count ?? otherCount ?? (args?.length ?? 0) / 2),
        body,
      })
    result += value.slice(from, match.index)
    from = end
  }
  return result + value.slice(from)
}

/** @returns A formula with all macros written out. */
export function expanded(value: string, macros: Macros, depth = 0): string {
  if (macros.size === 0 || depth >= deepest) return value
  let result = ''
  let from = 0
  let changed = false
  for (const match of value.matchAll(/\\([A-Za-z]+)/g)) {
    const macro = macros.get(match[1]!)
    if (!macro || match.index < from) continue
    const args: string[] = []
    let end = match.index + match[0].length
    for (let index = 0; index < macro.count; index++) {
      const start = end + (/^\s*/.exec(value.slice(end))?.[0].length ?? 0)
      const close =
        value[start] === '{'
          ? groupEnd(value, start)
          : start + (/^\\[A-Za-z]+|^[^\s{}]/.exec(value.slice(start))?.[0].length ?? 0)
      if (close === undefined || close === start) return value
      args.push(value[start] === '{' ? value.slice(start + 1, close - 1) : value.slice(start, close))
      end = close
    }
    const body = macro.body.replace(/#(\d)/g, (whole, digit: string) => args[Number(digit) - 1] ?? whole)
    // A command that ended where a letter follows must not take it in.
    const glue = /\\[A-Za-z]+$/.test(body) && /^[A-Za-z]/.test(value.slice(end)) ? ' ' : ''
    result += value.slice(from, match.index) + body + glue
    from = end
    changed = true
  }
  result += value.slice(from)
  if (!changed || result.length > longest) return changed ? value : result
  return expanded(result, macros, depth + 1)
}

/** @returns Behind the brace that closes the one at an offset. */
function groupEnd(value: string, from: number): number | undefined {
  let depth = 0
  for (let at = from; at < value.length; at++) {
    const character = value[at]
    if (character === '\\') at++
    else if (character === '{') depth++
    else if (character === '}' && --depth === 0) return at + 1
  }
  return undefined
}
