/**
 * The blocks of a passage → entries: what can stand on a slide, with what the
 * speaker says to it.
 *
 * ```text
 *   paragraph            item, item        its points; the paragraph for the notes
 *   `…as follows:`       lead              kept with the list after it; said, where that is all there is
 *   list                 item, item …      each with its own words for the notes
 *   code, table, figure  solid             a slide of its own, with its caption
 * ```
 */

import type { Blockquote, List, ListItem, Paragraph } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { list } from '#tree/build.ts'
import { patch } from '#tree/origin.ts'
import type { Diagram, Flow, Point, SlideRole } from '#tree/nodes.ts'
import { captionsOf } from './captions.ts'
import type { Readings } from './findings.ts'
import { tells } from './pictured.ts'
import { item as itemOf, line } from './points.ts'

/** A line of a list on a slide. */
export interface ItemEntry {
  kind: 'item'
  item: ListItem
  ordered: boolean
  /** Items of one group stand in one list. */
  group: Flow | 'prose'
  /** Place in the list of the article, for the numbers of a list that goes on. */
  place: number
  notes: Flow[]
}

/** A block that stands among the text of a slide: the sentence before a list, a formula. */
export interface BlockEntry {
  kind: 'block'
  block: Flow
  /** Whether it must not be parted from what follows. */
  leads: boolean
  notes: Flow[]
}

/** A block with a slide of its own. */
export interface SolidEntry {
  kind: 'solid'
  role: SlideRole
  block: Flow
  /** The paragraph that names it, shown below it. */
  caption?: Paragraph
  notes: Flow[]
}

/** What stands among the text of a slide. */
export type TextEntry = BlockEntry | ItemEntry

export type Entry = SolidEntry | TextEntry

/** Announces what follows. */
const announces = /[:：]\s*$/

/** A quotation that an audience can read at a glance, characters. */
const longestQuote = 240

/** An audience tells three levels of a list apart; what is deeper stands on the third. */
const deepest = 3

/** Roles of the blocks that get a slide of their own. */
const solids: Partial<Record<Flow['type'], SlideRole>> = { code: 'code', table: 'table', diagram: 'diagram' }

/** Roles of the pictures. */
const pictures: Record<Diagram['kind'], SlideRole> = {
  chart: 'chart',
  flow: 'diagram',
  hierarchy: 'diagram',
  pie: 'chart',
  timeline: 'timeline',
}

/**
 * @param blocks Blocks of a passage, in order.
 * @param readings What was read out of them.
 */
export function entriesOf(blocks: readonly Flow[], readings: Readings): Entry[] {
  const pointsFor = readings.points
  const captions = captionsOf(blocks, captioned)
  const placed = new Set<Flow>(captions.values())
  const entries: Entry[] = []
  /** Lead-in that waits for what it announces. */
  let waiting: Paragraph | undefined
  /** What was said on no slide yet. */
  let unsaid: Flow[] = []
  const push = (entry: Entry): void => {
    entry.notes = [...unsaid, ...entry.notes]
    unsaid = []
    entries.push(entry)
  }
  for (const [index, block] of blocks.entries()) {
    if (placed.has(block)) continue
    const solid = solidRole(block)
    const caption = captions.get(block)
    const named = caption ? { caption } : {}
    const picture = readings.picture(block)
    if (picture) {
      if (waiting) unsaid.push(waiting)
      waiting = undefined
      // What the picture shows is said and not shown again.
      const told = tells(picture, block)
      push({
        kind: 'solid',
        role: pictures[picture.kind],
        block: picture,
        ...(told ? named : {}),
        notes: told ? [block] : [],
      })
      if (told) continue
    }
    if (solid) {
      if (waiting) unsaid.push(waiting)
      waiting = undefined
      const each = alone(block)
      for (const one of each) {
        // What stands below several pictures names all of them, and stands below the last.
        const last = one === each.at(-1)
        push({ kind: 'solid', role: solid, block: one, ...(last ? named : {}), notes: [] })
      }
    } else if (block.type === 'paragraph') {
      if (waiting) unsaid.push(waiting)
      waiting = undefined
      const next = blocks[index + 1]
      if (announces.test(toString(block)) && next) {
        // Above a list that is all there is, the title of the slide has announced it already.
        if (index === 0 && next.type === 'list' && blocks.length === 2) unsaid.push(block)
        else waiting = block
        continue
      }
      const points = pointsFor(block)
      if (points.length === 0) unsaid.push(block)
      for (const [place, point] of points.entries()) {
        push({
          kind: 'item',
          item: itemOf(point),
          ordered: false,
          group: 'prose',
          place,
          notes: place === 0 ? [block] : [],
        })
      }
    } else if (block.type === 'list') {
      if (waiting) push({ kind: 'block', block: waiting, leads: true, notes: [waiting] })
      waiting = undefined
      for (const entry of listEntries(block, pointsFor)) push(entry)
    } else {
      if (waiting) push({ kind: 'block', block: waiting, leads: true, notes: [waiting] })
      waiting = undefined
      // A long quotation is told by its points; notes below the text are only said.
      const within = block.type === 'blockquote' ? entriesOf(block.children, readings) : []
      if (within.length > 0) for (const entry of within) push(entry)
      else if (block.type === 'footnoteDefinition' || block.type === 'blockquote') unsaid.push(block)
      else push({ kind: 'block', block, leads: false, notes: [] })
    }
  }
  if (waiting) unsaid.push(waiting)
  // What is left over is said with the last entry; where there is none, by the caller.
  const last = entries.at(-1)
  if (last) last.notes = [...last.notes, ...unsaid]
  return entries
}

/** The items of a list; what an item holds beside text, at whatever depth, stands after it. */
function listEntries(node: List, pointsFor: (paragraph: Paragraph) => Point[]): Entry[] {
  return node.children.flatMap((child, index) => {
    const { text, rest } = parted(child.children)
    const own: ItemEntry[] =
      text.length === 0
        ? []
        : [
            {
              kind: 'item',
              item: shown(child, text, pointsFor),
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
      ...rest.map((block): Entry => ({ kind: 'solid', role: solidRole(block) ?? 'code', block, notes: [] })),
    ]
  })
}

/** What of an item is text, the lists below it among it, and what has a slide of its own. */
function parted(blocks: ListItem['children']): { text: ListItem['children']; rest: Flow[] } {
  const rest: Flow[] = []
  const text = blocks.flatMap((block): ListItem['children'] => {
    if (solidRole(block)) {
      rest.push(...alone(block))
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
function shown(
  item: ListItem,
  text: ListItem['children'],
  pointsFor: (paragraph: Paragraph) => Point[],
  depth = 1,
): ListItem {
  const [first, ...rest] = text
  const [point] = first?.type === 'paragraph' ? pointsFor(first) : []
  const below = rest.flatMap((block): ListItem['children'] => {
    if (block.type === 'list') {
      const items = block.children.map((child) => shown(child, child.children, pointsFor, depth + 1))
      return [{ ...block, children: depth + 1 < deepest ? items : items.flatMap(flat) }]
    }
    if (block.type !== 'paragraph') return [block]
    const [further] = pointsFor(block)
    return further ? [line(further)] : []
  })
  const head = point ? itemOf(point) : { ...item, children: first ? [first] : [] }
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

function solidRole(block: Flow): SlideRole | undefined {
  if (block.type === 'paragraph') return isFigure(block) ? 'figure' : undefined
  if (block.type === 'blockquote') return isQuote(block) ? 'quote' : undefined
  return solids[block.type]
}

/** Words that an audience can read at a glance; a note with code or a picture in it is no quotation. */
function isQuote(block: Blockquote): boolean {
  return toString(block).length <= longestQuote && block.children.every((child) => !solidRole(child))
}

/** What a caption can stand beside. */
function captioned(block: Flow): 'figure' | 'table' | undefined {
  const role = solidRole(block)
  return role === 'figure' || role === 'table' ? role : undefined
}

function isFigure(node: Paragraph): boolean {
  return (
    node.children.some(({ type }) => type === 'image') &&
    toString(node.children.filter(({ type }) => type !== 'image')).trim() === ''
  )
}

/** Pictures that stand in one paragraph, each by itself: beside each other nobody could read them. */
function alone(block: Flow): Flow[] {
  if (block.type !== 'paragraph') return [block]
  const images = block.children.filter(({ type }) => type === 'image')
  return images.length < 2 ? [block] : images.map((image) => patch(image, { ...block, children: [image] }))
}
