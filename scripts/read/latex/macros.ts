/** Macros of the author: expanded before the text is parsed. */

import { argument, group } from './groups.ts'

interface Macro {
  /** What stands for it, with `#1` to `#9`. */
  body: string
  parameters: number
  /** What its first parameter is where it is left out; then it stands in brackets. */
  fallback?: string
}

interface Definitions {
  macros: Map<string, Macro>
  environments: Map<string, { begin: Macro; end: string }>
}

/** Macros within macros: deeper ones go round in circles. */
const deepest = 30
/** Expansions in a paper; more are a flood. */
const most = 50_000
/** What all becomes at most, characters. */
const longest = 4_000_000

const definition =
  /\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand|DeclareMathOperator|def|gdef|edef|let|(?:New|Renew|Provide|Declare)DocumentCommand|(?:re)?newenvironment|newif)(?![a-zA-Z])\*?/g

/** Names that mean something to the reader itself: their layout is nobody's matter. */
const own =
  /^(?:title|author|date|section|subsection|subsubsection|paragraph|maketitle|cite[a-z]*|ref|label|eqref|item|footnote|caption|begin|end|abstract|thanks|textbf|emph|includegraphics|and|appendix|bibliography|document|thebibliography|itemize|enumerate|figure|table|the\w*)$/

/**
 * ```tex
 * > | \newcommand{\wait}[1]{W_{#1}}  …  $\wait{i}$
 *                                         ^^^^^^^^ W_{i}
 * ```
 *
 * @param text TeX without comments; verbatim text put aside.
 * @returns It without definitions, and with what they define.
 */
export function expandMacros(text: string): string {
  const found: Definitions = { macros: new Map(), environments: new Map() }
  const flags = new Map<string, boolean>()
  const rest = conditionals(collect(text, found, flags), flags)
  const budget = { expansions: most, characters: longest }
  return expand(environments(rest, found), found.macros, budget, 0)
}

function collect(text: string, found: Definitions, flags: Map<string, boolean>): string {
  let result = ''
  let from = 0
  definition.lastIndex = 0
  for (let match = definition.exec(text); match; match = definition.exec(text)) {
    const end = define(text, match[0].replace('*', ''), match.index + match[0].length, found, flags)
    if (end === undefined) continue
    result += text.slice(from, match.index)
    from = end
    definition.lastIndex = end
  }
  return result + text.slice(from)
}

function define(
  text: string,
  kind: string,
  start: number,
  found: Definitions,
  flags: Map<string, boolean>,
): number | undefined {
  if (kind === '\\newif') {
    const name = /^\s*\\if([a-zA-Z@]+)/.exec(text.slice(start, start + 80))
    if (name?.[1]) flags.set(name[1], false)
    return name ? start + name[0].length : undefined
  }
  if (kind.endsWith('newenvironment')) return defineEnvironment(text, start, found)
  const head = argument(text, start)
  const name = /^\s*\\([a-zA-Z@]+|.)\s*$/.exec(head?.content ?? '')?.[1]
  if (!head || name === undefined) return undefined
  if (kind === '\\let') {
    const other = /^\s*=?\s*(\\([a-zA-Z@]+|.))/.exec(text.slice(head.end, head.end + 80))
    if (!other?.[1]) return undefined
    add(found, name, found.macros.get(other[2] ?? '') ?? { body: other[1], parameters: 0 })
    return head.end + other[0].length
  }
  if (kind.endsWith('def')) {
    const parameters = /^[^{}]*/.exec(text.slice(head.end, head.end + 100))?.[0] ?? ''
    const body = group(text, head.end + parameters.length, '{}')
    // Delimited parameters are programs.
    if (body && /^(?:\s*#\d)*\s*$/.test(parameters))
      add(found, name, { body: body.content, parameters: parameters.match(/#/g)?.length ?? 0 })
    return body?.end
  }
  if (kind.endsWith('MathOperator')) {
    const words = group(text, head.end, '{}')
    if (words) add(found, name, { body: `\\operatorname*{${words.content}}`, parameters: 0 })
    return words?.end
  }
  if (kind.endsWith('DocumentCommand')) {
    const signature = group(text, head.end, '{}')
    const body = signature && group(text, signature.end, '{}')
    if (signature && body && /^[m\s]*$/.test(signature.content))
      add(found, name, { body: body.content, parameters: signature.content.replace(/\s/g, '').length })
    return body?.end
  }
  const { parameters, fallback, end } = parametersAt(text, head.end)
  const body = argument(text, end)
  if (body)
    add(found, name, { body: body.content, parameters, ...(fallback === undefined ? {} : { fallback }) })
  return body?.end
}

function parametersAt(text: string, start: number): { parameters: number; fallback?: string; end: number } {
  const count = group(text, start, '[]')
  const fallback = count && group(text, count.end, '[]')
  return {
    parameters: Math.min(9, Number.parseInt(count?.content ?? '0', 10) || 0),
    ...(fallback ? { fallback: fallback.content } : {}),
    end: fallback?.end ?? count?.end ?? start,
  }
}

function defineEnvironment(text: string, start: number, found: Definitions): number | undefined {
  const name = group(text, start, '{}')
  if (!name) return undefined
  const { parameters, fallback, end } = parametersAt(text, name.end)
  const begin = group(text, end, '{}')
  const last = begin && group(text, begin.end, '{}')
  if (!begin || !last) return undefined
  if (!own.test(name.content) && !begin.content.includes(`\\begin{${name.content}}`))
    found.environments.set(name.content, {
      begin: { body: begin.content, parameters, ...(fallback === undefined ? {} : { fallback }) },
      end: last.content,
    })
  return last.end
}

function add(found: Definitions, name: string, macro: Macro): void {
  const circular = new RegExp(`\\\\${name.replace(/[^a-zA-Z]/g, '\\$&')}(?![a-zA-Z@])`).test(macro.body)
  if (own.test(name) || circular || (/^[^a-zA-Z]$/.test(name) && /[\\&%$#_{}]/.test(name))) return
  found.macros.set(name, macro)
}

/** `\iffalse … \fi`, and the flags of `\newif`. */
function conditionals(text: string, flags: Map<string, boolean>): string {
  for (const [, name, value] of text.matchAll(/\\([a-zA-Z@]+?)(true|false)(?![a-zA-Z])/g))
    if (name !== undefined && flags.has(name)) flags.set(name, value === 'true')
  let result = text
  // From the inside out, ten deep.
  for (let depth = 0; depth < 10; depth++) {
    const before = result
    result = result.replace(
      /\\if([a-zA-Z@]+)(?![a-zA-Z])((?:(?!\\if[a-zA-Z@]|\\fi(?![a-zA-Z]))[^])*)\\fi(?![a-zA-Z])/g,
      (whole, name: string, body: string) => {
        const holds = name === 'true' ? true : name === 'false' ? false : flags.get(name)
        if (
          holds === undefined &&
          !/^(?:x|num|dim|cat|mmode|hmode|defined|csname|PDFTeX|XeTeX|LuaTeX|pdf)/.test(name)
        )
          return whole
        const [then = '', otherwise = ''] = body.split(/\\else(?![a-zA-Z])/)
        return holds === undefined ? otherwise : holds ? then : otherwise
      },
    )
    if (result === before) return result
  }
  return result
}

function environments(text: string, { environments }: Definitions): string {
  let result = text
  for (const [name, { begin, end }] of environments) {
    const opening = `\\begin{${name}}`
    let at = result.indexOf(opening)
    for (let count = 0; at >= 0 && count < 1000; count++) {
      const used = applied(begin, result, at + opening.length)
      result = result.slice(0, at) + used.value + result.slice(used.end)
      at = result.indexOf(opening, at + used.value.length)
    }
    result = result.replaceAll(`\\end{${name}}`, () => end)
  }
  return result
}

function applied(macro: Macro, text: string, start: number): { value: string; end: number } {
  const values: string[] = []
  let end = start
  for (let index = 0; index < macro.parameters; index++) {
    const optional = index === 0 && macro.fallback !== undefined
    const found = optional ? group(text, end, '[]') : argument(text, end)
    values.push(found?.content ?? (optional ? (macro.fallback ?? '') : ''))
    end = found?.end ?? end
  }
  let value = macro.body.replace(/#(\d)([a-zA-Z])?/g, (_, digit: string, next: string | undefined) => {
    const given = values[Number(digit) - 1] ?? ''
    // A command at the end of what is put in would swallow the letter behind it.
    return given + (next && /\\[a-zA-Z@]+$/.test(given) ? ' ' : '') + (next ?? '')
  })
  value = value.replace(/\\xspace(?![a-zA-Z])\s*$/, '')
  if (/\\[a-zA-Z@]+$/.test(value) && /^[a-zA-Z]/.test(text.slice(end, end + 1))) value += ' '
  return { value, end }
}

function expand(
  text: string,
  macros: ReadonlyMap<string, Macro>,
  budget: { expansions: number; characters: number },
  depth: number,
): string {
  if (macros.size === 0 || depth > deepest) return text
  const command = /\\([a-zA-Z@]+|[^a-zA-Z@])/g
  const parts: string[] = []
  let from = 0
  for (let match = command.exec(text); match; match = command.exec(text)) {
    const macro = macros.get(match[1] ?? '')
    if (!macro || budget.expansions <= 0 || budget.characters <= 0) continue
    budget.expansions--
    const { value, end } = applied(macro, text, match.index + match[0].length)
    parts.push(text.slice(from, match.index))
    const expanded = expand(value, macros, budget, depth + 1)
    budget.characters -= expanded.length
    parts.push(expanded)
    from = end
    command.lastIndex = end
  }
  return parts.join('') + text.slice(from)
}
