/** Entries that stand together → the slide that shows them, as large as they are few. */

import { slot } from '#tree/build.ts'
import type { Flow } from '#tree/nodes.ts'
import { draft, type Draft } from './draft.ts'
import { type BlockUnit, type ContentUnit, isLeadIn } from '../content/unit.ts'
import { blocksOf, mergeLists } from '../content/unit-blocks.ts'
import { fitSlide } from '../paginate/overflow.ts'
import type { LayoutCandidate } from '../fit/candidate.ts'
import type { Passage } from '../paginate/passage.ts'
import { fitsSlide, contentHeight, minFill } from '../fit/capacity.ts'

/** @returns One slide, or several where it is taller. */
export function textSlide(
  units: readonly ContentUnit[],
  candidate: LayoutCandidate,
  passage: Passage,
): Draft[] {
  const { id, title, fields, from } = passage
  const made = draft('points', id, title, blocksOf(units), {
    fields,
    from,
    notes: mergeLists(units.flatMap(({ notes }) => notes)),
    salience: Math.max(...units.map(salienceOf)),
  })
  if (fitsSlide(blocksOf(units), candidate, title)) return [large(made, candidate, passage)]
  const slides = fitSlide(made, passage)
  const [first] = units
  return isLeadIn(first) ? withoutLead(slides, first) : slides
}

/** What announces and has no room beside what it announces is said: alone it tells nothing. */
function withoutLead([first, second, ...others]: Draft[], { block }: BlockUnit): Draft[] {
  if (!first || !second) return first ? [first] : []
  const isAlone = first.slots.every(({ children }) => children.every((child) => child === block))
  if (!isAlone) return [first, second, ...others]
  const { continued: _, ...fields } = second.fields ?? {}
  return [{ ...second, notes: first.notes, ...(others.length > 0 ? {} : { fields }) }, ...others]
}

/** One short text is set as large as a statement: a line of it above an empty page looks forgotten. */
function large(made: Draft, candidate: LayoutCandidate, { id, candidates, title }: Passage): Draft {
  const blocks = made.slots.flatMap(({ children }) => children)
  const text = onlyText(blocks)
  if (!text || contentHeight(blocks, candidate.slot, candidate.title, '') >= minFill * candidate.slot.height)
    return made
  const stated = candidates('statement', id)[0]!
  return fitsSlide([text], stated, title) ? { ...made, layout: stated.layout, slots: [slot([text])] } : made
}

/** The words of a slide that has one point, or one paragraph, and nothing else. */
function onlyText([only, ...others]: readonly Flow[]): Flow | undefined {
  if (others.length > 0) return undefined
  if (only?.type !== 'list') return only?.type === 'paragraph' ? only : undefined
  const [item, ...items] = only.children
  const [content, ...below] = item?.children ?? []
  return items.length > 0 || below.length > 0 || content?.type !== 'paragraph' ? undefined : content
}

function salienceOf(unit: ContentUnit): number {
  return unit.kind === 'item' ? (unit.item.data?.salience ?? 0.4) : 0
}
