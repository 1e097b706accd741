/** The text that the audience should see, block by block. */

import type { PhrasingContent } from 'mdast'
import type { Flow } from '#tree/nodes.ts'
import { plain } from '../write/characters.ts'
import { diagramLines } from '../write/blocks/diagram.ts'
import { placeholder } from '../write/blocks/image.ts'
import { formula } from '../write/blocks/math.ts'
import { hoistBlocks } from '../write/blocks/hoist.ts'

/**
 * The text of blocks: a line for each paragraph, heading, cell, code block and formula.
 *
 * @param nodes Blocks.
 * @returns Lines that are not empty, white space collapsed.
 */
export function expectedText(nodes: readonly Flow[]): string[] {
  return hoistBlocks(nodes)
    .flatMap(blockText)
    .map(collapse)
    .filter((line) => line !== '')
}

/**
 * Text as a browser shows it. The typographer's apostrophe counts as the plain
 * one: to escape each `'` would make English hard to edit, and decks that carry
 * our settings have the typographer off.
 *
 * @param value Text.
 * @returns Text, white space collapsed.
 */
export function collapse(value: string): string {
  return value.replace(/\s+/g, ' ').trim().replaceAll('’', "'")
}

function blockText(node: Flow): string[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return [text(node.children, false)]
    case 'list':
      return node.children.flatMap((item) => item.children.flatMap(blockText))
    case 'blockquote':
      return node.children.flatMap(blockText)
    case 'table':
      return node.children.flatMap((row) => row.children.map((cell) => text(cell.children, true)))
    case 'code':
      return [plain(node.value)]
    case 'math':
      return [formula(node.value, { block: true }) ?? plain(node.value)]
    case 'diagram':
      return [diagramLines(node).join('\n')]
    default:
      return []
  }
}

function text(nodes: readonly PhrasingContent[], cell: boolean): string {
  return nodes.map((node) => phrase(node, cell)).join('')
}

function phrase(node: PhrasingContent, cell: boolean): string {
  if ('children' in node) return text(node.children, cell)
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return plain(node.value)
    case 'inlineMath':
      return formula(node.value, { block: false, cell }) ?? plain(node.value)
    case 'break':
      return ' '
    case 'image':
      return placeholder(node)
    case 'imageReference':
      return plain(node.alt ?? '')
    case 'footnoteReference':
      return `[^${node.label ?? node.identifier}]`
    case 'html':
      return ''
  }
}
