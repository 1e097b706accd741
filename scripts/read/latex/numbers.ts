/** What LaTeX counts: sections, figures, equations, theorems, and the labels that refer to them. */

import type * as Ast from '@unified-latex/unified-latex-types'
import { argumentOf, nameOf, type Source, walk, written } from './parse.ts'

/** Something that has a number. */
export interface Numbered {
  /** What it is called: `Section`, `Figure`, `Theorem`. */
  name: string
  number: string
}

/** Numbers of nodes and of labels. */
export interface Numbers {
  nodes: Map<Ast.Node, Numbered>
  labels: Map<string, Numbered>
}

/** A kind of theorem. */
export interface Theorem {
  title: string
  /** The counter that it shares. */
  counter: string
  /** Whether it is counted within its section. */
  within: boolean
  numbered: boolean
}

const levels = ['chapter', 'section', 'subsection', 'subsubsection']
const floats: Record<string, string> = {
  figure: 'Figure',
  table: 'Table',
  algorithm: 'Algorithm',
  wrapfigure: 'Figure',
  wraptable: 'Table',
  algorithm2e: 'Algorithm',
  sidewaystable: 'Table',
  deluxetable: 'Table',
  sidewaysfigure: 'Figure',
  listing: 'Listing',
}
const equations = /^(?:equation|align|gather|multline|eqnarray|flalign|alignat|IEEEeqnarray)$/

/** Theorems that classes of journals define by themselves. */
const usual =
  'theorem lemma proposition corollary definition remark example conjecture claim assumption observation fact hypothesis property'

/** @returns Kinds of theorems by the names of their environments. */
export function theoremsOf(text: string): Map<string, Theorem> {
  const kinds = new Map<string, Theorem>(
    usual
      .split(' ')
      .map((name) => [
        name,
        { title: name.charAt(0).toUpperCase() + name.slice(1), counter: name, within: false, numbered: true },
      ]),
  )
  for (const [, star, name = '', shared, title = '', parent] of text.matchAll(
    /\\(?:newtheorem|spnewtheorem|declaretheorem)(\*)?\s*\{([\w*]+)\}(?:\[(\w+)\])?\{([^{}]+)\}(?:\[(\w+)\])?/g,
  )) {
    const sharedKind = shared === undefined ? undefined : kinds.get(shared)
    kinds.set(name, {
      title: title.trim(),
      counter: sharedKind?.counter ?? shared ?? name,
      within: parent !== undefined || (sharedKind?.within ?? false),
      numbered: star === undefined,
    })
  }
  return kinds
}

/** Count everything once, before anything refers to it. */
export function numbersOf(source: Source, theorems: ReadonlyMap<string, Theorem>): Numbers {
  const numbers: Numbers = { nodes: new Map(), labels: new Map() }
  const counts = new Map<string, number>()
  const top = source.root.content.some((node) =>
    [...walk([node])].some((one) => one.type === 'macro' && one.content === 'chapter'),
  )
    ? 0
    : 1
  let appendix = false
  let last: Numbered | undefined
  const next = (counter: string): number => {
    const count = (counts.get(counter) ?? 0) + 1
    counts.set(counter, count)
    return count
  }
  const section = (level: number): string =>
    levels
      .slice(top, level + 1)
      .map((name, index) => {
        const count = counts.get(name) ?? 0
        return appendix && index === 0 ? String.fromCodePoint(64 + Math.max(1, count)) : String(count)
      })
      .join('.')
  const give = (node: Ast.Node, found: Numbered): void => {
    numbers.nodes.set(node, found)
    last = found
  }
  for (const node of walk(source.root.content)) {
    const name = nameOf(node)
    if (node.type === 'macro') {
      const level = levels.indexOf(name)
      if (name === 'appendix') {
        appendix = true
        counts.set(levels[top] ?? 'section', 0)
      } else if (level >= top && !isStarred(node)) {
        next(name)
        for (const below of levels.slice(level + 1)) counts.set(below, 0)
        if (level <= 1) for (const kind of theorems.values()) if (kind.within) counts.set(kind.counter, 0)
        give(node, { name: appendix && level === top ? 'Appendix' : 'Section', number: section(level) })
      } else if (name === 'label' && last) {
        const label = written(argumentOf(node, -1), source).trim()
        // Those within an equation have its number already.
        if (!numbers.labels.has(label)) numbers.labels.set(label, last)
      } else if (name === 'bibitem') give(node, { name: '', number: String(next('bibitem')) })
      else if (name === 'captionof') {
        const kind = written(argumentOf(node, 0), source)
        give(node, { name: floats[kind] ?? 'Figure', number: String(next(floats[kind] ?? 'Figure')) })
      }
    } else if (node.type === 'environment' || node.type === 'mathenv' || node.type === 'verbatim') {
      const plain = name.replace(/\*$/, '')
      const float = floats[plain]
      const kind = theorems.get(name)
      if (float && hasCaption(node)) give(node, { name: float, number: String(next(float)) })
      else if (kind?.numbered) {
        const own = next(kind.counter)
        give(node, { name: kind.title, number: kind.within ? `${section(1)}.${own}` : String(own) })
      } else if (equations.test(name)) equationNumbers(node, source, next, numbers)
    }
  }
  return numbers
}

/** Each row of a group has its number, and its label. */
function equationNumbers(
  node: Ast.Node,
  source: Source,
  next: (counter: string) => number,
  { labels }: Numbers,
): void {
  const text = source.text.slice(node.position?.start.offset, node.position?.end.offset)
  const rows = /^\\begin\{(?:align|gather|eqnarray|flalign|alignat|IEEEeqnarray)/.test(text)
    ? text.split(/\\\\(?![^{}]*\\end\{(?:array|cases|[pbvB]?matrix|aligned|split)\})/)
    : [text]
  for (const row of rows) {
    if (/\\(?:nonumber|notag)(?![a-zA-Z])/.test(row) || !row.trim()) continue
    const number = String(next('equation'))
    for (const [, label = ''] of row.matchAll(/\\label\s*\{([^{}]*)\}/g))
      labels.set(label.trim(), { name: 'Equation', number })
  }
}

function hasCaption(node: Ast.Node): boolean {
  return [...walk([node])].some((one) => one.type === 'macro' && /^(?:table)?caption$/.test(one.content))
}

function isStarred(node: Ast.Macro): boolean {
  return node.args?.[0]?.content.some((one) => one.type === 'string' && one.content === '*') ?? false
}
