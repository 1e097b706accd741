import type { BlockMeasurement, Box } from '../../browser/measure/types.ts'
import type { Found, Rule } from '../finding.ts'

/** Ink may touch by so much, px: letters lean over, and edges are soft. */
const touch = 2

const imageKinds: readonly string[] = ['image', 'media']

/** Blocks on top of each other, text and frame included. */
export const overlap: Rule = (_, { slides }) =>
  slides.flatMap(({ number, blocks }) => {
    const found: Found[] = []
    for (const [index, one] of blocks.entries())
      for (const other of blocks.slice(index + 1)) {
        const amount = Math.round(covered(one, other) * 10) / 10
        if (amount > 0)
          found.push({
            id: 'check:overlap',
            slide: number,
            element: named(one),
            amount,
            reason: `\`${named(one)}\` overlaps \`${named(other)}\` by ${amount} px`,
          })
      }
    return found
  })

/** How deep two blocks lie in each other; what floats over a picture does so on purpose. */
function covered(one: BlockMeasurement, other: BlockMeasurement): number {
  if (one.kind === 'frame' && other.kind === 'frame') return 0
  // A line reaches from its first letter to its last, over an icon between them.
  if (one.inside === other.id || other.inside === one.id) return 0
  const drawn = imageKinds.includes(one.kind) || imageKinds.includes(other.kind)
  if (
    drawn &&
    (one.floating || other.floating || (imageKinds.includes(one.kind) && imageKinds.includes(other.kind)))
  )
    return 0
  let most = 0
  for (const a of ink(one))
    for (const b of ink(other)) {
      const x = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
      const y = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
      const depth = Math.min(x, y)
      if (depth > touch && depth > most) most = depth
    }
  return most
}

function ink({ kind, box, lines }: BlockMeasurement): Box[] {
  return imageKinds.includes(kind) ? [box] : lines
}

function named({ kind, text }: BlockMeasurement): string {
  return text || kind
}
