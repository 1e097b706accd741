/** MathML of pages → TeX that KaTeX draws. */

import type { Element } from 'hast'
import { attribute, textOf } from '../walk.ts'
import { characters, joined } from './characters.ts'
import { accents, braced, brackets, functionName, functions, large, plainText, scripts } from './pieces.ts'

/*
 * Own code: `mathml-to-latex`, the one package that is kept, writes other signs than the formula has
 * (findings/mathml-to-latex-other-signs.sh), parts pairs of brackets and names commands that KaTeX has not.
 */

/** Formulas nest less deep than that; what is below is read as text. */
const deepest = 100

type Convert = (element: Element, depth: number) => string

/**
 * ```html
 * > | <mfrac><mn>1</mn><msup><mi>x</mi><mn>2</mn></msup></mfrac>    \frac{1}{x^2}
 * > | <mrow><mo>(</mo><mi>y</mi><mo>|</mo><mi>x</mi><mo>)</mo></mrow>    (y|x)
 * ```
 *
 * @param math `math`, or any element in one: those of MathML Core, and what older pages have besides.
 *   https://www.w3.org/TR/mathml-core/
 */
export function texOfMathML(math: Element): string {
  return row(math, 0).trim()
}

/** One row an element; of what is not here, the children are read. */
const converters: Record<string, Convert> = {
  annotation: () => '',
  'annotation-xml': () => '',
  maction: (element, depth) => child(element, 0, depth),
  menclose,
  mfenced,
  mfrac,
  mi,
  mmultiscripts,
  mn: (element) => characters(textOf(element).trim(), false).replace(/,(?=\d)/g, '{,}'),
  mo,
  mover: (element, depth) => limits(element, undefined, 1, depth),
  mphantom: (element, depth) => `\\phantom{${row(element, depth)}}`,
  mroot: (element, depth) => `\\sqrt[${child(element, 1, depth)}]{${child(element, 0, depth)}}`,
  ms: (element) => `\\text{"${plainText(textOf(element))}"}`,
  mspace,
  msqrt: (element, depth) => `\\sqrt{${row(element, depth)}}`,
  msub: (element, depth) => scripts(child(element, 0, depth), child(element, 1, depth), undefined),
  msubsup: (element, depth) =>
    scripts(child(element, 0, depth), child(element, 1, depth), child(element, 2, depth)),
  msup: (element, depth) => scripts(child(element, 0, depth), undefined, child(element, 1, depth)),
  mtable: (element, depth) => {
    const sides = attribute(element, 'columnalign')
    return table(element, /right\s+left/.test(sides) ? 'aligned' : 'matrix', depth)
  },
  mtext: (element) => {
    const text = textOf(element).replace(/[\s\u00a0]+/g, ' ')
    return text.trim() ? `\\text{${plainText(text)}}` : '\\ '
  },
  munder: (element, depth) => limits(element, 1, undefined, depth),
  munderover: (element, depth) => limits(element, 1, 2, depth),
}

function children(element: Element): Element[] {
  return element.children.filter((one) => one.type === 'element')
}

function convert(element: Element, depth: number): string {
  if (depth > deepest) return characters(textOf(element).trim(), false)
  return (converters[element.tagName] ?? row)(element, depth + 1)
}

/** @returns A child by its place; empty where it is missing. */
function child(element: Element, at: number, depth: number): string {
  const found = children(element)[at]
  return found ? convert(found, depth).trim() : ''
}

/** Elements that are higher than a line: brackets around them grow. */
const tall = new Set(['mfrac', 'mover', 'mtable', 'munder', 'munderover'])

/** Elements behind one another; brackets around something high are a pair. */
function row(element: Element, depth: number): string {
  const parts = children(element)
  const [first, last] = [sign(parts[0]), sign(parts.at(-1))]
  const inner = parts.slice(1, -1)
  const only = inner.length === 1 && inner[0]?.tagName === 'mtable' ? inner[0] : undefined
  if (only && matrices[first + last]) return table(only, matrices[first + last] ?? '', depth)
  const rest = parts.slice(1)
  if (first === '{' && rest.length === 1 && rest[0]?.tagName === 'mtable')
    return table(rest[0], 'cases', depth)
  const pair = first !== '' && last !== '' && parts.length > 2 && brackets[first] && brackets[last]
  if (pair && opening.has(first) && inner.some((one) => isTall(one, 0))) {
    const content = inner.reduce((all, one) => joined(all, convert(one, depth)), '')
    return `${joined(`\\left${brackets[first]}`, content)}\\right${brackets[last]}`
  }
  return parts.reduce((all, one) => joined(all, convert(one, depth)), '')
}

function isTall(element: Element, depth: number): boolean {
  return depth < 4 && (tall.has(element.tagName) || children(element).some((one) => isTall(one, depth + 1)))
}

const opening = new Set('([{⟨〈⌊⌈|‖∥⟦')

const matrices: Record<string, string> = {
  '()': 'pmatrix',
  '[]': 'bmatrix',
  '{}': 'Bmatrix',
  '||': 'vmatrix',
  '‖‖': 'Vmatrix',
  '∥∥': 'Vmatrix',
}

/** @returns The sign of an operator; empty for anything else. */
function sign(element: Element | undefined): string {
  return element?.tagName === 'mo' ? textOf(element).trim() : ''
}

const variants: Record<string, string> = {
  bold: 'mathbf',
  'bold-fraktur': 'mathfrak',
  'bold-italic': 'boldsymbol',
  'bold-script': 'mathcal',
  'double-struck': 'mathbb',
  fraktur: 'mathfrak',
  monospace: 'mathtt',
  normal: 'mathrm',
  'sans-serif': 'mathsf',
  script: 'mathcal',
}

/** A name: one letter is slanted, several are upright, as MathML says. */
function mi(element: Element): string {
  const text = textOf(element).trim()
  if (functions.has(text)) return `\\${text}`
  const value = characters(text, false)
  const variant = variants[attribute(element, 'mathvariant')]
  if (variant && /^[\p{L}\p{N}\s]+$/u.test(text) && !value.startsWith('\\math'))
    return variant === 'mathrm' && !/^[A-Za-z]+$/.test(text) ? value : `\\${variant}{${value}}`
  return /^[A-Za-z]{2,}$/.test(text) ? `\\mathrm{${text}}` : value
}

function mo(element: Element): string {
  const text = textOf(element).trim()
  const big = large[text]
  if (big) return big
  if (/^\p{L}{2,}$/u.test(text)) return functionName(text)
  return ['{', '}', '⟨', '⟩', '〈', '〉', '⌊', '⌋', '⌈', '⌉', '⟦', '⟧'].includes(text)
    ? (brackets[text] ?? text)
    : characters(text, false)
}

/** Widths of TeX's spaces, em. */
function mspace(element: Element): string {
  const width = Number(/^(-?[\d.]+)em$/.exec(attribute(element, 'width'))?.[1] ?? 0)
  if (width < 0) return '\\!'
  if (width >= 2) return '\\qquad'
  if (width >= 1) return '\\quad'
  return width >= 0.15 ? '\\,' : ''
}

function mfrac(element: Element, depth: number): string {
  const [top, bottom] = [child(element, 0, depth), child(element, 1, depth)]
  if (attribute(element, 'bevelled') === 'true') return `{${top}}/{${bottom}}`
  const line = attribute(element, 'linethickness')
  return /^0(?:px|em|pt|%)?$/.test(line)
    ? `\\genfrac{}{}{0pt}{}{${top}}{${bottom}}`
    : `\\frac{${top}}{${bottom}}`
}

function mfenced(element: Element, depth: number): string {
  const of = (name: string, otherwise: string): string =>
    name in element.properties ? attribute(element, name).trim() : otherwise
  const separators = of('separators', ',').replace(/\s/g, '')
  const parts = children(element)
  const content = parts
    .map((one, at) => {
      const mark = at === parts.length - 1 ? '' : (separators[at] ?? separators.at(-1) ?? '')
      return convert(one, depth) + (mark && characters(mark, false))
    })
    .join('')
  const [left, right] = [of('open', '('), of('close', ')')].map((one) => brackets[one] ?? '.')
  return `${joined(`\\left${left}`, content)}\\right${right}`
}

function menclose(element: Element, depth: number): string {
  const content = row(element, depth)
  const kind = attribute(element, 'notation')
  if (/box|circle/.test(kind)) return `\\boxed{${content}}`
  if (/diagonalstrike/.test(kind)) return `\\cancel{${content}}`
  if (kind === 'top') return `\\overline{${content}}`
  if (kind === 'bottom') return `\\underline{${content}}`
  return kind === 'radical' ? `\\sqrt{${content}}` : content
}

/** Scripts on both sides: pairs behind the base, then, behind a mark, pairs in front of it. */
function mmultiscripts(element: Element, depth: number): string {
  const [base, ...rest] = children(element)
  const mark = rest.findIndex(({ tagName }) => tagName === 'mprescripts')
  const pairs = (parts: Element[]): [string, string][] =>
    parts.flatMap((one, at) =>
      at % 2 === 0 ? [[script(one, depth), script(parts[at + 1], depth)] as [string, string]] : [],
    )
  const behind = pairs(mark < 0 ? rest : rest.slice(0, mark))
  const before = mark < 0 ? [] : pairs(rest.slice(mark + 1))
  let result = base ? convert(base, depth) : ''
  for (const [below, above] of behind) result = scripts(result, below || undefined, above || undefined)
  const front = before.map(([below, above]) => scripts('{}', below || undefined, above || undefined)).join('')
  return joined(front, result)
}

function script(element: Element | undefined, depth: number): string {
  return element && element.tagName !== 'none' ? convert(element, depth).trim() : ''
}

/** Marks that stand below, as those above. */
const lines = new Set(['_', '¯', '‾', '\u0332', '̲'])

/** What stands below and above: limits of an operator, a mark, a brace, words on an arrow, else small lines. */
function limits(
  element: Element,
  below: number | undefined,
  above: number | undefined,
  depth: number,
): string {
  const parts = children(element)
  const base = child(element, 0, depth)
  const under = below === undefined ? '' : child(element, below, depth)
  const over = above === undefined ? '' : child(element, above, depth)
  const [low, high] = [below, above].map((at) => (at === undefined ? '' : sign(parts[at])))
  if (isOperator(base)) return base + (under && `_${braced(under)}`) + (over && `^${braced(over)}`)
  if (base === '\\to' || base === '\\rightarrow') return `\\xrightarrow${under && `[${under}]`}{${over}}`
  let result = base
  if (low === '⏟') result = `\\underbrace{${result}}`
  else if (low !== undefined && lines.has(low)) result = `\\underline{${result}}`
  else if (under) result = `\\underset{${under}}{${result}}`
  const mark = accents[high ?? '']
  if (high === '⏞') return `\\overbrace{${result}}`
  if (mark) return `\\${mark[/^(?:.|\\[a-zA-Z]+)$/u.test(result) ? 0 : 1]}{${result}}`
  return over ? `\\overset{${over}}{${result}}` : result
}

function isOperator(base: string): boolean {
  const name = /^\\([a-z]+)$/i.exec(base)?.[1]
  if (name && Object.values(large).includes(base)) return true
  return (
    /^\\(?:arg|lim|max|min|sup|inf|limsup|liminf|gcd|det|Pr)$/.test(base) ||
    /^\\(?:under|over)brace\{[^]*\}$/.test(base)
  )
}

function table(element: Element, environment: string, depth: number): string {
  const rows = children(element)
    .filter(({ tagName }) => tagName === 'mtr' || tagName === 'mlabeledtr')
    .map((line) =>
      children(line)
        // The first cell of a line with a label is its number.
        .slice(line.tagName === 'mlabeledtr' ? 1 : 0)
        .map((cell) => row(cell, depth).trim())
        .join(' & '),
    )
  return `\\begin{${environment}}${rows.join('\\\\ ')}\\end{${environment}}`
}
