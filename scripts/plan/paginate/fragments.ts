/**
 * An item or a paragraph that is taller than its slot → pieces that are not.
 *
 * ```text
 *   - a long text. It goes on.      →  - a long text.
 *                                      It goes on.
 *   - head                          →  - head
 *     - one                              - one
 *     - two                              - two
 *     - three                          - head
 *     - four                             - three
 *                                        - four
 *   - a head too long to be repeated  →  - a head too long to be repeated
 *     - one                                - one, below it where both are on one slide
 * ```
 */

import type { Blockquote, List, ListItem } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { patch } from '#tree/origin.ts'
import type { Flow } from '#tree/nodes.ts'
import { type BlockUnit, type ItemUnit, longestHead, type TextUnit } from '../content/unit.ts'
import { balance } from './balance.ts'
import { splitParagraph } from './split-paragraph.ts'
import { splitQuote } from './split-quote.ts'

/** Whether blocks fit into a slide of their own. */
type Fits = (blocks: readonly Flow[]) => boolean

/** @returns Entries that fit each, in order; the notes stay with the first. */
export function fragments(unit: TextUnit, fits: Fits): TextUnit[] {
  if (fits([blockOf(unit)])) return [unit]
  if (unit.kind === 'item') return itemFragments(unit, fits)
  const whole = (part: Flow): boolean => fits([part])
  const parts = splitBlock(unit.block, whole)
  return parts.map((block, index): BlockUnit => {
    return {
      kind: 'block',
      block,
      isLeadIn: unit.isLeadIn && index === parts.length - 1,
      notes: notesAt(unit, index),
    }
  })
}

function splitBlock(block: Flow, fits: (part: Flow) => boolean): Flow[] {
  if (block.type === 'paragraph') return splitParagraph(block, fits)
  return block.type === 'blockquote' ? splitQuote(block, fits) : [block]
}

/** @returns An entry as the block that it would be alone. */
export function blockOf(unit: TextUnit): Flow {
  return unit.kind === 'block' ? unit.block : listOf(unit, [unit.item])
}

function listOf({ ordered, place }: ItemUnit, items: ListItem[]): List {
  const spread = items.some((item) => item.spread)
  return { type: 'list', ordered, ...(ordered ? { start: place } : {}), spread, children: items }
}

function itemFragments(unit: ItemUnit, fits: Fits): TextUnit[] {
  const { item } = unit
  const [head, ...below] = item.children
  if (!head) return [unit]
  const alone = (children: ListItem['children']): ListItem =>
    patch(children, { ...item, spread: children.length > 1, children })
  const itemFits = (item: ListItem): boolean => fits([listOf(unit, [item])])
  if (below.length === 0) return textFragments(unit, head, itemFits)
  const parts = below.flatMap(partsOf)
  const repeated = toString(head).length <= longestHead && itemFits(alone([head]))
  const under = (group: readonly Part[]): ListItem => alone([head, ...joined(group)])
  const all = repeated
    ? balance(parts, (group) => itemFits(under(group))).flatMap((group): TextUnit[] =>
        itemFits(under(group))
          ? [{ ...unit, item: under(group) }]
          : // The one below is too tall itself: its parts stand below the head each.
            promoted(group, (blocks) => itemFits(alone([head, ...blocks]))).map((part) => ({
              ...unit,
              item: alone([head, blockOf(part)]),
            })),
      )
    : withBelow(itemFragments({ ...unit, item: alone([head]) }, fits), promoted(parts, fits))
  return all.map((made, index) => ({ ...made, notes: notesAt(unit, index) }))
}

/** Items know the head that they stand below, where it is one. */
function withBelow(heads: TextUnit[], below: TextUnit[]): TextUnit[] {
  const [only, ...others] = heads
  if (only?.kind !== 'item' || others.length > 0) return [...heads, ...below]
  const head = only.item
  return [only, ...below.map((made) => (made.kind === 'item' ? { head, ...made } : made))]
}

/** The first part keeps the mark of the item; the others go on without one. */
function textFragments(unit: ItemUnit, head: Flow, itemFits: (item: ListItem) => boolean): TextUnit[] {
  if (head.type !== 'paragraph') return [unit]
  const salience = unit.item.data?.salience
  const parts = splitParagraph(head, (part) => itemFits({ ...unit.item, children: [part] }))
  return parts.map((part, index): TextUnit => {
    if (salience !== undefined) part.data = { ...part.data, salience }
    return index === 0
      ? { ...unit, item: patch(part, { ...unit.item, children: [part] }), notes: unit.notes }
      : { kind: 'block', block: part, isLeadIn: false, notes: [] }
  })
}

/** What stands below the head of an item: an item of its list, a block of its note, or a block. */
type Part = { list: List; item: ListItem; place: number } | { quote?: Blockquote; block: Flow }

function partsOf(block: ListItem['children'][number]): Part[] {
  if (block.type === 'blockquote')
    return block.children.map((child) => ({
      quote: block,
      block: patch(child, { ...block, children: [child] }),
    }))
  if (block.type !== 'list') return [{ block: block as Flow }]
  return block.children.map((item, index) => ({ list: block, item, place: (block.start ?? 1) + index }))
}

/** Items of one list are one list again, blocks of one note one note. */
function joined(parts: readonly Part[]): ListItem['children'] {
  const blocks: Flow[] = []
  let last: Blockquote | List | undefined
  let from: Blockquote | List | undefined
  for (const part of parts) {
    if ('block' in part) {
      const { quote, block } = part
      if (quote && quote === from && last?.type === 'blockquote' && block.type === 'blockquote')
        last.children.push(...block.children)
      else {
        last =
          quote && block.type === 'blockquote'
            ? patch(block, { ...block, children: [...block.children] })
            : undefined
        from = quote
        blocks.push(last ?? block)
      }
    } else if (last?.type === 'list' && from === part.list) last.children.push(part.item)
    else {
      from = part.list
      last = { ...part.list, children: [part.item] }
      if (part.list.ordered) last.start = part.place
      delete last.position
      blocks.push(last)
    }
  }
  return blocks
}

/** What does not fit even with its head alone stands as entries of its own. */
function promoted(parts: readonly Part[], fits: Fits): TextUnit[] {
  return parts.flatMap((part) =>
    fragments(
      'block' in part
        ? { kind: 'block', block: part.block, isLeadIn: false, notes: [] }
        : {
            kind: 'item',
            item: part.item,
            ordered: part.list.ordered === true,
            group: part.list,
            place: part.place,
            notes: [],
          },
      fits,
    ),
  )
}

function notesAt(unit: TextUnit, index: number): Flow[] {
  return index === 0 ? unit.notes : []
}
