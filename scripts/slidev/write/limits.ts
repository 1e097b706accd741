/**
 * How much a slide may hold at all. Far above what fits a slide: these only keep
 * Slidev's build within seconds (a table of 5,000 rows or a line of 1 MB takes
 * it 4 to 12 s) and its parser within its stack.
 */

import type { PhrasingContent } from 'mdast'
import type { VFile } from 'vfile'
import { say } from '#message/say.ts'
import type { Deck, Flow, Notes, Slide, Slot } from '#tree/nodes.ts'

/** Caps, each with its unit. */
export const limits = {
  /** Characters of a paragraph, heading, cell or formula. */
  characters: 20_000,
  /** Lines of a code block. */
  lines: 1000,
  /** Rows of a table. */
  rows: 300,
  /** Items of a list. */
  items: 500,
  /** Nodes of a line, so many marks and links within each other. */
  marks: 30,
} as const

/**
 * Cut what is beyond the caps.
 *
 * @param deck The deck.
 * @param file The article; gains `write:limit` for each cut.
 * @returns The deck, the same where nothing is beyond.
 */
export function limit(deck: Deck, file: VFile): Deck {
  const cut = (node: Flow, actual: number, cap: keyof typeof limits): void => {
    say(file, 'write:limit', `Cut ${node.type} to ${limits[cap]} ${cap}: it has ${actual}`, node)
  }
  const blocks = <T extends { children: Flow[] }>(parent: T): T => ({
    ...parent,
    children: parent.children.map(block),
  })
  const block = (node: Flow): Flow => {
    switch (node.type) {
      case 'paragraph':
      case 'heading':
        return line(node, node)
      case 'code': {
        const lines = node.value.split('\n')
        if (lines.length <= limits.lines) return node
        cut(node, lines.length, 'lines')
        return { ...node, value: lines.slice(0, limits.lines).join('\n') }
      }
      case 'math': {
        if (node.value.length <= limits.characters) return node
        cut(node, node.value.length, 'characters')
        // Cut off, it is a formula no more: its source is shown.
        const value = node.value.slice(0, limits.characters)
        const { data, position } = node
        return {
          type: 'code',
          lang: 'tex',
          value,
          ...(data ? { data } : {}),
          ...(position ? { position } : {}),
        }
      }
      case 'table': {
        if (node.children.length > limits.rows) cut(node, node.children.length, 'rows')
        const rows = node.children.slice(0, limits.rows)
        return {
          ...node,
          children: rows.map((row) => ({ ...row, children: row.children.map((cell) => line(cell, node)) })),
        }
      }
      case 'list': {
        if (node.children.length > limits.items) cut(node, node.children.length, 'items')
        return {
          ...node,
          children: node.children.slice(0, limits.items).map((item) => blocks(item as never)),
        }
      }
      case 'blockquote':
      case 'footnoteDefinition':
        return blocks(node as never)
      default:
        return node
    }
  }
  const line = <T extends { children: PhrasingContent[] }>(parent: T, node: Flow): T => {
    const depth = deepest(parent.children)
    const flat = depth > limits.marks
    if (flat) cut(node, depth, 'marks')
    const children = flat
      ? [{ type: 'text', value: parent.children.map(words).join('') } as const]
      : parent.children
    const length = children.reduce((sum, child) => sum + words(child).length, 0)
    if (length <= limits.characters) return flat ? { ...parent, children } : parent
    cut(node, length, 'characters')
    return {
      ...parent,
      children: [{ type: 'text', value: children.map(words).join('').slice(0, limits.characters) }],
    }
  }
  const child = (part: Notes | Slot): Notes | Slot => blocks(part)
  return {
    ...deck,
    children: deck.children.map((slide): Slide => ({ ...slide, children: slide.children.map(child) })),
  }
}

/** @returns How many nodes stand within each other, counted without recursion. */
function deepest(nodes: readonly PhrasingContent[]): number {
  let depth = 0
  for (let level: readonly PhrasingContent[] = nodes; level.length > 0; depth++) {
    level = level.flatMap((node): PhrasingContent[] => ('children' in node ? node.children : []))
  }
  return depth
}

function words(node: PhrasingContent): string {
  const parts: string[] = []
  const stack: PhrasingContent[] = [node]
  while (stack.length > 0) {
    const next = stack.pop()!
    if ('children' in next) stack.push(...next.children.toReversed())
    else if ('value' in next && next.type !== 'html') parts.push(next.value)
    else if ('alt' in next) parts.push(next.alt ?? '')
    else if (next.type === 'break') parts.push('\n')
  }
  return parts.join('')
}
