/** Where the content of a slide may stand: between its title and what the template has at the foot. */

import type { Box, SlideMeasurement } from '../../browser/measure/types.ts'

/** What a slide leaves for content, and what of it is used, px from the upper edge of the slide. */
export interface Room {
  top: number
  bottom: number
  /** From the upper edge of the first block to the lower edge of the last. */
  used: { top: number; bottom: number }
}

/** Below this share of the height, what belongs to the template is its footer. */
const footShare = 0.85

/** What a slide without a footer keeps free at its lower edge, a share of the height. */
const margin = 0.05

/** @returns The room of a slide; nothing where it has no content. */
export function roomOf({ blocks, images, diagrams }: SlideMeasurement, height: number): Room | undefined {
  const title = blocks.find(({ kind, depth }) => kind === 'heading' && depth === 1)
  const content: Box[] = [
    ...blocks
      .filter((block) => block !== title && block.kind !== 'frame' && !block.floating)
      .map(({ box }) => box),
    ...images.filter(({ background }) => !background).map(({ shown }) => shown),
    ...diagrams.map(({ box }) => box),
  ].filter((box) => box.width > 0 && box.height > 0)
  if (content.length === 0) return undefined
  const foot = blocks.filter(({ kind, box }) => kind === 'frame' && box.y > height * footShare)
  return {
    top: title ? title.box.y + title.box.height : 0,
    bottom: Math.min(height * (foot.length > 0 ? 1 : 1 - margin), ...foot.map(({ box }) => box.y)),
    used: {
      top: Math.min(...content.map(({ y }) => y)),
      bottom: Math.max(...content.map((box) => box.y + box.height)),
    },
  }
}

/** Layouts with little on them on purpose. */
export const airyLayouts: ReadonlySet<string | undefined> = new Set([
  'closing',
  'cover',
  'quote',
  'section',
  'statement',
])
