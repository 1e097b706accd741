/**
 * Blocks where Slidev can read them.
 *
 * Slidev knows fences, formulas and tables surely only in the first column, so
 * those within lists and quotations are taken out, in their place:
 *
 * ```text
 *  list                     list
 *  ├─ item                  └─ item
 *  │  ├─ paragraph             └─ paragraph
 *  │  └─ code         ──▶   code
 *  └─ item                  list
 *     └─ paragraph          └─ item
 *                              └─ paragraph
 * ```
 */

import type { Blockquote, BlockContent, List, ListItem, PhrasingContent } from 'mdast'
import type { Flow } from '#tree/nodes.ts'
import { placeholder } from './image.ts'

/** Lists and quotations within each other; deeper ones are flattened. Slidev drops what is nested 100 tokens deep. */
const deepest = 20

/** Blocks that may stand within a list or a quotation. */
const indentable = new Set(['paragraph', 'list', 'blockquote', 'heading'])

const silent = new Set(['definition', 'html', 'thematicBreak', 'toml', 'yaml'])

/**
 * Take out of lists and quotations what must stand in the first column.
 *
 * @param nodes Blocks.
 * @returns Blocks in the same order, with the same text.
 */
export function hoistBlocks(nodes: readonly Flow[], depth = 0): Flow[] {
  return nodes.flatMap((node): Flow[] => {
    if (node.type === 'list') return hoistFromList(node, depth)
    if (node.type === 'blockquote') return hoistFromQuote(node, depth)
    if (node.type === 'footnoteDefinition')
      return hoistBlocks(
        node.data?.spoken ? node.children : labelled(`[^${node.label ?? node.identifier}]: `, node.children),
      )
    return hasText(node) ? [node] : []
  })
}

/**
 * Whether a block shows anything. A rule would cut the slide, addresses of
 * references stand with their links, raw HTML and front matter are no text.
 */
function hasText(node: Flow): boolean {
  if (silent.has(node.type)) return false
  return (node.type !== 'paragraph' && node.type !== 'heading') || node.children.some(hasWords)
}

function hasWords(node: PhrasingContent): boolean {
  if ('children' in node) return node.children.some(hasWords)
  if (node.type === 'image') return placeholder(node) !== ''
  if (node.type === 'imageReference') return (node.alt ?? '').trim() !== ''
  return 'value' in node
    ? node.type !== 'html' && node.value.trim() !== ''
    : node.type === 'footnoteReference'
}

/** A block of its own words begins with a label, as text. */
function labelled(label: string, blocks: readonly Flow[]): Flow[] {
  const text = { type: 'text', value: label } as const
  const [first, ...rest] = blocks
  if (first?.type === 'paragraph') return [{ ...first, children: [text, ...first.children] }, ...rest]
  return [{ type: 'paragraph', children: [text] }, ...blocks]
}

function hoistFromList(list: List, depth: number): Flow[] {
  const result: Flow[] = []
  let items: ListItem[] = []
  const flush = (): void => {
    if (items.length > 0) result.push({ ...list, ...(list.ordered ? { start } : {}), children: items })
    start += items.length
    items = []
  }
  // Markdown reads numbers of nine digits at most.
  let start = (list.start ?? 1) < 1e8 ? (list.start ?? 1) : 1
  for (const item of list.children) {
    const blocks = hoistBlocks(mark(item), depth + 1)
    const first = blocks.findIndex((block) => !indentable.has(block.type))
    const inside = depth >= deepest ? [] : first === -1 ? blocks : blocks.slice(0, first)
    const outside = blocks.slice(inside.length)
    if (inside.length > 0) items.push({ ...item, checked: null, children: inside })
    if (outside.length > 0) {
      flush()
      for (const block of outside) result.push(block)
    }
  }
  flush()
  return result
}

/** A task is written as its text: Slidev would make a box of it that can be ticked. */
function mark(item: ListItem): readonly Flow[] {
  return typeof item.checked === 'boolean'
    ? labelled(item.checked ? '[x] ' : '[ ] ', item.children)
    : item.children
}

function hoistFromQuote(quote: Blockquote, depth: number): Flow[] {
  const result: Flow[] = []
  let inside: BlockContent[] = []
  const flush = (): void => {
    if (inside.length > 0) result.push({ ...quote, children: inside })
    inside = []
  }
  for (const block of hoistBlocks(quote.children, depth + 1)) {
    if (depth < deepest && indentable.has(block.type)) inside.push(block as BlockContent)
    else {
      flush()
      result.push(block)
    }
  }
  flush()
  return result
}
