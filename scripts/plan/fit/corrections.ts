/**
 * What the browser measured → smaller rooms for what was estimated too small.
 *
 * ```text
 *   estimated  ├────────────┤
 *   measured   ├─────────────────┤      the same passage is planned again for a room
 *   slot       ├──────────────┤ 40 px   that is smaller by measured ÷ estimated
 * ```
 *
 * Pure: which slides ran over → which passages get less room. The loop that
 * builds and measures is the command's.
 */

import type { Deck, Slide } from '#tree/nodes.ts'
import { inLanguage, type Template, type TemplateSlot } from '#template'
import type { LayoutCandidate } from './candidate.ts'
import { contentHeight, slotOf } from './capacity.ts'

/** How much larger a passage is drawn than estimated; each at least 1. */
export interface Correction {
  height: number
  width: number
  title: number
}

/** By passage and role, see `keyOf`. */
export type Corrections = ReadonlyMap<string, Correction>

/** What of a slide is outside of its slot, as measured with nothing scaled down. */
export interface Overflow {
  /** Number of the slide, from 1. */
  slide: number
  slot: string
  /** px past top and bottom, past left and right. */
  vertical: number
  horizontal: number
  /** Whether only the title is outside. */
  title: boolean
}

/** A passage that is drawn four times as large as estimated is a fault that no room mends. */
const most = 4

/** A measured overrun is mended with this to spare, a share: the next line break may cost a line. */
const spare = 1.02

/** @returns A place with less room, by what was measured. */
export function corrected(candidate: LayoutCandidate, { height, width, title }: Correction): LayoutCandidate {
  const shrink = (slot: TemplateSlot): TemplateSlot => ({
    ...slot,
    height: slot.height / height,
    width: slot.width / width,
  })
  const slots = Object.fromEntries(
    Object.entries(candidate.slots).map(([name, slot]) => [name, shrink(slot)]),
  )
  return {
    ...candidate,
    slot: shrink(candidate.slot),
    slots,
    title: { ...candidate.title, width: candidate.title.width / title },
  }
}

/**
 * @param deck As it was drawn; its slides know their passages.
 * @param overflows What ran over.
 * @param before Corrections that the deck was planned with.
 * @returns Corrections for the next plan: never smaller than before. The same where nothing can be
 *   learned.
 */
export function correct(
  deck: Deck,
  template: Template,
  overflows: readonly Overflow[],
  before: Corrections,
): Corrections {
  const result = new Map(before)
  const set = inLanguage(template, deck.lang)
  for (const overflow of overflows) {
    const slide = deck.children[overflow.slide - 1]
    const key = slide?.data?.passage
    if (!slide || key === undefined) continue
    const known = result.get(key) ?? { height: 1, width: 1, title: 1 }
    const found = learned(slide, set, overflow)
    result.set(key, {
      height: Math.min(most, Math.max(known.height, found.height)),
      width: Math.min(most, Math.max(known.width, found.width)),
      title: Math.min(most, known.title * found.title),
    })
  }
  return result
}

function learned(slide: Slide, template: Template, overflow: Overflow): Correction {
  const layout = template.layouts[slide.layout]
  const slot = layout && slotOf(layout.slots, overflow.slot)
  if (!layout || !slot) return { height: 1, width: 1, title: 1 }
  if (overflow.title) return { height: 1, width: 1, title: titleStep }
  const content = slide.children.find((child) => child.type === 'slot' && child.name === overflow.slot)
  const blocks = content?.type === 'slot' ? content.children : []
  const estimated = contentHeight(blocks, slot, layout.title, slide.title, Number(slide.fields['size'] ?? 1))
  const height = ((slot.height + overflow.vertical) / Math.max(1, estimated)) * spare
  const width = ((slot.width + overflow.horizontal) / slot.width) * spare
  return {
    height: overflow.vertical > 0 ? Math.max(1, height) : 1,
    width: overflow.horizontal > 0 ? Math.max(1, width) : 1,
    title: 1,
  }
}

/** A title that runs over is cut for a place this much narrower. */
const titleStep = 1.15
