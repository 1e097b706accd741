/**
 * The text of a block as one string, and any slice of it as mdast again.
 *
 * ```text
 *   Built on **trees**, not `B`.      children: text strong(text) text code text
 *   Built on trees, not B.            value, and a leaf for each run
 *            ^^^^^                    cut(9, 14) → strong(text "trees")
 * ```
 */

import type { Paragraph, PhrasingContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Node, Position } from 'unist'
import { patch } from '#tree/origin.ts'

/** The text of phrasing, with the runs that must stay in one piece. */
export interface Prose {
  children: readonly PhrasingContent[]
  value: string
  /** `[from, to)` of code, math and links: no sentence ends inside. */
  solid: [from: number, to: number][]
  /** `[from, to)` of those that tell nothing in words of their own: links and math. */
  wordless: [from: number, to: number][]
  /** Where the text begins: behind the name of who speaks it. */
  start: number
  /** Where a heading that runs into its paragraph ends, its full stop included; 0 without one. */
  label: number
}

/** Characters `[from, to)` of a prose. */
export interface Span {
  from: number
  to: number
}

/** @returns The text of phrasing; images, notes and line breaks count as their text here. */
export function proseOf(children: readonly PhrasingContent[]): Prose {
  const solid: Prose['solid'] = []
  const wordless: Prose['wordless'] = []
  let value = ''
  const walk = (nodes: readonly PhrasingContent[]): void => {
    for (const node of nodes) {
      const from = value.length
      if ('children' in node) walk(node.children)
      else value += leafText(node)
      if (/^(inlineCode|inlineMath|link|linkReference)$/.test(node.type)) solid.push([from, value.length])
      if (/^(?:link|inlineMath)/.test(node.type)) wordless.push([from, value.length])
    }
  }
  walk(children)
  return { children, value, solid, wordless, start: 0, label: labelOf(children, value) }
}

/** @returns The text of a paragraph, which begins behind the name of who speaks it. */
export function proseOfParagraph(node: Paragraph): Prose {
  return { ...proseOf(node.children), start: node.data?.speaker ?? 0 }
}

/** What has more words, or Han characters, than this says something by itself: `Design in pairs.` */
const mostOfLabel = { words: 2, han: 6 }

/**
 * ```text
 *   **Layer activations**. The simplest way is to show …      one or two bold words, and text after them
 *   ^^^^^^^^^^^^^^^^^^^^^^
 * ```
 */
function labelOf([first]: readonly PhrasingContent[], value: string): number {
  if (first?.type !== 'strong') return 0
  const words = toString(first).trimEnd()
  const to = words.length + (/[.．。]$/.test(words) ? 0 : 1)
  const han = words.match(/\p{Script=Han}/gu)?.length ?? 0
  const short = han > 0 ? han <= mostOfLabel.han : words.split(/\s+/).length <= mostOfLabel.words
  return short && /[.．。]/.test(value.charAt(to - 1)) ? to : 0
}

/**
 * A slice of a prose as mdast.
 *
 * @param prose What to cut from.
 * @param span Characters to keep; code and math are kept whole or not at all.
 * @returns Made nodes, each with its origin.
 */
export function cut(prose: Prose, span: Span): PhrasingContent[] {
  let at = 0
  const walk = (nodes: readonly PhrasingContent[]): PhrasingContent[] => {
    const result: PhrasingContent[] = []
    for (const node of nodes) {
      if ('children' in node) {
        const children = walk(node.children)
        if (children.length > 0) result.push(patch(children, { ...node, children }))
        continue
      }
      const text = leafText(node)
      const from = Math.max(0, span.from - at)
      const to = Math.min(text.length, span.to - at)
      at += text.length
      if (from >= to) continue
      if (node.type === 'text') result.push(textSlice(node, from, to))
      else result.push(patch(node, { ...node }))
    }
    return result
  }
  return walk(prose.children)
}

/** What a leaf is in the text; an image is a figure and not a word. */
function leafText(node: PhrasingContent): string {
  if (node.type === 'break') return ' '
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'inlineMath') return node.value
  return ''
}

function textSlice(
  node: Extract<PhrasingContent, { type: 'text' }>,
  from: number,
  to: number,
): PhrasingContent {
  const place = sliceOf(node, node.value, from, to)
  const made: PhrasingContent = { type: 'text', value: node.value.slice(from, to) }
  return place ? { ...made, data: { origin: [place] } } : patch(node, made)
}

/** The place of a slice, where the text stands in the article letter by letter on one line. */
function sliceOf(node: Node, value: string, from: number, to: number): Position | undefined {
  const position = node.position ?? (node.data?.origin?.length === 1 ? node.data.origin[0] : undefined)
  if (!position || position.start.line !== position.end.line) return undefined
  const start = position.start.offset
  const end = position.end.offset
  if (start === undefined || end === undefined || end - start !== value.length) return undefined
  const point = (shift: number) => ({
    line: position.start.line,
    column: position.start.column + shift,
    offset: start + shift,
  })
  return { start: point(from), end: point(to) }
}
