/** The parser of TeX, and walking what it makes. */

import type * as Ast from '@unified-latex/unified-latex-types'
import { getParser } from '@unified-latex/unified-latex-util-parse'
import type { Point, Position } from 'unist'

/** Commands with their parameters, where the parser knows none: without them options become words. */
const signatures: Record<string, string> = {
  ...each(
    'cite citep citet citealp citealt citeauthor citeyear citeyearpar parencite textcite autocite footcite fullcite citenum onlinecite Citep Citet Cite supercite',
    's o o m',
  ),
  ...each('ref eqref autoref cref Cref pageref nameref vref subref secref figref', 's m'),
  ...each(
    'author title subtitle date affiliation institute email affil address keywords IEEEauthorblockN IEEEauthorblockA icmltitle icmlauthor orcid country city institution state',
    'o m',
  ),
  ...each('resizebox scalebox rotatebox', 's m m'),
  ...each('adjustbox parbox raisebox minipage', 'm m'),
  resizebox: 's m m m',
  rotatebox: 'o m m',
  scalebox: 'm o m',
  multirow: 'o m o m o m',
  multicolumn: 'm m m',
  cmidrule: 'o d() m',
  cline: 'm',
  caption: 's o m',
  captionof: 'm o m',
  subfloat: 'o o m',
  subfigure: 'o o m',
  subcaptionbox: 's o m m',
  subcaption: 's m',
  includegraphics: 's o o m',
  includesvg: 'o m',
  bibitem: 'o m',
  altaffiltext: 'm m',
  altaffilmark: 'm',
  tablecaption: 'm',
  tablehead: 'm',
  colhead: 'm',
  tablenotetext: 'm m',
  tablenotemark: 'm',
  marginpar: 'o m',
  marginnote: 'o m',
  hypertarget: 'm m',
  hyperlink: 'm m',
  addcontentsline: 'm m m',
  newcounter: 'm o',
  stepcounter: 'm',
  refstepcounter: 'm',
  arabic: 'm',
  facility: 'm',
  dataset: 'o m',
  subsubsubsection: 's o m',
  textcolor: 'o m m',
  colorbox: 'o m m',
  color: 'o m',
  rowcolor: 'o m',
  cellcolor: 'o m',
  definecolor: 'm m m',
  ...each('setlength addtolength setcounter addtocounter', 'm m'),
  ...each('vspace hspace', 's m'),
  ...each('footnotetext footnotemark footnote thanks', 'o m'),
  footnotemark: 'o',
  ...each('todo makecell thead cellalign', 'o m'),
  ...each('texorpdfstring', 'm m'),
  ...each(
    'graphicspath usetikzlibrary bibliographystyle bibliography pagestyle thispagestyle titlerunning authorrunning input include hypersetup lstset captionsetup acks vskip pdfbookmark',
    'm',
  ),
  ...each('newtheorem', 's m o m o'),
  ...each(
    'STATE State REQUIRE Require ENSURE Ensure RETURN Return COMMENT Comment PRINT KwIn KwOut KwData KwResult KwRet',
    'd<>',
  ),
  ...each(
    'IF If ELSIF ElsIf FOR For FORALL ForAll WHILE While UNTIL Until PROCEDURE Procedure FUNCTION Function',
    'm',
  ),
  ...each('tcp tcc', 's m'),
}

function each(names: string, signature: string): Record<string, string> {
  return Object.fromEntries(names.split(' ').map((name) => [name, signature]))
}

const environments: Record<string, { signature: string }> = {
  ...Object.fromEntries(
    'theorem lemma proposition corollary definition remark example conjecture claim assumption proof observation fact hypothesis property algorithm algorithmic algorithm2e subfigure'
      .split(' ')
      .map((name) => [name, { signature: 'o' }]),
  ),
  subfigure: { signature: 'o o o m' },
  subtable: { signature: 'o o o m' },
  minipage: { signature: 'o o o m' },
  wrapfigure: { signature: 'o m o m' },
  wraptable: { signature: 'o m o m' },
  thebibliography: { signature: 'm' },
  adjustbox: { signature: 'm' },
  multicols: { signature: 'm' },
  tabularx: { signature: 'm o m' },
  'tabular*': { signature: 'm o m' },
  tabulary: { signature: 'm o m' },
  longtable: { signature: 'o m' },
  tblr: { signature: 'o m' },
  algorithm: { signature: 'o' },
}

/** A parsed text. */
export interface Source {
  text: string
  root: Ast.Root
}

/**
 * @param text TeX, its macros expanded.
 * @param theorems Names of environments that the author made of `\newtheorem`.
 */
export function parse(text: string, theorems: Iterable<string>): Source {
  const macros = Object.fromEntries(
    Object.entries(signatures).map(([name, signature]) => [name, { signature }]),
  )
  const named = Object.fromEntries([...theorems].map((name) => [name, { signature: 'o' }]))
  const parser = getParser({ macros, environments: { ...environments, ...named } })
  return { text, root: parser.parse(text) }
}

/** @returns The name of an environment: of those of mathematics the parser gives it as a node. */
export function nameOf(node: Ast.Node): string {
  if (node.type === 'macro') return node.content
  if (node.type !== 'environment' && node.type !== 'mathenv' && node.type !== 'verbatim') return ''
  const name: unknown = node.env
  return typeof name === 'string' ? name : ((name as { content?: string }).content ?? '')
}

/** @returns The argument at a place, counted from the first; negative counts from the last. */
export function argumentOf(node: Ast.Node, index: number): Ast.Node[] {
  return ('args' in node ? node.args?.at(index)?.content : undefined) ?? []
}

/** @returns What an argument in brackets holds; nothing where it is left out. */
export function optionOf(node: Ast.Node): Ast.Node[] | undefined {
  const found = 'args' in node ? node.args?.find(({ openMark }) => openMark === '[') : undefined
  return found && found.content.length > 0 ? found.content : undefined
}

/** @returns Where nodes stand, from the first to the last that has a place. */
export function placeOf(nodes: readonly Ast.Node[]): Position | undefined {
  const start = firstPlace(nodes)
  const end = lastPlace(nodes)
  return start && end ? { start, end } : undefined
}

function firstPlace(nodes: readonly Ast.Node[]): Point | undefined {
  for (const node of nodes) {
    const point = node.position ? plain(node.position.start) : firstPlace(childrenOf(node))
    if (point) return point
  }
  return undefined
}

/** Of a command the parser gives the place of its name alone. */
function lastPlace(nodes: readonly Ast.Node[]): Point | undefined {
  for (const node of nodes.toReversed()) {
    const inner =
      node.type === 'macro' ? lastPlace((node.args ?? []).flatMap(({ content }) => content)) : undefined
    const point = inner ?? (node.position ? plain(node.position.end) : lastPlace(childrenOf(node)))
    if (point) return point
  }
  return undefined
}

function plain({ line, column, offset }: { line: number; column: number; offset: number }): Point {
  return { line, column, offset }
}

/** @returns All nodes directly within one, its arguments first. */
function childrenOf(node: Ast.Node): Ast.Node[] {
  const own = 'content' in node && Array.isArray(node.content) ? node.content : []
  const given = 'args' in node ? (node.args ?? []).flatMap(({ content }) => content) : []
  return [...given, ...own]
}

/** @returns The text as it is written from the first of some nodes to the last. */
export function written(nodes: readonly Ast.Node[], { text }: Source): string {
  const place = placeOf(nodes)
  return place ? text.slice(place.start.offset, place.end.offset) : ''
}

/** @returns The TeX of a formula, without the marks around it. */
export function mathText(node: Ast.Node, { text }: Source): string {
  const whole = text.slice(node.position?.start.offset, node.position?.end.offset).trim()
  return whole.replace(/^(?:\$\$?|\\[[(])/, '').replace(/(?:\$\$?|\\[\])])$/, '')
}

/** @returns The text between `\begin{…}` and `\end{…}` as it is written, options left out. */
export function inner(node: Ast.Node, { text }: Source): string {
  const whole = text.slice(node.position?.start.offset, node.position?.end.offset)
  return whole
    .replace(/^\\begin\s*\{[^}]*\}(?:\s*\[[^\]]*\])?(?:\{[^{}\n]*\})?[^\S\n]*\n?/, '')
    .replace(/\n?[^\S\n]*\\end\s*\{[^}]*\}$/, '')
}

/** Every node below some, in the order of the text. */
export function* walk(nodes: readonly Ast.Node[]): Generator<Ast.Node> {
  const stack = nodes.toReversed()
  for (let node = stack.pop(); node; node = stack.pop()) {
    yield node
    const children = childrenOf(node)
    for (let at = children.length - 1; at >= 0; at--) stack.push(children[at] as Ast.Node)
  }
}
