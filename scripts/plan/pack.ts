/** Entries → slides: as many on each as fit, none left alone. */

import type { List } from 'mdast'
import { list } from '#tree/build.ts'
import type { Node } from 'unist'
import type { Flow, Slide, SlideRole } from '#tree/nodes.ts'
import { draft, type Draft } from './draft.ts'
import type { BlockEntry, Entry, ItemEntry, SolidEntry } from './entries.ts'
import { fits, titleExtra } from './fit.ts'
import type { Place } from './layout.ts'
import { split } from './split.ts'

/** What the slides of one passage have in common. */
export interface Passage {
  id: string
  title: string
  fields: Slide['fields']
  /** The heading of the passage. */
  from: Node[]
  /** Where a role is shown. */
  place: (role: SlideRole) => Place
}

/** People write three to five items on a slide; at more than six nobody counts any more. */
const mostItems = 6

type TextEntry = BlockEntry | ItemEntry

/** @returns Slides of points, with a slide for each solid block between them, in order. */
export function pack(entries: readonly Entry[], passage: Passage): Draft[] {
  const drafts: Draft[] = []
  let text: TextEntry[] = []
  const flush = (): void => {
    drafts.push(...textSlides(text, passage))
    text = []
  }
  for (const entry of entries) {
    if (entry.kind !== 'solid') text.push(entry)
    else {
      flush()
      drafts.push(...solidSlides(entry, passage))
    }
  }
  flush()
  return number(drafts, 'points')
}

/** What is taller than its slot goes on over more slides; what is said is said on the first. */
function solidSlides(entry: SolidEntry, { id, title, fields, from, place }: Passage): Draft[] {
  const { slot, title: titleBox } = place(entry.role)
  const parts = split(entry.block, slot, slot.height - titleExtra(title, titleBox))
  const drafts = parts.map((part, index) =>
    draft(entry.role, id, title, [part], { fields, from, notes: index === 0 ? entry.notes : [] }),
  )
  return number(drafts, entry.role)
}

function textSlides(entries: readonly TextEntry[], passage: Passage): Draft[] {
  return even(entries, passage).map((group) => {
    const { id, title, fields, from } = passage
    return draft('points', id, title, blocksOf(group), {
      fields,
      from,
      notes: mergeLists(group.flatMap(({ notes }) => notes)),
      salience: Math.max(...group.map(salienceOf)),
    })
  })
}

/** As few slides as fit, and then as many entries on the last as on the first. */
function even(entries: readonly TextEntry[], passage: Passage): TextEntry[][] {
  const tight = groups(entries, passage, mostItems)
  const count = (slides: TextEntry[][]): number => Math.max(0, ...slides.map(items))
  for (let most = Math.ceil(items(entries) / Math.max(1, tight.length)); most < count(tight); most++) {
    const balanced = groups(entries, passage, most)
    if (balanced.length === tight.length) return balanced
  }
  return tight
}

/** As many entries on each slide as fit; what leads goes with what it leads. */
function groups(entries: readonly TextEntry[], passage: Passage, most: number): TextEntry[][] {
  const result: TextEntry[][] = []
  let group: TextEntry[] = []
  for (const entry of entries) {
    const candidate = [...group, entry]
    if (group.length === 0 || (items(candidate) <= most && holds(candidate, passage))) {
      group = candidate
      continue
    }
    const last = group.at(-1)
    const leading = last?.kind === 'block' && last.leads && group.length > 1 ? [last] : []
    result.push(leading.length > 0 ? group.slice(0, -1) : group)
    group = [...leading, entry]
  }
  if (group.length > 0) result.push(group)
  return result
}

function items(entries: readonly TextEntry[]): number {
  return entries.filter(({ kind }) => kind === 'item').length
}

function holds(entries: readonly TextEntry[], { place, title }: Passage): boolean {
  const { slot, title: titleBox } = place('points')
  return fits(blocksOf(entries), slot, titleExtra(title, titleBox))
}

/** Neighbouring items of a group make a list; all else stands as it is. */
function blocksOf(entries: readonly TextEntry[]): Flow[] {
  const blocks: Flow[] = []
  let open: { group: ItemEntry['group']; list: List } | undefined
  for (const entry of entries) {
    if (entry.kind === 'block') {
      open = undefined
      blocks.push(entry.block)
    } else if (open && open.group === entry.group) {
      open.list.children.push(entry.item)
      open.list.spread ||= entry.item.spread === true
    } else {
      const made = list([entry.item], entry.ordered)
      if (entry.ordered) made.start = entry.place
      open = { group: entry.group, list: made }
      blocks.push(made)
    }
  }
  return blocks
}

/** Lists of one item each, one after the other, are one list again. */
function mergeLists(blocks: readonly Flow[]): Flow[] {
  const result: Flow[] = []
  for (const block of blocks) {
    const last = result.at(-1)
    const next = last?.type === 'list' && last.ordered ? (last.start ?? 1) + last.children.length : undefined
    if (
      block.type === 'list' &&
      last?.type === 'list' &&
      last.ordered === block.ordered &&
      (!block.ordered || block.start === next)
    ) {
      result[result.length - 1] = { ...last, children: [...last.children, ...block.children] }
    } else result.push(block)
  }
  return result
}

/** Slides of a role that go on say so: `2/3`. */
function number(drafts: readonly Draft[], role: SlideRole): Draft[] {
  const parts = drafts.filter((made) => made.role === role)
  if (parts.length < 2) return [...drafts]
  return drafts.map((made) => {
    const index = parts.indexOf(made)
    return index === -1
      ? made
      : { ...made, fields: { ...made.fields, continued: `${index + 1}/${parts.length}` } }
  })
}

function salienceOf(entry: TextEntry): number {
  return entry.kind === 'item' ? (entry.item.data?.salience ?? 0.4) : 0
}
