/** A block that is taller or wider than its slot → blocks that are not, in order. */

import { patch } from '#tree/origin.ts'
import type { Diagram, Flow } from '#tree/nodes.ts'
import { rulerFor } from '../fit/index.ts'
import { sizesFor } from '../fit/type-scale.ts'
import { splitCode } from './split-code.ts'
import { breakFormula, splitRows } from './split-formula.ts'
import { splitList } from './split-list.ts'
import { splitQuote } from './split-quote.ts'
import { splitTable } from './split-table.ts'
import type { LayoutCandidate } from '../fit/candidate.ts'
import { fitsSlide, maxEvents } from '../fit/capacity.ts'
import { splitParagraph } from './split-paragraph.ts'

/**
 * @param block Any block; those that cannot be cut are given back whole.
 * @param place Where it is shown.
 * @param title What stands above it.
 * @returns One block or more; each fits where its smallest part does.
 */
export function split(block: Flow, candidate: LayoutCandidate, title: string): Flow[] {
  const fits = (part: Flow): boolean => fitsSlide([part], candidate, title)
  switch (block.type) {
    case 'list':
      return splitList(block, fits)
    case 'diagram':
      return block.kind === 'timeline' ? splitTimeline(block) : [block]
    case 'table':
      return splitTable(block, candidate, title)
    case 'math':
      return splitRows(breakFormula(block, rulerFor(candidate.slot)), fits)
  }
  if (fits(block)) return [block]
  switch (block.type) {
    case 'code': {
      const least = sizesFor([block], candidate).at(-1) ?? 1
      const shown = counted(candidate)
      return splitCode(
        block,
        (part) => fitsSlide([part], shown, title),
        (part) => fitsSlide([part], shown, title, least),
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
  const { nodes: steps } = block
  const parts = Math.ceil(steps.length / maxEvents)
  if (parts === 1) return [block]
  const size = Math.ceil(steps.length / parts)
  return Array.from({ length: parts }, (_, index) => {
    const own = steps.slice(index * size, (index + 1) * size)
    return patch(own, { ...block, nodes: own })
  })
}

/** What the numbers of the lines take from the width of code that nobody measured: four figures and a space of 0.6 em. */
const figures = 5 * 0.6

function counted(candidate: LayoutCandidate): LayoutCandidate {
  const { slot } = candidate
  if (slot.setting) return candidate
  return { ...candidate, slot: { ...slot, width: slot.width - figures * slot.size } }
}
