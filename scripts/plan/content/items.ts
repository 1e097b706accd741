/**
 * The items of a list → entries: their words, and what they hold beside these.
 *
 * ```text
 *   1. Install it            item
 *      - on a laptop           and the items below it
 *        ```sh …             solid, after the item, from whatever depth
 *   2. Run it                item
 * ```
 */

import type { List, ListItem, Paragraph } from 'mdast'
import { list } from '#tree/build.ts'
import { patch } from '#tree/origin.ts'
import type { Flow, Point } from '#tree/nodes.ts'
import type { ContentUnit, ItemUnit } from './unit.ts'
import { item as itemOf, line, withoutComma } from './bullets.ts'
import { standaloneBlocks, standaloneRole } from './standalone.ts'

/** An audience tells three levels of a list apart; what is deeper stands on the third. */
const deepest = 3

/** The items of a list; what an item holds beside text, at whatever depth, stands after it. */
export function listUnits(node: List, pointsFor: (paragraph: Paragraph) => Point[]): ContentUnit[] {
  return node.children.flatMap((child, index) => {
    const { text, rest } = parted(child.children)
    const own: ItemUnit[] =
      text.length === 0
        ? []
        : [
            {
              kind: 'item',
              item: shownBlocks(child, text, pointsFor),
              ordered: node.ordered === true,
              group: node,
              place: (node.start ?? 1) + index,
              notes: [
                {
                  ...list([{ ...child, children: text }], node.ordered === true),
                  start: (node.start ?? 1) + index,
                },
              ],
            },
          ]
    return [
      ...own,
      ...rest.map((block): ContentUnit => ({
        kind: 'standalone',
        role: standaloneRole(block) ?? 'code',
        block,
        notes: [],
      })),
    ]
  })
}

/** What of an item is text, the lists below it among it, and what has a slide of its own. */
function parted(blocks: ListItem['children']): { text: ListItem['children']; rest: Flow[] } {
  const rest: Flow[] = []
  const text = blocks.flatMap((block): ListItem['children'] => {
    if (standaloneRole(block)) {
      rest.push(...standaloneBlocks(block))
      return []
    }
    if (block.type === 'blockquote') {
      const inner = parted(block.children)
      rest.push(...inner.rest)
      return inner.text.length > 0 ? [{ ...block, children: inner.text }] : []
    }
    if (block.type !== 'list') return [block]
    const items = block.children.flatMap((item) => {
      const inner = parted(item.children)
      rest.push(...inner.rest)
      return inner.text.length > 0 ? [{ ...item, children: inner.text }] : []
    })
    return items.length > 0 ? [{ ...block, children: items }] : []
  })
  return { text, rest }
}

/**
 * An item as the slide shows it: its words, or their point where they are too
 * long; of what it says in further paragraphs a point each, and the items below.
 */
function shownBlocks(
  item: ListItem,
  text: ListItem['children'],
  pointsFor: (paragraph: Paragraph) => Point[],
  depth = 1,
): ListItem {
  const [first, ...rest] = text
  const [point] = first?.type === 'paragraph' ? pointsFor(first) : []
  const below = rest.flatMap((block): ListItem['children'] => {
    if (block.type === 'list') {
      const items = block.children.map((child) => shownBlocks(child, child.children, pointsFor, depth + 1))
      return [{ ...block, children: depth + 1 < deepest ? items : items.flatMap(flat) }]
    }
    if (block.type !== 'paragraph') return [block]
    const [further] = pointsFor(block)
    return further ? [line(further)] : []
  })
  const head = point ? itemOf(point) : { ...item, children: first ? [withoutComma(first)] : [] }
  return { ...head, spread: below.length > 0, children: [...head.children, ...below] }
}

/** An item, and after it the items of the lists below it. */
function flat(item: ListItem): ListItem[] {
  const own = item.children.filter(({ type }) => type !== 'list')
  const below = item.children.flatMap((child) => (child.type === 'list' ? child.children.flatMap(flat) : []))
  return below.length === 0
    ? [item]
    : [patch(own, { ...item, spread: own.length > 1, children: own }), ...below]
}
