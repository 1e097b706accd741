/** A block that is taller or wider than its slot → blocks that are not, in order. */

import { patch } from '#tree/origin.ts'
import type { Diagram, Flow } from '#tree/nodes.ts'
import { rulerFor } from './fit.ts'
import { sizesFor } from './sizes.ts'
import { splitCode } from './split-code.ts'
import { breakFormula, splitRows } from './split-formula.ts'
import { splitList } from './split-list.ts'
import { splitQuote } from './split-quote.ts'
import { splitTable } from './split-table.ts'
import type { Place } from './layout.ts'
import { fitsIn, mostEvents } from './room.ts'
import { splitParagraph } from './split-paragraph.ts'

/**
 * @param block Any block; those that cannot be cut are given back whole.
 * @param place Where it is shown.
 * @param title What stands above it.
 * @returns One block or more; each fits where its smallest part does.
 */
export function split(block: Flow, place: Place, title: string): Flow[] {
  const fits = (part: Flow): boolean => fitsIn([part], place, title)
  switch (block.type) {
    case 'list':
      return splitList(block, fits)
    case 'diagram':
      return block.kind === 'timeline' ? splitTimeline(block) : [block]
    case 'table':
      return splitTable(block, place, title)
    case 'math':
      return splitRows(breakFormula(block, rulerFor(place.slot)), fits)
  }
  if (fits(block)) return [block]
  switch (block.type) {
    case 'code': {
      const least = sizesFor([block], place).at(-1) ?? 1
      const shown = counted(place)
      return splitCode(
        block,
        (part) => fitsIn([part], shown, title),
        (part) => fitsIn([part], shown, title, least),
      )
    }
    case 'blockquote':
      return splitQuote(block, fits)
    case 'paragraph':
      return splitParagraph(block, fits)
    default:
      return [block]
  }
}

/** The first part has one event more where they are not even. */
function splitTimeline(block: Diagram): Diagram[] {
  const { steps } = block
  const parts = Math.ceil(steps.length / mostEvents)
  if (parts === 1) return [block]
  const size = Math.ceil(steps.length / parts)
  return Array.from({ length: parts }, (_, index) => {
    const own = steps.slice(index * size, (index + 1) * size)
    return patch(own, { ...block, steps: own })
  })
}

/** What the numbers of the lines take from the width of code that nobody measured: four figures and a space of 0.6 em. */
const figures = 5 * 0.6

function counted(place: Place): Place {
  const { slot } = place
  if (slot.setting) return place
  return { ...place, slot: { ...slot, width: slot.width - figures * slot.size } }
}
