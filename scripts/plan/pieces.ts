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
import { type BlockEntry, type ItemEntry, longestHead, type TextEntry } from './entry.ts'
import { evenly } from './evenly.ts'
import { splitParagraph } from './split-paragraph.ts'
import { splitQuote } from './split-quote.ts'

/** Whether blocks fit into a slide of their own. */
type Fits = (blocks: readonly Flow[]) => boolean

/** @returns Entries that fit each, in order; the notes stay with the first. */
export function pieces(entry: TextEntry, fits: Fits): TextEntry[] {
  if (fits([blockOf(entry)])) return [entry]
  if (entry.kind === 'item') return itemPieces(entry, fits)
  const whole = (part: Flow): boolean => fits([part])
  const parts = splitBlock(entry.block, whole)
  return parts.map((block, index): BlockEntry => {
    return {
      kind: 'block',
      block,
      leads: entry.leads && index === parts.length - 1,
      notes: notesAt(entry, index),
    }
  })
}

function splitBlock(block: Flow, fits: (part: Flow) => boolean): Flow[] {
  if (block.type === 'paragraph') return splitParagraph(block, fits)
  return block.type === 'blockquote' ? splitQuote(block, fits) : [block]
}

/** @returns An entry as the block that it would be alone. */
export function blockOf(entry: TextEntry): Flow {
  return entry.kind === 'block' ? entry.block : listOf(entry, [entry.item])
}

function listOf({ ordered, place }: ItemEntry, items: ListItem[]): List {
  const spread = items.some((item) => item.spread)
  return { type: 'list', ordered, ...(ordered ? { start: place } : {}), spread, children: items }
}

function itemPieces(entry: ItemEntry, fits: Fits): TextEntry[] {
  const { item } = entry
  const [head, ...below] = item.children
  if (!head) return [entry]
  const alone = (children: ListItem['children']): ListItem =>
    patch(children, { ...item, spread: children.length > 1, children })
  const holds = (item: ListItem): boolean => fits([listOf(entry, [item])])
  if (below.length === 0) return textPieces(entry, head, holds)
  const parts = below.flatMap(partsOf)
  const repeated = toString(head).length <= longestHead && holds(alone([head]))
  const under = (group: readonly Part[]): ListItem => alone([head, ...joined(group)])
  const all = repeated
    ? evenly(parts, (group) => holds(under(group))).flatMap((group): TextEntry[] =>
        holds(under(group))
          ? [{ ...entry, item: under(group) }]
          : // The one below is too tall itself: its parts stand below the head each.
            promoted(group, (blocks) => holds(alone([head, ...blocks]))).map((part) => ({
              ...entry,
              item: alone([head, blockOf(part)]),
            })),
      )
    : withBelow(itemPieces({ ...entry, item: alone([head]) }, fits), promoted(parts, fits))
  return all.map((made, index) => ({ ...made, notes: notesAt(entry, index) }))
}

/** Items know the head that they stand below, where it is one. */
function withBelow(heads: TextEntry[], below: TextEntry[]): TextEntry[] {
  const [only, ...others] = heads
  if (only?.kind !== 'item' || others.length > 0) return [...heads, ...below]
  const head = only.item
  return [only, ...below.map((made) => (made.kind === 'item' ? { head, ...made } : made))]
}

/** The first part keeps the mark of the item; the others go on without one. */
function textPieces(entry: ItemEntry, head: Flow, holds: (item: ListItem) => boolean): TextEntry[] {
  if (head.type !== 'paragraph') return [entry]
  const salience = entry.item.data?.salience
  const parts = splitParagraph(head, (part) => holds({ ...entry.item, children: [part] }))
  return parts.map((part, index): TextEntry => {
    if (salience !== undefined) part.data = { ...part.data, salience }
    return index === 0
      ? { ...entry, item: patch(part, { ...entry.item, children: [part] }), notes: entry.notes }
      : { kind: 'block', block: part, leads: false, notes: [] }
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
function promoted(parts: readonly Part[], fits: Fits): TextEntry[] {
  return parts.flatMap((part) =>
    pieces(
      'block' in part
        ? { kind: 'block', block: part.block, leads: false, notes: [] }
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

function notesAt(entry: TextEntry, index: number): Flow[] {
  return index === 0 ? entry.notes : []
}
