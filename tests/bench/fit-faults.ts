/** How many slides have which fault, and which ones they are. */

import { templateLimits } from '../../scripts/check/limits.ts'
import { rules } from '../../scripts/check/rules/index.ts'
import type { OverflowMeasurement } from '../../scripts/browser/measure/types.ts'
import type { LoadedTemplate } from '../../scripts/template/load.ts'
import type { Drawn } from '../concurrent-export.ts'
import { percent, table } from './table.ts'

/** The faults that make a slide one that does not fit, and their aims; `lectern check` looks with the same rules. */
const looked = ['overflow', 'overlap', 'font-size', 'diagram', 'title', 'empty'] as const

/** So many slides are named for each template; there are more where a change went wrong. */
const named = 40

/** @returns A table of all faults. */
export function faults(articles: readonly Drawn[], { template }: LoadedTemplate): string {
  const slides = articles.flatMap(({ measurement }) => measurement.slides)
  const overflowing = slides.filter(({ overflows }) => overflows.length > 0)
  const limits = templateLimits(template.minimums)
  const count = (name: (typeof looked)[number]): number =>
    articles.reduce((sum, { measurement }) => {
      return sum + new Set(rules[name]({ limits }, measurement).map(({ slide }) => slide)).size
    }, 0)
  const rows: [what: string, found: number, aim: string][] = [
    ['overflowing', overflowing.length, '0; 1 % for the plan alone'],
    [
      'of them past the edge of the canvas',
      withEdge(overflowing, ({ container }) => container === 'canvas'),
      '0',
    ],
    ['of them with clipped text', withEdge(overflowing, ({ clipped }) => clipped), '0'],
    ['with blocks on top of each other', count('overlap'), '0'],
    ['with text below the minimum size', count('font-size'), '0'],
    ['with a diagram that failed or cannot be read', count('diagram'), '0'],
    ['with a title of more than two lines', count('title'), '0'],
    ['without content', count('empty'), '0'],
    ['that Slidev could not show', slides.filter(({ failure }) => failure !== '').length, '0'],
  ]
  return table(
    ['slides', 'count', 'share', 'aim'],
    [
      [`of ${articles.length} articles`, slides.length, '', ''],
      ...rows.map(([what, found, aim]) => [what, found, percent(found, slides.length), aim]),
    ],
  )
}

function withEdge(
  slides: readonly { overflows: OverflowMeasurement[] }[],
  test: (overflow: OverflowMeasurement) => boolean,
): number {
  return slides.filter(({ overflows }) => overflows.some(test)).length
}

/** @returns The slides that overflow, the worst first, and which kinds of block they do it with. */
export function offenders(articles: readonly Drawn[]): string {
  const found = articles.flatMap(({ name, measurement }) =>
    measurement.slides.flatMap(({ number, title = '', layout = '', overflows, blocks }) => {
      const worst = overflows.toSorted((a, b) => b.px - a.px)[0]
      if (!worst) return []
      const kind = blocks.find(({ id }) => id === worst.block)?.kind ?? worst.block
      return [{ name, number, title, layout, kind, worst }]
    }),
  )
  if (found.length === 0) return ''
  const kinds = Map.groupBy(found, ({ layout, kind }) => `${kind} in \`${layout}\``)
  const worst = found.toSorted((a, b) => b.worst.px - a.worst.px)
  return [
    table(
      ['overflowing block', 'slides', 'median px', 'most px'],
      [...kinds.entries()]
        .toSorted((a, b) => b[1].length - a[1].length)
        .map(([kind, slides]) => {
          const px = slides.map(({ worst }) => worst.px).toSorted((a, b) => a - b)
          return [kind, slides.length, Math.round(px[Math.floor(px.length / 2)]!), Math.round(px.at(-1)!)]
        }),
    ),
    table(
      ['article', 'slide', 'px', 'block past which edge'],
      worst
        .slice(0, named)
        .map(({ name, number, title, layout, kind, worst: { px, side, container, what } }) => [
          name,
          `${number} ${title}`,
          Math.round(px),
          `${kind} \`${what.replaceAll('`', "'").slice(0, 30)}\` past the ${side} of ${container}, layout ${layout}`,
        ]),
    ),
    ...(worst.length > named ? [`… and ${worst.length - named} more.\n`] : []),
  ].join('\n')
}
