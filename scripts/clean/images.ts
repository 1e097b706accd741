/** Pictures that share a paragraph, a heading or a link with words: each becomes a block of its own. */

import type {
  Heading,
  Image,
  Nodes,
  Paragraph,
  Parents,
  PhrasingContent,
  Root,
  RootContent,
  Text,
} from 'mdast'
import { toString } from 'mdast-util-to-string'
import { namesImage } from '#tree/caption.ts'
import { visit } from '#tree/visit.ts'
import { isBadge } from './boilerplate/page-chrome.ts'
import { withImages } from './image-tables.ts'

declare module 'mdast' {
  interface ParagraphData {
    /** Whether it is written as the caption of the picture before it. */
    caption?: boolean
    /** An image cut from a page, of a formula or a table that no caption names. */
    uncaptioned?: boolean
  }
  interface ImageData {
    /** Whether it is set as small as a letter. */
    icon?: boolean
  }
}

/** Where blocks stand. */
const flows = new Set<Nodes['type']>(['blockquote', 'footnoteDefinition', 'listItem', 'root'])
/** Ends a sentence or announces a picture; what follows begins a new one. */
const ended = /[.。!！?？:：;；…)）\]】"”』」]\s*$/u
/** `Figure 1`, `图 2`: how captions begin. */
const numbered = /^(?:(?:figure|fig\.?|image|photo|table)\s?\d|[图表]\s?\d)/iu
/** A caption is no longer than this, characters. */
const longestCaption = 160
/** Words that stand for a picture within a sentence are no longer than this, characters. */
const longestName = 24

/**
 * Give each picture a block of its own, and mark the line below it as its caption.
 *
 * ```markdown
 * > | ![Two curves](a.png)
 *     ^^^^^^^^^^^^^^^^^^^^ a paragraph
 * > | *Wait of one day*
 *     ^^^^^^^^^^^^^^^^^ another: the caption
 * > | [![Two curves](a.png)](https://example.com)
 *      ^^^^^^^^^^^^^^^^^^^^ without the link
 * > | Press ![Save](save.png) and wait.
 *           ^^^^ the sentence stays whole, the picture stands behind it
 * ```
 *
 * @param root Changed in place.
 */
export function images(root: Root): void {
  visit(root, (node) => {
    if (!flows.has(node.type)) return
    const parent = node as Parents
    parent.children = (parent.children as Nodes[]).flatMap(separated) as typeof parent.children
  })
}

function separated(node: Nodes): Nodes[] {
  if (node.type === 'table') return withImages(node)
  if ((node.type !== 'paragraph' && node.type !== 'heading') || !holdsPicture(node)) return [node]
  const children = node.children.flatMap(lifted)
  const words = toString(children.filter((child) => !isPicture(child))).trim()
  if (node.type === 'heading') return ofHeading({ ...node, children }, words)
  if (words === '') {
    const shown = children.filter(({ type }) => type !== 'break')
    return [{ ...node, children: shown.length > 0 ? shown : children }]
  }
  return ofParagraph(node, children)
}

function holdsPicture(node: Nodes): boolean {
  if (isPicture(node)) return true
  return 'children' in node && (node.children as Nodes[]).some(holdsPicture)
}

function isPicture(node: Nodes): node is Image {
  return node.type === 'image' && !isBadge(node.url)
}

/** What wraps a picture (a link, emphasis) is parted around it. */
function lifted(node: PhrasingContent): PhrasingContent[] {
  if (isPicture(node) || !('children' in node) || !holdsPicture(node)) return [node]
  const result: PhrasingContent[] = []
  let run: PhrasingContent[] = []
  const flush = (): void => {
    if (toString(run).trim() !== '') result.push(placed({ ...node, children: run }, run))
    else result.push(...run)
    run = []
  }
  for (const child of node.children.flatMap(lifted)) {
    if (isPicture(child)) {
      flush()
      result.push(child)
    } else run.push(child)
  }
  flush()
  return result
}

/** A heading keeps its words; one that is a picture alone is called as the picture is. */
function ofHeading(node: Heading, words: string): RootContent[] {
  const images = node.children.filter(isPicture)
  const shown = images.filter(({ data }) => !data?.icon)
  const figures = shown.length > 0 ? [figure(shown)] : []
  if (words !== '')
    return [{ ...node, children: node.children.filter((child) => !isPicture(child)) }, ...figures]
  const named = images.find(({ alt }) => alt?.trim())
  if (!named) return [{ type: 'paragraph', children: images, ...at(node) }]
  return [{ ...node, children: [{ type: 'text', value: named.alt!.trim(), ...at(named) }] }, ...figures]
}

/** A piece of a line: pictures, the end of the line, or words. */
type Piece = Image | 'end' | PhrasingContent

function ofParagraph(node: Paragraph, children: readonly PhrasingContent[]): Paragraph[] {
  const pieces = children.flatMap(linesOf)
  const result: Paragraph[] = []
  let run: PhrasingContent[] = []
  let held: Image[] = []
  const flush = (): void => {
    if (toString(run).trim() !== '') result.push(placed({ ...node, children: trimmed(run) }, run))
    if (held.length > 0) result.push(figure(held))
    run = []
    held = []
  }
  pieces.forEach((piece, index) => {
    if (piece === 'end') run.push({ type: 'text', value: '\n' })
    else if (!isPicture(piece)) run.push(piece)
    else if (piece.data?.icon) run.push(...nameOf(piece))
    else if (toString(run).trim() === '') {
      run = []
      const last = result.at(-1)
      if (last && last.children.every(isPicture)) {
        last.children.push(piece)
        Object.assign(last, at(...last.children))
      } else result.push(figure([piece]))
    } else if (isApart(pieces, index) || ended.test(toString(run))) {
      flush()
      result.push(figure([piece]))
    } else {
      held.push(piece)
      if (!endsLine(pieces, index)) run.push(...nameOf(piece))
    }
  })
  flush()
  return captioned(result, node)
}

/** The words below a picture, in the same paragraph, are its caption: set in italics, or as a name. */
function captioned(blocks: readonly Paragraph[], from: Paragraph): Paragraph[] {
  const last = blocks.at(-1)
  const before = blocks.at(-2)
  if (!last || !before?.children.every(isPicture) || last.children.some(isPicture)) return [...blocks]
  const text = toString(last).trim()
  const solid = last.children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  const set = solid.length === 1 && (solid[0]?.type === 'emphasis' || solid[0]?.type === 'strong')
  const isCaption = text.length <= longestCaption && (set || numbered.test(text) || namesImage(text))
  return [...blocks.slice(0, -1), isCaption ? { ...last, data: { ...from.data, caption: true } } : last]
}

/** A text is cut at its line ends. */
function linesOf(node: PhrasingContent): Piece[] {
  if (node.type === 'break') return ['end']
  if (node.type !== 'text' || !node.value.includes('\n')) return [node]
  let from = 0
  return node.value.split('\n').flatMap((value, index): Piece[] => {
    const piece: Piece[] = value === '' ? [] : [part(node, value, from)]
    from += value.length + 1
    return index === 0 ? piece : ['end', ...piece]
  })
}

/** A part of a text; its place is known where the text stands in the article letter by letter. */
function part(node: Text, value: string, from: number): Text {
  const { position } = node
  const start = position?.start.offset
  if (!position || start === undefined || position.end.offset !== start + node.value.length)
    return { ...node, value }
  const before = node.value.slice(0, from).split('\n')
  const line = position.start.line + before.length - 1
  const column = before.length > 1 ? before.at(-1)!.length + 1 : position.start.column + from
  return {
    ...node,
    value,
    position: {
      start: { line, column, offset: start + from },
      end: { line, column: column + value.length, offset: start + from + value.length },
    },
  }
}

/** Whether a picture has its line for itself, beside other pictures, or ends the paragraph. */
function isApart(pieces: readonly Piece[], index: number): boolean {
  const before = pieces.slice(0, index).findLast((piece) => !isBlank(piece))
  const begins = before === undefined || before === 'end' || isPicture(before)
  return (
    endsLine(pieces, index) &&
    (begins || !pieces.slice(index + 1).some((piece) => piece !== 'end' && !isBlank(piece)))
  )
}

function endsLine(pieces: readonly Piece[], index: number): boolean {
  const after = pieces.slice(index + 1).find((piece) => !isBlank(piece))
  return after === undefined || after === 'end' || isPicture(after)
}

function isBlank(piece: Piece): boolean {
  return piece !== 'end' && piece.type === 'text' && piece.value.trim() === ''
}

/** What a sentence says where a picture stands in it. */
function nameOf(image: Image): Text[] {
  const name = image.alt?.trim() ?? ''
  return name === '' || name.length > longestName ? [] : [{ type: 'text', value: name, ...at(image) }]
}

function figure(images: Image[]): Paragraph {
  return { type: 'paragraph', children: images, ...at(...images) }
}

/** Words without the ends of lines around them. */
function trimmed(run: readonly PhrasingContent[]): PhrasingContent[] {
  const isEdge = (node: PhrasingContent): boolean => node.type === 'text' && node.value.trim() === ''
  const first = run.findIndex((node) => !isEdge(node))
  return run.slice(first, run.findLastIndex((node) => !isEdge(node)) + 1)
}

/** A node reaches from the first of what it holds to the last. */
function placed<T extends Nodes>(node: T, within: readonly Nodes[]): T {
  return { ...node, ...at(...within) }
}

function at(...nodes: readonly Nodes[]): { position?: NonNullable<Nodes['position']> } {
  const start = nodes.find(({ position }) => position)?.position?.start
  const end = nodes.findLast(({ position }) => position)?.position?.end
  return start && end ? { position: structuredClone({ start, end }) } : {}
}
