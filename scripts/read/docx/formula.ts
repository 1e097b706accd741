/** Formulas of Word (OMML: ISO/IEC 29500-1, § 22.1) → TeX that KaTeX draws. */

import { characters, joined } from '#hast/tex/characters.ts'
import {
  accents,
  braced,
  brackets,
  functionName,
  functions,
  large,
  plainText,
  scripts,
} from '#hast/tex/pieces.ts'
import { elementsOf, isOn, textOf, valueOf, within, type Xml } from './xml.ts'

/*
 * Own code: of the packages that convert OMML, `omml2mathml` is from 2017, needs a browser's document
 * model (jsdom 9), and gives MathML, which is a second translation away from TeX.
 */

/**
 * ```xml
 * > | <m:f><m:num><m:r><m:t>n</m:t></m:r></m:num><m:den> … r … </m:den></m:f>    \frac{n}{r}
 * > | <m:sSub><m:e> … x … </m:e><m:sub> … i … </m:sub></m:sSub>                   x_i
 * ```
 *
 * @param math `m:oMath`, or any element in one.
 */
export function tex(math: Xml): string {
  return all(math, false)
}

type Convert = (element: Xml, ampersand: boolean) => string

/** One row an element; of what is not here, the children are read. */
const elements: Record<string, Convert> = {
  'm:r': run,
  'w:r': (element) => characters(textOf(element), false),
  'm:f': fraction,
  'm:sSup': (element) => scripts(part(element, 'm:e'), undefined, part(element, 'm:sup')),
  'm:sSub': (element) => scripts(part(element, 'm:e'), part(element, 'm:sub'), undefined),
  'm:sSubSup': (element) => scripts(part(element, 'm:e'), part(element, 'm:sub'), part(element, 'm:sup')),
  'm:sPre': (element) =>
    joined(scripts('{}', part(element, 'm:sub'), part(element, 'm:sup')), part(element, 'm:e')),
  'm:nary': nary,
  'm:rad': (element) => {
    const degree = isOn(within(element, 'm:radPr', 'm:degHide')) ? '' : part(element, 'm:deg')
    return `\\sqrt${degree ? `[${degree}]` : ''}{${part(element, 'm:e')}}`
  },
  'm:d': delimited,
  'm:func': (element) => {
    const inner = part(element, 'm:e')
    return joined(functionName(part(element, 'm:fName')), /^[\w\\(]/.test(inner) ? inner : `{${inner}}`)
  },
  'm:limLow': (element) => limit(element, '_', 'underset'),
  'm:limUpp': (element) => limit(element, '^', 'overset'),
  'm:acc': accent,
  'm:bar': (element) =>
    `\\${valueOf(within(element, 'm:barPr', 'm:pos')) === 'top' ? 'overline' : 'underline'}{${part(element, 'm:e')}}`,
  'm:groupChr': group,
  'm:borderBox': (element) => `\\boxed{${part(element, 'm:e')}}`,
  'm:phant': (element) =>
    isOn(within(element, 'm:phantPr', 'm:show')) === false
      ? `\\phantom{${part(element, 'm:e')}}`
      : part(element, 'm:e'),
  'm:eqArr': (element) => array(element, 'aligned'),
  'm:m': (element) => matrix(element, 'comparisonTable'),
  'w:del': () => '',
  'w:moveFrom': () => '',
}

function all(parent: Xml, ampersand: boolean): string {
  let result = ''
  for (const element of elementsOf(parent)) {
    if (element.name.endsWith('Pr')) continue
    result = joined(result, (elements[element.name] ?? all)(element, ampersand))
  }
  return result
}

function part(element: Xml, name: string): string {
  const found = within(element, name)
  return found ? all(found, false).trim() : ''
}

const weights: Record<string, string> = { b: 'mathbf', bi: 'boldsymbol' }
const families: Record<string, string> = {
  'double-struck': 'mathbb',
  fraktur: 'mathfrak',
  monospace: 'mathtt',
  'sans-serif': 'mathsf',
  script: 'mathcal',
}

function run(element: Xml, ampersand: boolean): string {
  const properties = within(element, 'm:rPr')
  const text = textOf(element)
  if (isOn(within(properties, 'm:nor'))) return text.trim() ? `\\text{${plainText(text)}}` : '\\ '
  const value = characters(text, ampersand)
  const style = valueOf(within(properties, 'm:sty')) ?? ''
  const command = families[valueOf(within(properties, 'm:scr')) ?? ''] ?? weights[style]
  if (command && /[\p{L}\p{N}]/u.test(text)) return `\\${command}{${value}}`
  const word = /^\p{L}{2,}$/u.test(text) && style === 'p'
  if (!word) return value
  return functions.has(text) ? `\\${text}` : /^[a-z]+$/i.test(text) ? `\\mathrm{${text}}` : value
}

function fraction(element: Xml): string {
  const [top, bottom] = [part(element, 'm:num'), part(element, 'm:den')]
  const type = valueOf(within(element, 'm:fPr', 'm:type'))
  if (type === 'lin' || type === 'skw') return `{${top}}/{${bottom}}`
  if (type === 'noBar') return `\\genfrac{}{}{0pt}{}{${top}}{${bottom}}`
  return `\\frac{${top}}{${bottom}}`
}

function nary(element: Xml): string {
  const properties = within(element, 'm:naryPr')
  const sign = valueOf(within(properties, 'm:chr')) ?? '∫'
  const operator = large[sign] ?? `\\mathop{${characters(sign, false)}}`
  const place = valueOf(within(properties, 'm:limLoc'))
  const isIntegral = /i?int$/.test(operator)
  const limits =
    place === 'undOvr' && isIntegral ? '\\limits' : place === 'subSup' && !isIntegral ? '\\nolimits' : ''
  const below = isOn(within(properties, 'm:subHide')) ? '' : part(element, 'm:sub')
  const above = isOn(within(properties, 'm:supHide')) ? '' : part(element, 'm:sup')
  let result = operator + (below || above ? limits : '')
  if (below) result += `_${braced(below)}`
  if (above) result += `^${braced(above)}`
  const inner = part(element, 'm:e')
  return inner && /[\w}]$/.test(result) ? `${result} ${inner}` : result + inner
}

const matrices: Record<string, string> = {
  '()': 'pmatrix',
  '[]': 'bmatrix',
  '||': 'vmatrix',
  '‖‖': 'Vmatrix',
  '{}': 'Bmatrix',
}

function delimited(element: Xml): string {
  const properties = within(element, 'm:dPr')
  const [begin, separator, end] = ['m:begChr', 'm:sepChr', 'm:endChr'].map((name, at) => {
    const found = within(properties, name)
    return found ? (valueOf(found) ?? '') : '(|)'.charAt(at)
  }) as [string, string, string]
  const parts = elementsOf(element).filter(({ name }) => name === 'm:e')
  const inner = parts.length === 1 ? elementsOf(parts[0]).filter(({ name }) => !name.endsWith('Pr')) : []
  const [only] = inner.length === 1 ? inner : []
  if (only?.name === 'm:m' && matrices[begin + end]) return matrix(only, matrices[begin + end] ?? '')
  if (only?.name === 'm:eqArr' && begin === '{' && end === '') return array(only, 'cases')
  if (only?.name === 'm:m' && begin === '{' && end === '') return matrix(only, 'cases')
  if (only?.name === 'm:f' && begin === '(' && end === ')' && isBinomial(only))
    return `\\binom{${part(only, 'm:num')}}{${part(only, 'm:den')}}`
  const middle = brackets[separator] ?? characters(separator, false)
  const content = parts.map((one) => all(one, false)).join(separator === '' ? '' : `\\middle${middle}`)
  const [left, right] = [begin, end].map((sign) => brackets[sign] ?? '.') as [string, string]
  if (left.includes('!')) return `${left}${content}${right}`
  return `${joined(`\\left${left}`, content)}\\right${right}`
}

function isBinomial(element: Xml): boolean {
  return valueOf(within(element, 'm:fPr', 'm:type')) === 'noBar'
}

function accent(element: Xml): string {
  const sign = valueOf(within(element, 'm:accPr', 'm:chr')) ?? '\u0302'
  const inner = part(element, 'm:e')
  const row = accents[sign]
  if (!row) return `\\overset{${characters(sign, false)}}{${inner}}`
  return `\\${row[/^(?:.|\\[a-z]+(?:\{.\})?)$/iu.test(inner) ? 0 : 1]}{${inner}}`
}

function group(element: Xml): string {
  const properties = within(element, 'm:groupChrPr')
  const sign = valueOf(within(properties, 'm:chr')) ?? '⏟'
  const inner = part(element, 'm:e')
  if (sign === '⏟') return `\\underbrace{${inner}}`
  if (sign === '⏞') return `\\overbrace{${inner}}`
  const mark = characters(sign, false)
  return valueOf(within(properties, 'm:pos')) === 'top'
    ? `\\overset{${mark}}{${inner}}`
    : `\\overset{${inner}}{${mark}}`
}

/** What stands below or above: limits of an operator, words of a brace, else a small line of its own. */
function limit(element: Xml, mark: '^' | '_', command: 'overset' | 'underset'): string {
  const base = functionName(part(element, 'm:e'))
  const small = part(element, 'm:lim')
  // A brace is the limit of what it holds together, for some programs.
  if (small === '⏟' || small === '⏞') return `\\${small === '⏟' ? 'underbrace' : 'overbrace'}{${base}}`
  const isOperator =
    /^\\(?:lim|max|min|sup|inf|limsup|liminf|gcd|det|sum|prod|int|bigcup|bigcap|underbrace\{[^]*\}|overbrace\{[^]*\})$/
  if (isOperator.test(base)) return `${base}${mark}${braced(small)}`
  const named = /^\\operatorname\{(.*)\}$/.exec(base)
  if (named && mark === '_') return `\\operatorname*{${named[1]}}_${braced(small)}`
  return `\\${command}{${small}}{${base}}`
}

/** Word writes the number of an equation behind `#`. */
const numbered = /\\#(?:\\left)?\(([^()]*?)(?:\\right)?\)\s*$/

function array(element: Xml, environment: 'aligned' | 'cases'): string {
  const rows = elementsOf(element)
    .filter(({ name }) => name === 'm:e')
    .map((row) => all(row, true).trim())
  const tag = rows.map((row) => numbered.exec(row)?.[1]).find((found) => found !== undefined)
  const plain = rows.map((row) => row.replace(numbered, ''))
  const only =
    plain.length === 1 && environment === 'aligned' ? plain[0]?.replaceAll(/(?<!\\)&/g, '') : undefined
  const body = only ?? `\\begin{${environment}}${plain.join('\\\\ ')}\\end{${environment}}`
  return tag === undefined ? body : `${body}\\tag{${tag}}`
}

function matrix(element: Xml, environment: string): string {
  const rows = elementsOf(element)
    .filter(({ name }) => name === 'm:mr')
    .map((row) =>
      elementsOf(row)
        .map((cell) => all(cell, false).trim())
        .join(' & '),
    )
  return `\\begin{${environment}}${rows.join('\\\\ ')}\\end{${environment}}`
}
