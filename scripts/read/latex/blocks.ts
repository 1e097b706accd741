/** TeX of several lines → blocks. */

import type * as Ast from '@unified-latex/unified-latex-types'
import type { Blockquote, Heading, Paragraph } from 'mdast'
import { say } from '#message/say.ts'
import { alignedTex, katexTex } from '../paper/tex.ts'
import { references } from './bibliography.ts'
import type { Block, Context } from './context.ts'
import { float, isDrawn, isFloat, nameDrawn } from './floats.ts'
import { isList, lead, list, steps } from './lists.ts'
import { argumentOf, inner, mathText, nameOf, optionOf, placeOf, type Source, written } from './parse.ts'
import { isTabular, tabular, trim } from './tables.ts'

declare module 'mdast' {
  interface ParagraphData {
    /** It names the paragraph behind it, and stands in its line. */
    runIn?: boolean
  }
}

/** Ranks of headings; the title is the first. */
const ranks: Record<string, Heading['depth']> = {
  part: 2,
  chapter: 2,
  section: 2,
  subsection: 3,
  subsubsection: 4,
  subsubsubsection: 4,
}
const runIn = /^(?:paragraph|subparagraph)$/
const listings = /^(?:lstlisting|minted|[vV]erbatim\*?|BVerbatim|alltt)$/
const displays =
  /^(?:equation|align|gather|multline|eqnarray|flalign|alignat|displaymath|math|IEEEeqnarray|dmath)\*?$/
/** Environments that only lay out what is in them. */
const layout =
  /^(?:document|center|flushleft|flushright|minipage|small|footnotesize|scriptsize|spacing|singlespace|doublespace|onehalfspace|multicols|sloppypar|samepage|landscape|adjustbox|framed|mdframed|tcolorbox|shaded|figurehere|subequations|threeparttable|tablenotes|appendices|appendix|acknowledgments?|acknowledgements?|keywords?|IEEEkeywords|CCSXML|frontmatter|mainmatter|group|titlepage|refsection|flushend|strip|widetext|otherlanguage|abstract|ctabular|full|CJK\*?)\*?$/

/** Environments with a name of their own, which the class prints. */
const titled: Record<string, string> = {
  abstract: 'Abstract',
  acknowledgments: 'Acknowledgments',
  acknowledgements: 'Acknowledgements',
  acknowledgment: 'Acknowledgment',
  acknowledgement: 'Acknowledgement',
  acks: 'Acknowledgments',
}
const titledHan: Record<string, string> = {
  abstract: '摘要',
  acknowledgments: '致谢',
  acknowledgements: '致谢',
  acks: '致谢',
}

/** Parts that are no text: data for machines, other programs' input. */
const dropped = /^(?:CCSXML|keywords?|IEEEkeywords|comment|filecontents\*?)$/

/**
 * ```tex
 * > | \section{Model}  A job …  \begin{equation} … \end{equation}  \begin{itemize} …
 *     ^ heading        ^ paragraph  ^ math                          ^ list
 * ```
 */
export function blocks(nodes: readonly Ast.Node[], context: Context): Block[] {
  const result: Block[] = []
  let line: Ast.Node[] = []
  const flush = (): void => {
    const made = paragraph(line, context)
    if (made) result.push(made)
    result.push(...context.footnotes.splice(0))
    line = []
  }
  for (const node of nodes) {
    if (node.type === 'parbreak' || (node.type === 'macro' && node.content === 'par')) flush()
    else {
      const made = block(node, context)
      if (made === undefined) line.push(node)
      else {
        flush()
        result.push(...made, ...context.footnotes.splice(0))
      }
    }
  }
  flush()
  return runsIn(result)
}

function paragraph(nodes: readonly Ast.Node[], context: Context): Paragraph | undefined {
  const children = trim(context.phrasing(nodes))
  if (children.length === 0) return undefined
  const position = placeOf(nodes.filter(({ type }) => type !== 'whitespace'))
  return { type: 'paragraph', children, ...(position ? { position } : {}) }
}

/** @returns What a node is where it is a block; nothing where it stands within a line. */
function block(node: Ast.Node, context: Context): Block[] | undefined {
  const { source } = context
  const name = nameOf(node)
  const position = placeOf([node])
  const place = position ? { position } : {}
  if (node.type === 'displaymath') return display(mathText(node, source), place)
  if (node.type === 'mathenv') return display(mathOf(node, source), place)
  if (node.type === 'verbatim') return listing(node, context)
  if (node.type === 'group')
    return node.content.some((one) => block(one, { ...context, footnotes: [] }) !== undefined)
      ? blocks(node.content, context)
      : undefined
  if (node.type === 'macro') {
    const depth = ranks[name]
    if (depth !== undefined) return heading(node, depth, context)
    if (runIn.test(name))
      return [
        {
          type: 'paragraph',
          children: [{ type: 'strong', children: trim(context.phrasing(argumentOf(node, -1))) }],
          data: { runIn: true },
          ...place,
        },
      ]
    if (name === 'acknowledgments' || name === 'acknowledgements')
      return [abstractHeading(name, [], context, place)]
    if (name === 'bibliography') return references(context, place)
    if (name === 'printbibliography') return references(context, place)
    if (name === 'abstract')
      return [
        abstractHeading('abstract', argumentOf(node, -1), context, place),
        ...context.blocks(argumentOf(node, -1)),
      ]
    return undefined
  }
  if (node.type !== 'environment') return undefined
  if (listings.test(name)) return listing(node, context)
  if (displays.test(name)) return display(mathOf(node, source), place)
  if (isList(node)) {
    const made = list(node, context)
    return made ? [made] : []
  }
  if (isFloat(node)) return float(node, context)
  if (isTabular(node)) {
    const made = tabular(node, context)
    return made ? [made] : []
  }
  if (name === 'algorithmic') {
    const made = steps(node.content, context)
    return made ? [made] : []
  }
  if (name === 'thebibliography') return references(context, place)
  if (isDrawn(node)) {
    nameDrawn(node, context)
    return []
  }
  if (/^(?:quote|quotation|verse|displayquote)$/.test(name)) {
    const children = context
      .blocks(node.content)
      .filter(({ type }) => type !== 'heading') as Blockquote['children']
    return children.length > 0 ? [{ type: 'blockquote', children, ...place }] : []
  }
  const kind = context.theorems.get(name.replace(/\*$/, ''))
  if (kind || name === 'proof') return theorem(node, kind?.title ?? 'Proof', context)
  if (dropped.test(name)) return []
  const title = titled[name]
  if (title !== undefined)
    return [abstractHeading(name, node.content, context, place), ...context.blocks(node.content)]
  if (!layout.test(name) && !context.named.has(name)) {
    context.named.add(name)
    say(
      context.file,
      'read:command',
      `Read the environment \`${name}\` as plain text: it is not defined in the article`,
      position,
    )
  }
  return context.blocks(node.content)
}

function abstractHeading(
  name: string,
  nodes: readonly Ast.Node[],
  context: Context,
  place: Pick<Heading, 'position'>,
): Heading {
  const han = /\p{Script=Han}/u.test(written(nodes, context.source).slice(0, 200))
  const start = place.position?.start
  const value = (han ? titledHan[name] : undefined) ?? titled[name] ?? name
  return {
    type: 'heading',
    depth: 2,
    children: [{ type: 'text', value }],
    ...(start ? { position: { start, end: start } } : {}),
  }
}

function heading(node: Ast.Macro, depth: Heading['depth'], context: Context): Block[] {
  const children = trim(context.phrasing(argumentOf(node, -1)))
  const number = context.numbers.nodes.get(node)?.number
  const position = placeOf([node])
  if (children.length === 0) return []
  return [
    {
      type: 'heading',
      depth,
      children,
      ...(number ? { data: { number } } : {}),
      ...(position ? { position } : {}),
    },
  ]
}

function theorem(node: Ast.Environment, title: string, context: Context): Block[] {
  const number = context.numbers.nodes.get(node)?.number
  const own = optionOf(node)
  const name = own ? ` (${written(own, context.source)})` : ''
  const head = `${title}${number ? ` ${number}` : ''}`
  const children = context.blocks(node.content)
  const words =
    own && number
      ? [
          { type: 'text', value: `${head} (` } as const,
          ...context.phrasing(own),
          { type: 'text', value: ').' } as const,
        ]
      : [{ type: 'text', value: `${head}${number ? '' : name}.` } as const]
  lead(children, [
    { type: 'strong', children: words },
    { type: 'text', value: ' ' },
  ])
  return children
}

/** The content of an environment of mathematics, as KaTeX has it. */
function mathOf(node: Ast.Node, source: Source): string {
  const name = nameOf(node).replace(/\*$/, '')
  const value = inner(node, source).replace(/^\s*\{[^{}]*\}/, (columns) =>
    /^(?:alignat|IEEEeqnarray)$/.test(name) ? '' : columns,
  )
  const tex = katexTex(value)
    .replace(/\\\\\s*$/, '')
    .replace(/\\tag\*?\s*\{[^{}]*\}/g, '')
  if (/^(?:align|flalign|alignat)$/.test(name))
    return /\\\\|&/.test(tex) ? `\\begin{aligned}\n${tex}\n\\end{aligned}` : tex
  if (/^(?:eqnarray|IEEEeqnarray)$/.test(name))
    return alignedTex([
      [`\\begin{aligned}\n${tex.replace(/&\s*([^&\\]*?(?:\\[a-zA-Z]+)?)\s*&/g, '& $1 ')}\n\\end{aligned}`],
    ])
  if (/^(?:gather|multline|dmath)$/.test(name))
    return tex.includes('\\\\') ? `\\begin{gathered}\n${tex}\n\\end{gathered}` : tex
  return /(?<!\\)&/.test(tex) && !/\\begin/.test(tex) ? `\\begin{aligned}\n${tex}\n\\end{aligned}` : tex
}

function display(value: string, place: Pick<Paragraph, 'position'>): Block[] {
  const tex = katexTex(value).replace(/\n[ \t]*(?=\n)/g, '')
  return tex ? [{ type: 'math', meta: null, value: tex, ...place }] : []
}

function listing(node: Ast.Node, { source }: Context): Block[] {
  const whole = source.text.slice(node.position?.start.offset, node.position?.end.offset)
  const options = /^\\begin\s*\{\w+\*?\}\s*(?:\[([^\]]*)\])?(?:\{(\w+)\})?/.exec(whole)
  const lang = options?.[2] ?? /language=\{?(?:\[\w+\])?(\w+)/.exec(options?.[1] ?? '')?.[1]
  const value = inner(node, source)
  const position = placeOf([node])
  return value.trim()
    ? [
        {
          type: 'code',
          lang: lang?.toLowerCase() ?? null,
          meta: null,
          value,
          ...(position ? { position } : {}),
        },
      ]
    : []
}

/** Titles of paragraphs stand in the paragraph that they name. */
function runsIn(all: Block[]): Block[] {
  return all.flatMap((one, index): Block[] => {
    const next = all[index + 1]
    if (one.type === 'paragraph' && isRunIn(one) && next?.type === 'paragraph' && !isRunIn(next)) {
      next.children.unshift(...one.children, { type: 'text', value: ' ' })
      if (one.position && next.position) next.position = { start: one.position.start, end: next.position.end }
      return []
    }
    return [one]
  })
}

function isRunIn(one: Block): boolean {
  return one.type === 'paragraph' && one.data?.runIn === true
}
