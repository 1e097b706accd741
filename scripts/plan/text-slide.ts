/** Entries that stand together → the slide that shows them, as large as they are few. */

import { slot } from '#tree/build.ts'
import type { Flow } from '#tree/nodes.ts'
import { draft, type Draft } from './draft.ts'
import { type BlockEntry, type Entry, leads } from './entry.ts'
import { blocksOf, mergeLists } from './entry-blocks.ts'
import { settle } from './ladder.ts'
import type { Place } from './layout.ts'
import type { Passage } from './pack.ts'
import { fitsIn, heightIn, thin } from './room.ts'

/** @returns One slide, or several where it is taller. */
export function textSlide(entries: readonly Entry[], place: Place, passage: Passage): Draft[] {
  const { id, title, fields, from } = passage
  const made = draft('points', id, title, blocksOf(entries), {
    fields,
    from,
    notes: mergeLists(entries.flatMap(({ notes }) => notes)),
    salience: Math.max(...entries.map(salienceOf)),
  })
  if (fitsIn(blocksOf(entries), place, title)) return [large(made, place, passage)]
  const slides = settle(made, passage)
  const [first] = entries
  return leads(first) ? withoutLead(slides, first) : slides
}

/** What announces and has no room beside what it announces is said: alone it tells nothing. */
function withoutLead([first, second, ...others]: Draft[], { block }: BlockEntry): Draft[] {
  if (!first || !second) return first ? [first] : []
  const isAlone = first.slots.every(({ children }) => children.every((child) => child === block))
  if (!isAlone) return [first, second, ...others]
  const { continued: _, ...fields } = second.fields ?? {}
  return [{ ...second, notes: first.notes, ...(others.length > 0 ? {} : { fields }) }, ...others]
}

/** One short text is set as large as a statement: a line of it above an empty page looks forgotten. */
function large(made: Draft, place: Place, { id, places, title }: Passage): Draft {
  const blocks = made.slots.flatMap(({ children }) => children)
  const text = onlyText(blocks)
  if (!text || heightIn(blocks, place.slot, place.title, '') >= thin * place.slot.height) return made
  const stated = places('statement', id)[0]!
  return fitsIn([text], stated, title) ? { ...made, layout: stated.layout, slots: [slot([text])] } : made
}

/** The words of a slide that has one point, or one paragraph, and nothing else. */
function onlyText([only, ...others]: readonly Flow[]): Flow | undefined {
  if (others.length > 0) return undefined
  if (only?.type !== 'list') return only?.type === 'paragraph' ? only : undefined
  const [item, ...items] = only.children
  const [content, ...below] = item?.children ?? []
  return items.length > 0 || below.length > 0 || content?.type !== 'paragraph' ? undefined : content
}

function salienceOf(entry: Entry): number {
  return entry.kind === 'item' ? (entry.item.data?.salience ?? 0.4) : 0
}
