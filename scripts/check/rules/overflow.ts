import type { OverflowMeasurement } from '../../browser/measure/types.ts'
import type { Found, Rule } from '../finding.ts'

/** The edge that matters most comes first: what is off the canvas has left its slot too. */
const rank = ({ container, clipped }: OverflowMeasurement): number =>
  container === 'canvas' ? 0 : clipped ? 1 : 2

/** Content outside its container or the canvas; one finding for each edge, about the worst. */
export const overflow: Rule = (_, { slides }) =>
  slides.flatMap(({ number, overflows }) => {
    const edges = new Map<string, OverflowMeasurement[]>()
    for (const one of overflows) {
      const worse = overflows.some(
        (other) => other.block === one.block && other.side === one.side && rank(other) < rank(one),
      )
      const key = `${one.container} ${one.side}`
      if (!worse) edges.set(key, [...(edges.get(key) ?? []), one])
    }
    return [...edges.values()].map((all): Found => {
      const worst = all.toSorted((a, b) => b.px - a.px)[0]!
      const { what, container, side, px, clipped } = worst
      const amount = Math.round(px * 10) / 10
      const others = all.length > 1 ? `, and ${all.length - 1} more` : ''
      const seen = clipped ? ', where it is cut' : ''
      return {
        id: 'check:overflow',
        slide: number,
        element: what,
        amount,
        reason: `\`${what}\`${others} overflows the ${side} of \`${container}\` by ${amount} px${seen}`,
      }
    })
  })
