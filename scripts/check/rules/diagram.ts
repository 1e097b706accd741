import type { DiagramMeasurement } from '../../browser/measure-types.ts'
import type { Found, Rule } from '../finding.ts'
import { type Limits, namedCanvas } from '../limits.ts'

/** Sizes are rounded while they are scaled, px. */
const rounding = 0.05

/** Diagrams that failed, whose labels cannot be read, or that leave their room empty. */
export const diagram: Rule = ({ limits }, { canvas, slides }) =>
  slides.flatMap(({ number, diagrams }) =>
    diagrams.flatMap((one) =>
      faults(one, limits, canvas.width / namedCanvas).map((found) => ({ ...found, slide: number })),
    ),
  )

function faults(diagram: DiagramMeasurement, limits: Limits, scale: number): Found[] {
  const { state, error = '', smallestLabel, cutLabels, box, room } = diagram
  if (state === 'error') return [{ id: 'check:diagram', reason: `Unexpected error in a diagram: ${error}` }]
  if (state === 'waiting')
    return [{ id: 'check:diagram', reason: 'Unexpected diagram without a drawing, expected it drawn' }]
  const found: Found[] = []
  const least = limits.diagram * scale
  if (smallestLabel && smallestLabel.size < least - rounding) {
    const amount = Math.round(smallestLabel.size * 10) / 10
    found.push({
      id: 'check:diagram',
      element: smallestLabel.text,
      amount,
      reason: `Unexpected label \`${smallestLabel.text}\` of ${amount} px in a diagram, expected at least ${Math.round(least * 10) / 10} px`,
    })
  }
  for (const label of cutLabels)
    found.push({
      id: 'check:diagram',
      element: label,
      reason: `Unexpected label \`${label}\` cut off in a diagram, expected all of it`,
    })
  const share = Math.max(box.width / room.width, box.height / room.height)
  if (Number.isFinite(share) && share < limits.diagramShare)
    found.push({
      id: 'check:diagram-small',
      ...(smallestLabel ? { element: smallestLabel.text } : {}),
      amount: Math.round(share * 100),
      reason: `Unexpected diagram over ${Math.round(share * 100)} % of its room, expected at least ${Math.round(limits.diagramShare * 100)} % of the width or height`,
    })
  return found
}
