import type { BlockMeasurement, Sized } from '../../browser/measure/types.ts'
import type { CheckedDeck, Found, Rule } from '../finding.ts'
import { namedCanvas } from '../limits.ts'

/** Sizes are rounded while they are scaled, px. */
const rounding = 0.05

/** Text below the smallest size; one finding for each slide and kind of text, about the smallest. */
export const fontSize: Rule = ({ limits }, { canvas, slides }) => {
  const scale = canvas.width / namedCanvas
  return slides.flatMap(({ number, blocks }) => {
    const small = blocks
      .flatMap((block) => textsOf(block, limits))
      .filter(({ size, least }) => size < least * scale - rounding)
      .toSorted((a, b) => a.size - b.size)
    const kinds = [...new Set(small.map(({ kind }) => kind))]
    return kinds.map((kind): Found => {
      const all = small.filter((one) => one.kind === kind)
      const { size, text, least } = all[0]!
      const amount = Math.round(size * 10) / 10
      const others = all.length > 1 ? ` and ${all.length - 1} more` : ''
      return {
        id: 'check:font-size',
        slide: number,
        element: text,
        amount,
        reason: `Too small: ${kind} of ${amount} px in \`${text}\`${others}, expected at least ${Math.round(least * scale * 10) / 10} px`,
      }
    })
  })
}

interface Text extends Sized {
  kind: string
  least: number
}

function textsOf({ kind, smallest = {} }: BlockMeasurement, limits: CheckedDeck['limits']): Text[] {
  // Labels of diagrams are the business of the rule `diagram`.
  if (kind === 'diagram') return []
  const { text, code } = smallest
  if (kind === 'frame')
    return [text, code].flatMap((one) => (one ? [{ ...one, kind: 'frame text', least: limits.frame }] : []))
  return [
    ...(text ? [{ ...text, kind: 'text', least: kind === 'media' ? limits.diagram : limits.text }] : []),
    ...(code ? [{ ...code, kind: 'code', least: limits.code }] : []),
  ]
}
