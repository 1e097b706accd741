/**
 * Where a paragraph stands among the blocks around it.
 *
 * ```text
 *   ## Layers
 *   To start, we construct a layer. To build it, we inherit from …     leads
 *   ~~~ class Layer … ~~~
 *   Let's verify that it works as intended.                            follows, leads
 *   ~~~ layer(data) ~~~
 * ```
 *
 * Text beside code says what the code is for: of the sentences there authors
 * mark one in five for their slides, of the others one in forty (D2L, English
 * and Chinese: 307 of 1517, and 46 of 1919).
 */

import type { Paragraph } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { isFigure } from '#tree/caption.ts'
import type { Article, Flow, Section } from '#tree/nodes.ts'

/** The surroundings of a paragraph. */
export interface BlockContext {
  /** A code block comes next. */
  beforeCode: boolean
  /** What is shown comes next: code, a list, a table, a picture, a quotation. */
  beforeBlock: boolean
  /** A formula comes next: a sentence may go on in it. */
  beforeFormula: boolean
  /** It begins within a sentence: the formula before it is a part of that. */
  afterFormula: boolean
  /** A code block stands before. */
  afterCode: boolean
  /** A picture stands before, and text or nothing comes next. */
  belowImage: boolean
  /** It is the first block of its section. */
  opensSection: boolean
  /** It stands in the introduction of a paper, which says what is missing and what the paper brings. */
  introduces: boolean
  /** The article is prose: no paragraph of it stands beside code. */
  proseOnly: boolean
  /** How far into the article, from 0 to 1. */
  progress: number
}

/** What the introduction of a paper is called. */
const introduction = /^(?:introduction|motivation|background and motivation|引\s*言|绪\s*论|前\s*言)\b/iu

/**
 * @param paper Whether the article is a paper of a science.
 * @returns The place of each paragraph that stands in a section (or the article) itself, in order.
 */
export function blockContexts(article: Article, paper = false): Map<Paragraph, BlockContext> {
  const contexts = new Map<Paragraph, BlockContext>()
  const visit = (part: Article | Section): void => {
    const blocks = part.children.filter(
      (node): node is Flow => node.type !== 'section' && node.type !== 'heading',
    )
    const introduces = paper && part.type === 'section' && introduction.test(toString(part.children[0]))
    for (const [index, node] of blocks.entries()) {
      if (node.type !== 'paragraph') continue
      const next = blocks[index + 1]
      contexts.set(node, {
        beforeCode: next?.type === 'code',
        beforeBlock: next !== undefined && isBlock(next),
        beforeFormula: next?.type === 'math',
        afterFormula: isWithin(blocks[index - 2], blocks[index - 1], node),
        afterCode: blocks[index - 1]?.type === 'code',
        belowImage: isImage(blocks[index - 1]) && (next === undefined || next.type === 'paragraph'),
        opensSection: index === 0,
        introduces,
        proseOnly: false,
        progress: 0,
      })
    }
    for (const child of part.children) if (child.type === 'section') visit(child)
  }
  visit(article)
  let index = 0
  const all = [...contexts.values()]
  const proseOnly = !all.some(({ afterCode, beforeCode }) => afterCode || beforeCode)
  for (const place of all) {
    place.proseOnly = proseOnly
    place.progress = index++ / all.length
  }
  return contexts
}

const blockTypes: ReadonlySet<Flow['type']> = new Set(['blockquote', 'code', 'list', 'table'])

function isBlock(node: Flow): boolean {
  return blockTypes.has(node.type) || (node.type === 'paragraph' && node.children[0]?.type === 'image')
}

/**
 * ```text
 *   The sum comes from
 *   $$ S_i = S_{i-1} + a_i $$
 *   term by term.
 *   ^^^^^^^^^^^^^ within
 * ```
 */
function isWithin(words: Flow | undefined, formula: Flow | undefined, after: Paragraph): boolean {
  if (words?.type !== 'paragraph' || formula?.type !== 'math') return false
  return (
    !stops.test(toString(words).trim()) &&
    !stops.test(formula.value.trim()) &&
    after.children[0]?.type === 'text' &&
    continuation.test(toString(after).trim())
  )
}

/** Ends a sentence, or announces the formula as its end. */
const stops = /[。．.!?！？：:；;]["'”’」』）)]*$|(?:如下|所示|[为是有得到成即令设])$/

/** No capital letter, and no word that begins a sentence. */
const continuation =
  /^(?:\p{Ll}|(?!其中|因此|所以|于是|从而|同理|注意|那么|可以|可见|显然|此时|上式|上述|对于|对|接下来|我们|然后|另外|这|由|当|则|若|如果|即|设|令|记|但|而|且|它)\p{Script=Han})/u

function isImage(node: Flow | undefined): boolean {
  return node?.type === 'paragraph' && isFigure(node)
}
