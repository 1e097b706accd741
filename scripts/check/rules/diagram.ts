import type { DiagramMeasurement } from '../../browser/measure/types.ts'
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
