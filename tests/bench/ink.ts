/**
 * How much of their height the slides of a talk use, and how alike they are: read off pictures of
 * them, as somebody in the room sees them.
 */

import { startBrowser } from '../../scripts/browser/engine/start.ts'
import { loadTemplate, templateNames } from '../../scripts/template/load.ts'
import type { Slide } from '../../scripts/index.ts'
import { type Drawn, drawTogether } from '../concurrent-export.ts'
import type { Bench } from './bench.ts'
import { corpus, planned } from './corpus.ts'
import { type Ink, inkRows } from './ink-rows.ts'
import { versionOf } from './machine.ts'
import { percent, percentile, table } from './table.ts'

/** A slide of one of these is empty on purpose. */
const airy: ReadonlySet<string> = new Set(['closing', 'cover', 'quote', 'section', 'statement'])

/** Slides that are named for each template: the emptiest. */
const named = 25

/** Alike slides after one another tire the eye. */
const longestRun = 3

interface Judged {
  article: string
  slide: Slide
  ink: Ink
}

export const ink: Bench = {
  title: 'Ink between title and footer on slides of the talk, from pictures',
  async run(setting) {
    const sources = corpus({ ...setting, articles: setting.articles ?? 20 })
    setting.uses('Slidev', versionOf('@slidev/cli'))
    await using stack = new AsyncDisposableStack()
    const running = await startBrowser(stack, { executable: (await setting.browser()).path })
    const names = setting.templates.length > 0 ? setting.templates : templateNames()
    const rows: string[][] = []
    const emptiest: string[] = []
    const shares: string[] = []
    for (const name of names) {
      const loaded = loadTemplate(name)
      const articles = []
      for (const source of sources) articles.push(inTalk(await planned(source, loaded.template)))
      const found: Ink[] = []
      const drawn = await drawTogether(articles, loaded, running, {
        log: setting.log,
        look: async (page) => void found.push(...(await inkRows(page))),
      })
      const all = judged(drawn, found)
      rows.push([name, ...figures(all)])
      shares.push(compositions(name, drawn))
      emptiest.push(...worst(name, all))
    }
    return [
      table(
        ['template', 'slides', 'below 35 %', 'below 50 %', 'median', 'inked rows', 'nearer than 24 px'],
        rows,
      ),
      'Aim: at most 3 % below 35 %, 10 % below 50 %, beside covers, statements, quotations and section pages.\n',
      ...shares,
      table(
        ['template', 'article', 'slide', 'layout', 'reach'],
        emptiest.map((line) => line.split('\t')),
      ),
    ].join('\n')
  },
}

/** An article without what stands behind the end of its talk. */
function inTalk<Given extends { deck: { children: Slide[] } }>(article: Given): Given {
  const { deck } = article
  return { ...article, deck: { ...deck, children: deck.children.filter(({ role }) => role !== 'backup') } }
}

function judged(drawn: readonly Drawn[], found: readonly Ink[]): Judged[] {
  const slides = drawn.flatMap(({ name, deck }) => deck.children.map((slide) => ({ article: name, slide })))
  return slides
    .map((one, at) => ({ ...one, ink: found[at]! }))
    .filter(({ slide }) => !airy.has(slide.role) && !airy.has(slide.layout))
}

function figures(all: readonly Judged[]): string[] {
  const below = (share: number): string =>
    percent(all.filter(({ ink }) => ink.reach < share).length, all.length)
  return [
    String(all.length),
    below(0.35),
    below(0.5),
    percentile(
      all.map(({ ink }) => ink.reach),
      0.5,
    ).toFixed(2),
    percentile(
      all.map(({ ink }) => ink.rows),
      0.5,
    ).toFixed(2),
    percent(all.filter(({ ink }) => ink.below < 24).length, all.length),
  ]
}

/** How often each layout is met, and how many decks show one of them too often in a row. */
function compositions(name: string, drawn: readonly Drawn[]): string {
  const layouts = drawn.flatMap(({ deck }) => deck.children.map(({ layout }) => layout))
  const counts = [...Map.groupBy(layouts, (layout) => layout)]
    .map(([layout, all]) => ({ layout, count: all.length }))
    .toSorted((a, b) => b.count - a.count)
  const alike = drawn.filter(({ deck }) => longestOf(deck.children) > longestRun).length
  return `${name}: ${counts.map(({ layout, count }) => `${layout} ${percent(count, layouts.length)}`).join(', ')}; ${alike} of ${drawn.length} decks have more than ${longestRun} of one layout in a row.\n`
}

function longestOf(slides: readonly Slide[]): number {
  let longest = 0
  let run = 0
  for (const [at, { layout }] of slides.entries()) {
    run = layout === slides[at - 1]?.layout ? run + 1 : 1
    longest = Math.max(longest, run)
  }
  return longest
}

function worst(name: string, all: readonly Judged[]): string[] {
  return all
    .toSorted((a, b) => a.ink.reach - b.ink.reach)
    .slice(0, named)
    .map(({ article, slide, ink }) =>
      [name, article, slide.title, `${slide.role}/${slide.layout}`, ink.reach.toFixed(2)].join('\t'),
    )
}
