/** How far the planner's estimate is off, as a table and its worst misses. */

import type { LoadedTemplate } from '../../scripts/template/load.ts'
import type { Drawn } from '../concurrent-export.ts'
import { addEstimates, compareEstimates } from './fit-estimator.ts'
import { percent, table } from './table.ts'

/** So many misses are named. */
const named = 12

/** @returns Markdown. */
export function estimates(articles: readonly Drawn[], { template }: LoadedTemplate): string {
  const each = articles.map(({ deck, measurement }) => compareEstimates(deck, measurement, template))
  const { blocks, right, slots, low, unmatched } = addEstimates(each)
  const misses = each.flatMap(({ lowSlots }, index) =>
    lowSlots.map((miss) => ({ ...miss, article: articles[index]?.name ?? '' })),
  )
  const worst = misses
    .toSorted((a, b) => b.rendered - b.estimated - (a.rendered - a.estimated))
    .slice(0, named)
  const lines = worst.map(({ article, slide, layout, slot, estimated, rendered, height }) => {
    return `- ${article} · ${slide} (${layout}, ${slot}): ${estimated} px estimated, ${rendered} rendered, of ${height}`
  })
  const counts = table(
    ['estimate', 'count', 'share', 'aim'],
    [
      ['texts with the right number of lines', `${right} of ${blocks}`, percent(right, blocks), '98 %'],
      ['slots more than 2 % below what is rendered', `${low} of ${slots}`, percent(low, slots), '0'],
      ['slots whose texts could not be told apart', unmatched, '', ''],
    ],
  )
  return [counts, ...lines, ''].join('\n')
}
