/** Text within a line. */

import type * as Ast from '@unified-latex/unified-latex-types'
import type { PhrasingContent } from 'mdast'
import { say } from '#message/say.ts'
import { citation } from '../paper/cite.ts'
import { katexTex } from '../paper/tex.ts'
import type { Block, Context } from './context.ts'
import { argumentOf, mathText, placeOf, written } from './parse.ts'
import { percent } from './protect.ts'
import { accented, characterOf, isAccent, ligatures, silent } from './symbols.ts'

/** Commands around words, with the node that they become. */
const around: Record<string, 'emphasis' | 'strong' | ''> = {
  textbf: 'strong',
  emph: 'emphasis',
  textit: 'emphasis',
  textsl: 'emphasis',
  bfseries: 'strong',
  bf: 'strong',
  em: 'emphasis',
  it: 'emphasis',
  itshape: 'emphasis',
  underline: '',
  uline: '',
  textsc: '',
  textrm: '',
  textsf: '',
  textup: '',
  textmd: '',
  textnormal: '',
  mbox: '',
  hbox: '',
  text: '',
  makecell: '',
  thead: '',
  textcolor: '',
  colorbox: '',
  colhead: '',
  hyperlink: '',
  hypertarget: '',
  resizebox: '',
  scalebox: '',
  rotatebox: '',
  adjustbox: '',
  parbox: '',
  raisebox: '',
  fbox: '',
  framebox: '',
  centerline: '',
  multicolumn: '',
  multirow: '',
  MakeUppercase: '',
  uppercase: '',
  lowercase: '',
  hl: '',
  texorpdfstring: '',
  acks: '',
  textsuperscript: '',
  textsubscript: '',
  enquote: '',
  textquote: '',
  subcaption: '',
  caption: '',
  so: '',
  ul: '',
  small: '',
  vphantom: '',
  smash: '',
  name: '',
}
const declarations = /^(?:bf|bfseries|em|it|itshape|tt|ttfamily|sc|scshape)$/
/** Names that \cref and \autoref write before a number. */
const named = /^(?:autoref|cref|Cref|vref|nameref)$/
const textual = /^(?:citet|Citet|textcite|citealt|Textcite)$/

/**
 * ```tex
 * > | It falls by 12\% \citep{hale2011order}; see \emph{Table}~\ref{tab:main} and $x^2$.
 *                   ^   ^^^^^^^^^^^^^^^^^^^^^      ^^^^^ emphasis ^^^^^^^^^^^^^ 1  ^^^ inlineMath
 * ```
 */
export function phrasing(nodes: readonly Ast.Node[], context: Context): PhrasingContent[] {
  const result: PhrasingContent[] = []
  const text = (value: string, node?: Ast.Node): void => {
    const last = result.at(-1)
    const place = node && placeOf([node])
    if (last?.type === 'text') {
      last.value += value
      if (place && last.position) last.position = { start: last.position.start, end: place.end }
    } else if (value) result.push({ type: 'text', value, ...(place ? { position: place } : {}) })
  }
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at] as Ast.Node
    if (node.type === 'string') text(node.content === '~' ? ' ' : node.content.replaceAll('~', ' '), node)
    else if (node.type === 'whitespace' || node.type === 'parbreak') text(between(result) ? '' : ' ')
    else if (node.type === 'inlinemath' || node.type === 'displaymath') math(node, context, result, text)
    else if (node.type === 'verb') result.push({ type: 'inlineCode', value: node.content, ...placed(node) })
    else if (node.type === 'group') {
      const declared = node.content.find((one) => one.type === 'macro' && declarations.test(one.content))
      const inner = phrasing(node.content, context)
      if (declared?.type === 'macro') wrap(declared.content, inner, node, result)
      else result.push(...inner)
    } else if (node.type === 'macro') at += macro(node, nodes, at, context, result, text)
    else if (node.type === 'environment' || node.type === 'mathenv') {
      const words = node.type === 'environment' ? phrasing(node.content, context) : []
      result.push(...words)
    }
  }
  return tidy(result)
}

/** Whether a white space would follow another. */
function between(result: readonly PhrasingContent[]): boolean {
  const last = result.at(-1)
  return last?.type === 'text' && /[ \n]$/.test(last.value)
}

function placed(node: Ast.Node): { position?: NonNullable<ReturnType<typeof placeOf>> } {
  const position = placeOf([node])
  return position ? { position } : {}
}

function math(
  node: Ast.InlineMath | Ast.DisplayMath,
  { source }: Context,
  result: PhrasingContent[],
  text: (value: string) => void,
): void {
  const tex = katexTex(mathText(node, source)).replace(/\s+/g, ' ')
  // `$\sim$5`, `$\%$` and numbers are words.
  if (/^[\d.,]+$/.test(tex)) text(tex)
  else if (tex) result.push({ type: 'inlineMath', value: tex, ...placed(node) })
}

function wrap(name: string, children: PhrasingContent[], node: Ast.Node, result: PhrasingContent[]): void {
  const type = around[name]
  if (children.length === 0) return
  if (type === 'strong' || type === 'emphasis') result.push({ type, children: children, ...placed(node) })
  else if (/^(?:texttt|tt|ttfamily|code)$/.test(name))
    result.push({ type: 'inlineCode', value: plain(children), ...placed(node) })
  else result.push(...children)
}

/** @returns How many of the nodes behind it a command took along. */
function macro(
  node: Ast.Macro,
  nodes: readonly Ast.Node[],
  at: number,
  context: Context,
  result: PhrasingContent[],
  text: (value: string, node?: Ast.Node) => void,
): number {
  const name = node.content
  const given = (): string => written(argumentOf(node, -1), context.source).trim()
  if (isAccent(name)) return accent(node, nodes, at, context, text)
  if (name === 'url' || name === 'path' || name === 'nolinkurl')
    link(given(), [{ type: 'text', value: given().replaceAll(percent, '%') }], node, result)
  else if (name === 'href')
    link(written(argumentOf(node, -2), context.source), context.phrasing(argumentOf(node, -1)), node, result)
  else if (/^(?:cite|Cite|parencite|textcite|autocite|footcite|supercite|onlinecite)/.test(name))
    text(cited(node, context), node)
  else if (/^(?:ref|eqref|autoref|[cC]ref|vref|pageref|nameref|subref|secref|figref)$/.test(name))
    text(reference(name, given(), context), node)
  else if (name === 'footnote') footnote(node, context, result)
  else if (name === 'includegraphics')
    result.push({ type: 'image', url: given(), alt: '', title: null, ...placed(node) })
  else if (name === 'ensuremath')
    result.push({ type: 'inlineMath', value: katexTex(given()), ...placed(node) })
  else if (name === 'texttt' || name === 'code')
    result.push({ type: 'inlineCode', value: plain(context.phrasing(argumentOf(node, -1))), ...placed(node) })
  else if (name === 'textsuperscript' || name === 'textsubscript')
    text(plain(context.phrasing(argumentOf(node, -1))), node)
  else if (characterOf(name) !== undefined) {
    text(characterOf(name) ?? '', node)
    // TeX skips the white space behind a letter that is written by a command: `Fj\o rd`.
    if (/^\p{L}{1,2}$/u.test(characterOf(name) ?? '') && nodes[at + 1]?.type === 'whitespace') return 1
  } else if (name in around && node.args)
    wrap(name, context.phrasing(argumentOf(node, name === 'texorpdfstring' ? 0 : -1)), node, result)
  else if (silent.has(name) || declarations.test(name)) return 0
  else if (name in around) return 0
  else unknown(node, context)
  return 0
}

function accent(
  node: Ast.Macro,
  nodes: readonly Ast.Node[],
  at: number,
  context: Context,
  text: (value: string, node?: Ast.Node) => void,
): number {
  const own = argumentOf(node, -1)
  const skipped = nodes[at + 1]?.type === 'whitespace' && /^[a-zA-Z]$/.test(node.content) ? 1 : 0
  const next = nodes[at + 1 + skipped]
  const letters = plain(context.phrasing(own.length > 0 ? own : next ? [next] : []))
  text(accented(node.content, letters), node)
  return own.length > 0 || !next ? 0 : 1 + skipped
}

function link(address: string, children: PhrasingContent[], node: Ast.Node, result: PhrasingContent[]): void {
  const url = address
    .replaceAll(percent, '%')
    .replaceAll('\\#', '#')
    .replaceAll('\\_', '_')
    .replaceAll('\\&', '&')
    .trim()
  if (/^(?:https?|mailto):/i.test(url))
    result.push({ type: 'link', url, title: null, children: children, ...placed(node) })
  else result.push(...children)
}

function cited(node: Ast.Macro, { source, works, phrasing }: Context): string {
  const keys = written(argumentOf(node, -1), source)
    .split(',')
    .map((key) => key.trim())
  const labels = keys.map((key) => works.get(key) ?? key).filter(Boolean)
  const name = node.content
  if (textual.test(name)) return labels.map((label) => label.replace(/, ([^,]*)$/, ' ($1)')).join(', ')
  if (name.startsWith('citeauthor')) return labels.map((label) => label.replace(/, [^,]*$/, '')).join(', ')
  if (name.startsWith('citeyear'))
    return labels.map((label) => /, ([^,]*)$/.exec(label)?.[1] ?? label).join(', ')
  const notes = (node.args ?? [])
    .filter(({ openMark, content }) => openMark === '[' && content.length > 0)
    .map(({ content }) => plain(phrasing(content)))
  const [before, after] = notes.length > 1 ? notes : [undefined, notes[0]]
  return citation(labels)
    .replace(/^\(/, before ? `(${before} ` : '(')
    .replace(/\)$/, after ? `, ${after})` : ')')
}

function reference(name: string, label: string, { numbers }: Context): string {
  return label
    .split(',')
    .map((one) => {
      const found = numbers.labels.get(one.trim())
      if (!found) return '?'
      if (name === 'eqref') return `(${found.number})`
      return named.test(name) ? `${found.name} ${found.number}` : found.number
    })
    .join(', ')
}

function footnote(node: Ast.Macro, context: Context, result: PhrasingContent[]): void {
  const identifier = String(++context.count.footnotes)
  const children = context.blocks(argumentOf(node, -1)) as Extract<Block, { type: 'paragraph' }>[]
  if (children.length === 0) return
  context.footnotes.push({
    type: 'footnoteDefinition',
    identifier,
    label: identifier,
    children,
    ...placed(node),
  })
  result.push({ type: 'footnoteReference', identifier, label: identifier, ...placed(node) })
}

/** A command that nobody defined: its name is no text, what stands behind it in braces is. */
function unknown(node: Ast.Macro, { file, named }: Context): void {
  if (named.has(node.content)) return
  named.add(node.content)
  say(
    file,
    'read:command',
    `Left out \`\\${node.content}\`, which is not defined in the article`,
    placeOf([node]),
  )
}

/** @returns The words of phrasing. */
export function plain(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => ('value' in node ? node.value : 'children' in node ? plain(node.children) : ''))
    .join('')
}

/** Neighbours in plain text are one. */
function tidy(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = []
  for (const node of nodes) {
    const last = result.at(-1)
    if (node.type !== 'text') result.push(node)
    else if (last?.type === 'text') {
      last.value += node.value
      const start = last.position?.start ?? node.position?.start
      const end = node.position?.end ?? last.position?.end
      if (start && end) last.position = { start, end }
    } else result.push({ ...node })
  }
  for (const node of result)
    if (node.type === 'text') node.value = joinHan(ligatures(node.value.replace(/[ \n\t]+/g, ' ')))
  return result.filter((node) => node.type !== 'text' || node.value !== '')
}

/** TeX sets no space where a line ends between Han letters. */
function joinHan(value: string): string {
  return value.replace(/(?<=[\p{Script=Han}，。；：、！？）」』”]) (?=[\p{Script=Han}（「『“])/gu, '')
}
