/** Measurement → what ran over its slot: pure, so that recorded measurements test it. */

import type {
  BlockMeasurement,
  Measurement,
  OverflowMeasurement,
  SlideMeasurement,
} from '../../browser/measure/types.ts'
import type { Overflow } from '../../plan/fit/corrections.ts'

/** @returns A row for each slot that holds less than it was given, in the order of the slides. */
export function overflowsOf({ slides }: Measurement): Overflow[] {
  return slides.flatMap(ofSlide)
}

function ofSlide({ number, blocks, overflows, scale, slots }: SlideMeasurement): Overflow[] {
  const known = new Map(blocks.map((block) => [block.id, block]))
  const bySlot = new Map<string, { block: BlockMeasurement; overflow: OverflowMeasurement }[]>()
  for (const overflow of overflows) {
    const block = known.get(overflow.block)
    // What stands round the content is the template's own affair.
    if (!block || block.kind === 'frame') continue
    const slot = block.slot ?? 'default'
    bySlot.set(slot, [...(bySlot.get(slot) ?? []), { block, overflow }])
  }
  const found = [...bySlot].map(([slot, rows]): Overflow => {
    const past = (...sides: OverflowMeasurement['side'][]): number =>
      sides.reduce((sum, side) => {
        const px = rows.filter(({ overflow }) => overflow.side === side).map(({ overflow }) => overflow.px)
        return sum + Math.max(0, ...px)
      }, 0)
    return {
      slide: number,
      slot,
      vertical: past('top', 'bottom'),
      horizontal: past('left', 'right'),
      title: rows.every(({ block }) => block.kind === 'heading' && block.depth === 1),
    }
  })
  if (found.length > 0 || scale === undefined) return found
  // The template saw what the measurement did not: as tall as it would be at full size.
  const slot = slots[0]
  const vertical = Math.round((slot?.inner.height ?? 0) * (1 / scale - 1))
  return [{ slide: number, slot: slot?.name ?? 'default', vertical, horizontal: 0, title: false }]
}
