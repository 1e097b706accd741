import type { Box, DiagramLabel, DiagramMeasurement, PieSlice } from '../../browser/measure/types.ts'
import type { Found, Rule } from '../finding.ts'
import { type Limits, namedCanvas } from '../limits.ts'

/** Sizes are rounded while they are scaled, px. */
const rounding = 0.05

/** Letters lean over the edges of their boxes, and lines of text lie this near to each other, px. */
const touch = 2

/** Two lines of text of which less lies over each other can be read, as a share of their letters' size. */
const readable = 0.5

/** A slice between two edges of 2 px that is shorter at the rim is only edge, px. */
const thinnest = 4

/** Two neighbouring tints of a pale series have 1.15, a ground and the white of paper 1.06. */
const distinct = 1.1

/** Diagrams that failed, whose labels cannot be read, or that leave their room empty. */
export const diagram: Rule = ({ limits }, { canvas, slides }) =>
  slides.flatMap(({ number, diagrams }) =>
    diagrams.flatMap((one) =>
      faults(one, limits, canvas.width / namedCanvas).map((found) => ({ ...found, slide: number })),
    ),
  )

function faults(diagram: DiagramMeasurement, limits: Limits, scale: number): Found[] {
  const { state, error = '', smallestLabel, cutLabels, labels, slices, box, room } = diagram
  if (state === 'error') return [{ id: 'check:diagram', reason: `Diagram error: ${error}` }]
  if (state === 'waiting') return [{ id: 'check:diagram', reason: 'The diagram was not drawn' }]
  const found: Found[] = []
  const least = limits.diagram * scale
  if (smallestLabel && smallestLabel.size < least - rounding) {
    const amount = Math.round(smallestLabel.size * 10) / 10
    found.push({
      id: 'check:diagram',
      element: smallestLabel.text,
      amount,
      reason: `Diagram label \`${smallestLabel.text}\` of ${amount} px, expected at least ${Math.round(least * 10) / 10} px`,
    })
  }
  for (const label of cutLabels)
    found.push({
      id: 'check:diagram',
      element: label,
      reason: `Diagram label \`${label}\` is cut off`,
    })
  found.push(...misplaced(labels), ...slices.flatMap(unseen))
  const share = Math.max(box.width / room.width, box.height / room.height)
  if (Number.isFinite(share) && share < limits.diagramShare)
    found.push({
      id: 'check:diagram-small',
      ...(smallestLabel ? { element: smallestLabel.text } : {}),
      amount: Math.round(share * 100),
      reason: `Diagram fills ${Math.round(share * 100)} % of its room, expected at least ${Math.round(limits.diagramShare * 100)} % of the width or height`,
    })
  return found
}

/** Labels out of their shapes and over each other; each label once. */
function misplaced(labels: readonly DiagramLabel[]): Found[] {
  const found: Found[] = []
  const named = new Set<DiagramLabel>()
  for (const label of labels) {
    const { text, box, frame } = label
    const amount = frame ? Math.round(Math.max(frame.x - box.x, end(box) - end(frame)) * 10) / 10 : 0
    if (amount <= touch) continue
    named.add(label)
    const reason = `Diagram label \`${text}\` is ${amount} px wider than its box on one side`
    found.push({ id: 'check:diagram', element: text, amount, reason })
  }
  for (const [index, one] of labels.entries())
    for (const other of labels.slice(index + 1)) {
      if (named.has(one) && named.has(other)) continue
      const x = Math.min(end(one.box), end(other.box)) - Math.max(one.box.x, other.box.x)
      const y =
        Math.min(one.box.y + one.box.height, other.box.y + other.box.height) -
        Math.max(one.box.y, other.box.y)
      if (x <= touch || y <= readable * Math.min(one.size, other.size)) continue
      named.add(one).add(other)
      const reason = `Diagram label \`${one.text}\` overlaps \`${other.text}\` by ${Math.round(x * 10) / 10} px`
      found.push({ id: 'check:diagram', element: one.text, amount: Math.round(x * 10) / 10, reason })
    }
  return found
}

function end({ x, width }: Box): number {
  return x + width
}

/** A slice that the legend of a pie names and nobody sees. */
function unseen({ label, rim, contrast }: PieSlice): Found[] {
  const why =
    rim === 0
      ? 'is not drawn: its share is less than 1 %'
      : rim < thinnest
        ? `is ${rim} px long at the rim, expected at least ${thinnest} px`
        : contrast !== undefined && contrast < distinct
          ? `has contrast ${contrast} with the background, expected at least ${distinct}`
          : undefined
  return why === undefined
    ? []
    : [{ id: 'check:diagram', element: label, reason: `Slice \`${label}\` of the pie ${why}` }]
}
