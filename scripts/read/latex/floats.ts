/** Figures, tables and algorithms, with their captions. */

import type * as Ast from '@unified-latex/unified-latex-types'
import type { Image, Paragraph, PhrasingContent } from 'mdast'
import { say } from '#message/say.ts'
import type { Block, Context } from './context.ts'
import { isList, steps } from './lists.ts'
import { argumentOf, nameOf, placeOf, walk, written } from './parse.ts'
import { plain } from './phrasing.ts'
import { deluxe, isBlank, isTabular, tabular, trim } from './tables.ts'

/** Pictures that TeX draws itself. */
const drawn = /^(?:tikzpicture|pgfpicture|pspicture|circuitikz|picture|tikzcd|forest|axis|asy|feynman)$/

/** @returns Whether an environment floats. */
export function isFloat(node: Ast.Node): boolean {
  return /^(?:figure|table|algorithm|wrapfigure|wraptable|algorithm2e|sidewaystable|sidewaysfigure|deluxetable|floattable|longrotatetable|listing|SCfigure|marginfigure|teaserfigure)\*?$/.test(
    nameOf(node),
  )
}

/** @returns Whether TeX draws a picture of what is in an environment. */
export function isDrawn(node: Ast.Node): boolean {
  return drawn.test(nameOf(node))
}

/**
 * ```tex
 * > | \begin{figure} \includegraphics{flow.png} \caption{One step.} \label{fig:flow} \end{figure}
 *                    ^ an image                 ^ Figure 1: One step.
 * ```
 */
export function float(node: Ast.Environment, context: Context): Block[] {
  const blocks: Block[] = []
  const captions: Ast.Macro[] = []
  gather(node.content, context, blocks, captions)
  if (nameOf(node).startsWith('deluxetable')) {
    const made = deluxe(node, context)
    if (made) blocks.splice(0, blocks.length, made)
  }
  const [caption] = captions
  if (!caption) return blocks
  const made = captionOf(caption, node, context)
  const isAbove = /^(?:table|wraptable|sidewaystable|algorithm|listing)/.test(nameOf(node))
  const images = blocks.filter(
    (block): block is Paragraph =>
      block.type === 'paragraph' && block.children.some(({ type }) => type === 'image'),
  )
  const [only] = images
  if (images.length === 1 && only)
    for (const image of only.children)
      if (image.type === 'image' && !image.alt) image.alt = plain(made.children).trim()
  return isAbove && blocks[0]?.type !== 'paragraph' ? [made, ...blocks] : [...blocks, made]
}

function gather(nodes: readonly Ast.Node[], context: Context, blocks: Block[], captions: Ast.Macro[]): void {
  let panel: Image | undefined
  let rest: Ast.Node[] = []
  const flush = (): void => {
    blocks.push(...context.blocks(rest))
    rest = []
  }
  for (const node of nodes) {
    const name = nameOf(node)
    if (node.type === 'macro' && /^(?:table)?caption$/.test(name)) captions.push(node)
    else if (node.type === 'macro' && name === 'includegraphics') {
      flush()
      panel = image(node, context)
      blocks.push({
        type: 'paragraph',
        children: [panel],
        ...(panel.position ? { position: structuredClone(panel.position) } : {}),
      })
    } else if (node.type === 'macro' && /^sub(?:float|figure|captionbox)$/.test(name)) {
      flush()
      const words =
        name === 'subcaptionbox'
          ? argumentOf(node, 1)
          : (node.args ?? []).findLast(({ openMark, content }) => openMark === '[' && content.length > 0)
              ?.content
      panels(argumentOf(node, -1), words, context, blocks)
    } else if (/^sub(?:figure|table)$/.test(name) || (name === 'minipage' && holdsCaption(node))) {
      flush()
      const own = [...walk((node as Ast.Environment).content)].find(
        (one) => one.type === 'macro' && /^(?:sub)?caption$/.test(one.content),
      )
      // A minipage with a caption is a float of its own beside another.
      panels((node as Ast.Environment).content, own && argumentOf(own, -1), context, blocks)
    } else if (name === 'algorithmic' || (name.startsWith('algorithm') && node.type === 'environment')) {
      flush()
      const found = steps((node as Ast.Environment).content, context)
      if (found) blocks.push(found)
    } else if (node.type === 'environment' && isTabular(node)) {
      flush()
      const found = tabular(node, context)
      if (found && !isBlank(found)) blocks.push(found)
      // Pictures that are laid out in a table.
      if (!found || isBlank(found))
        gather(
          [...walk(node.content)].filter((one) => one.type === 'macro' && one.content === 'includegraphics'),
          context,
          blocks,
          captions,
        )
    } else if (
      node.type === 'environment' &&
      !isList(node) &&
      !isDrawn(node) &&
      /^(?:center|minipage|flush|adjustbox|small|footnotesize|threeparttable|tabularx|scriptsize|subcaptiongroup)/.test(
        name,
      )
    ) {
      flush()
      gather(node.content, context, blocks, captions)
    } else if (node.type === 'group') gather(node.content, context, blocks, captions)
    else if (
      node.type === 'macro' &&
      /^(?:resizebox|scalebox|adjustbox|rotatebox|makebox|fbox|centerline|parbox|raisebox)$/.test(name)
    ) {
      flush()
      gather(argumentOf(node, -1), context, blocks, captions)
    } else rest.push(node)
  }
  flush()
}

/** A part of a figure, with the words below it. */
function panels(
  nodes: readonly Ast.Node[],
  words: readonly Ast.Node[] | undefined,
  context: Context,
  blocks: Block[],
): void {
  const before = blocks.length
  gather(nodes, context, blocks, [])
  const children = words ? trim(context.phrasing(words)) : []
  if (children.length === 0 || blocks.length === before) return
  for (const block of blocks.slice(before))
    if (block.type === 'paragraph')
      for (const one of block.children) if (one.type === 'image') one.alt = plain(children)
  const position = placeOf(words ?? [])
  blocks.push({
    type: 'paragraph',
    children,
    data: { caption: true },
    ...(position ? { position } : {}),
  })
}

function holdsCaption(node: Ast.Node): boolean {
  return [...walk([node])].some((one) => one.type === 'macro' && one.content === 'caption')
}

/** @returns The picture of a command; one of TeX's own formats is named as it is. */
function image(node: Ast.Macro, { source }: Context): Image {
  const position = placeOf([node])
  return {
    type: 'image',
    url: written(argumentOf(node, -1), source).trim(),
    alt: '',
    title: null,
    ...(position ? { position } : {}),
  }
}

function captionOf(caption: Ast.Macro, node: Ast.Environment, context: Context): Paragraph {
  const found = context.numbers.nodes.get(node)
  const label: PhrasingContent[] = found ? [{ type: 'text', value: `${found.name} ${found.number}: ` }] : []
  const position = placeOf([caption])
  return {
    type: 'paragraph',
    children: [...label, ...trim(context.phrasing(argumentOf(caption, -1)))],
    data: { caption: true },
    ...(position ? { position } : {}),
  }
}

/** Name a picture that only TeX can draw. */
export function nameDrawn(node: Ast.Node, { file }: Context): void {
  say(
    file,
    'read:media',
    `Unexpected \`${nameOf(node)}\`, a picture that TeX draws, expected text or a picture; left out`,
    placeOf([node]),
  )
}
