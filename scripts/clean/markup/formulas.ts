/** Formulas as GitHub, GitLab and papers write them in Markdown: one shape, and nothing in it that is not drawn. */

import type { InlineMath, Math } from 'mdast-util-math'
import type { Nodes, Parents, Root } from 'mdast'
import type { VFile } from 'vfile'
import { visit } from '#tree/visit.ts'
import { definitionsIn, expanded, type Macros } from './macros.ts'

/** Environments that stand without delimiters. */
const environments =
  /\\begin\{(align|alignat|displaymath|eqnarray|equation|flalign|gather|math|multline)(\*?)\}([^]*?)\\end\{\1\2\}[.,;]?/g
const label = /\s*\\label\s*\{([^{}]{1,100})\}/g
/** The end of a row, for generators that read backslashes of a formula as those of Markdown. */
const doubled = /(?<!\\)\\{4}(?!\\)/g
const reference = /(?:\s|~)*\\(eqref|ref|autoref|cref|Cref)\s*\{([^{}]{1,100})\}/g

/**
 * ````markdown
 * > | ```math
 *     ^^^^^^^ a display formula
 * > | Here $`n`$ is the backlog.
 *          ^^^^^ an inline formula
 * > | \begin{align} … \end{align}
 *     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ a display formula
 * > | $$ d = n \label{eq:wait} $$ … By \eqref{eq:wait}
 *              ^^^^^^^^^^^^^^^ gone     ^^^^^^^^^^^^^^^ (1)
 * ````
 *
 * Macros that the article defines are written out: each formula is drawn by itself.
 *
 * @param root Changed in place.
 */
export function formulas(root: Root, file: VFile): void {
  const source = String(file)
  if (!/[$\\]|(?:```|~~~)\s*math/.test(source)) return
  shape(root, source)
  const all: (InlineMath | Math)[] = []
  const macros: Macros = new Map()
  visit(root, (node) => {
    if (node.type !== 'math' && node.type !== 'inlineMath') return
    all.push(node)
    node.value = definitionsIn(node.value, macros)
  })
  const numbers = numbersOf(all)
  for (const node of all) {
    if (node.type === 'inlineMath') node.value = node.value.replace(/^`([^`]+)`$/, '$1')
    node.value = refer(expanded(node.value.replaceAll(label, ''), macros), numbers)
    if (!/(?<!\\)\\\\(?!\\)/.test(node.value)) node.value = node.value.replaceAll(doubled, '\\\\')
    if (node.type === 'math') node.value = node.value.trim()
  }
  visit(root, (node) => {
    if (node.type === 'text' && node.value.includes('\\')) node.value = refer(node.value, numbers)
    if (!('children' in node)) return
    const parent: Parents = node
    parent.children = (parent.children as Nodes[]).filter(
      (child) => (child.type !== 'math' && child.type !== 'inlineMath') || child.value.trim() !== '',
    ) as typeof parent.children
  })
}

/** Fences, code between dollars, and bare environments. */
function shape(root: Root, source: string): void {
  visit(root, (node) => {
    if (!('children' in node)) return
    const parent: Parents = node
    parent.children = joined(
      (parent.children as Nodes[]).flatMap((child) => shaped(child, source)),
    ) as typeof parent.children
  })
}

function shaped(node: Nodes, source: string): Nodes[] {
  const place = node.position ? { position: node.position } : {}
  if (node.type === 'code' && node.lang?.toLowerCase() === 'math')
    return [{ type: 'math', meta: null, value: node.value, ...place }]
  const first = node.type === 'paragraph' ? node.children[0] : node
  const begins = first && 'value' in first && /^\s*\\begin\{/.test(first.value)
  if (!begins || (node.type === 'code' ? !node.data?.unfenced : node.type !== 'paragraph')) return [node]
  // As it was written: Markdown takes backslashes out.
  const text = source
    .slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
    .replace(/^[ \t]*>[ \t]?/gm, '')
  if (text.replace(environments, '').trim() !== '') return [node]
  return [...text.matchAll(environments)].map((match) => ({
    type: 'math',
    meta: null,
    value: bare(match),
    ...place,
  }))
}

/** @returns The formula of an environment, under a name that KaTeX knows. https://katex.org/docs/support_table */
function bare([whole, name = '', , inner = '']: RegExpExecArray): string {
  if (/^(?:displaymath|equation|math)$/.test(name)) return inner.trim()
  if (name === 'multline') return `\\begin{gathered}${inner}\\end{gathered}`
  if (name === 'eqnarray')
    return `\\begin{aligned}${inner.replace(/&\s*([=<>]|\\[a-z]+)\s*&/g, '&$1')}\\end{aligned}`
  if (name === 'flalign') return `\\begin{aligned}${inner}\\end{aligned}`
  return whole.trim().replace(/[.,;]$/, '')
}

/** `$`, code, `$`: GitLab and GitHub keep Markdown from reading a formula so. */
function joined(children: Nodes[]): Nodes[] {
  const result: Nodes[] = []
  children.forEach((child, at) => {
    const before = result.at(-1)
    const after = children[at + 1]
    if (
      child.type === 'inlineCode' &&
      before?.type === 'text' &&
      after?.type === 'text' &&
      before.value.endsWith('$') &&
      after.value.startsWith('$')
    ) {
      before.value = before.value.slice(0, -1)
      after.value = after.value.slice(1)
      result.push({
        type: 'inlineMath',
        value: child.value,
        ...(child.position && { position: child.position }),
      })
    } else result.push(child)
  })
  return result.filter((child) => child.type !== 'text' || child.value !== '')
}

/** Each label has the number of its formula among those that have one, or the tag that it has. */
function numbersOf(all: readonly (InlineMath | Math)[]): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>()
  for (const { value } of all) {
    const tag = /\\tag\*?\{([^{}]{1,40})\}/.exec(value)?.[1]
    for (const [, name] of value.matchAll(label))
      if (name && !numbers.has(name)) numbers.set(name, tag ?? String(numbers.size + 1))
  }
  return numbers
}

/** What points to a formula says its number; one that points elsewhere says nothing. */
function refer(value: string, numbers: ReadonlyMap<string, string>): string {
  return value.replace(reference, (_, command: string, name: string, at: number) => {
    const number = numbers.get(name.trim())
    if (number === undefined) return ''
    return `${at > 0 ? ' ' : ''}${command === 'ref' ? number : `(${number})`}`
  })
}
