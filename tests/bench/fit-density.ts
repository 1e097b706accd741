/** How much stands on a slide: what the audience reads, and how full it looks. */

import { visitParents } from 'unist-util-visit-parents'
import type { SlideMeasurement } from '../../scripts/browser/measure/types.ts'
import type { Slide, Template } from '../../scripts/index.ts'
import type { LoadedTemplate } from '../../scripts/template/load.ts'
import type { Drawn } from '../concurrent-export.ts'
import { percent, percentile, table } from './table.ts'

/** What is looked at rather than read; `lectern check` counts the same. */
const unread: readonly string[] = ['code', 'diagram', 'frame', 'media']

/** A slide of one of these roles or layouts is empty on purpose. */
const airy: readonly string[] = ['cover', 'section', 'statement']

/** Less of its slot than this, and a slide looks as if something were missing. */
const bare = 0.12

/** @returns A table of words, items and room. */
export function density(articles: readonly Drawn[], { template }: LoadedTemplate): string {
  const pairs = articles.flatMap(({ deck, measurement }) =>
    measurement.slides.map((drawn) => ({ lang: deck.lang, slide: deck.children[drawn.number - 1]!, drawn })),
  )
  const words = pairs.filter(({ lang }) => lang === 'en').map(({ drawn }) => read(drawn).words)
  const han = pairs.filter(({ lang }) => lang === 'zh').map(({ drawn }) => read(drawn).han)
  const items = pairs.map(({ slide }) => itemsOf(slide)).filter((count) => count > 0)
  const judged = pairs.filter(({ slide }) => !airy.includes(slide.role) && !airy.includes(slide.layout))
  const empty = judged.filter(({ slide, drawn }) => fill(drawn, template.layouts[slide.layout]) < bare)
  const byLayout = [...Map.groupBy(empty, ({ slide }) => slide.layout)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([layout, slides]) => `${slides.length} in \`${layout}\``)
  const row = (what: string, counts: number[], aim: string): string[] => [
    what,
    counts.length > 0 ? String(percentile(counts, 0.5)) : '–',
    counts.length > 0 ? String(percentile(counts, 0.9)) : '–',
    aim,
  ]
  return [
    table(
      ['a slide has', 'median', '90th percentile', 'aim'],
      [
        row('words (English articles)', words, '40, 80'),
        row('Chinese characters (Chinese articles)', han, '60, 110'),
        row('list items, where it has any', items, '5'),
      ],
    ),
    `${empty.length} of ${judged.length} slides (${percent(empty.length, judged.length)}) fill less than ${bare * 100} % of the height of their slot: ${byLayout.join(', ')}.\n`,
  ].join('\n')
}

function read({ blocks }: SlideMeasurement): { words: number; han: number } {
  const texts = blocks.filter(({ kind }) => !unread.includes(kind))
  return {
    words: texts.reduce((sum, block) => sum + block.words, 0),
    han: texts.reduce((sum, block) => sum + block.han, 0),
  }
}

function itemsOf(slide: Slide): number {
  let count = 0
  for (const child of slide.children)
    if (child.type === 'slot') visitParents(child, 'listItem', () => void count++)
  return count
}

/** Share of what the template promises for it that the fullest slot of a slide uses, from the first block to the last. */
function fill({ slots, blocks }: SlideMeasurement, layout: Template['layouts'][string] | undefined): number {
  const shares = slots.map(({ name, inner }) => {
    const boxes = blocks
      .filter(
        ({ slot, kind, depth }) => slot === name && kind !== 'frame' && !(kind === 'heading' && depth === 1),
      )
      .map(({ box }) => box)
    if (boxes.length === 0) return 0
    const top = Math.min(...boxes.map(({ y }) => y))
    const bottom = Math.max(...boxes.map(({ y, height }) => y + height))
    return (bottom - top) / (layout?.slots[name]?.height ?? inner.height)
  })
  // A layout without places of its own cannot be judged.
  return shares.length > 0 ? Math.max(...shares) : 1
}
