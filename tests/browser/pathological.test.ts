/** Articles that nobody should write, drawn: all of each fits, or the program says what does not. */

import { VFile } from 'vfile'
import { beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../../scripts/check/draw.ts'
import { templateLimits } from '../../scripts/check/limits.ts'
import { rules } from '../../scripts/check/rules/index.ts'
import { pipeline, type PipelineResult } from '../../scripts/index.ts'
import { loadTemplate } from '../../scripts/template/load.ts'
import { type Drawn, drawTogether } from '../draw-together.ts'
import { pathological, pathologicalPictures } from '../pathological.ts'

const loaded = loadTemplate('seminar')
const { template } = loaded
const images = Object.fromEntries(
  Object.entries(pathologicalPictures).map(([address, { file }]) => [address, file]),
)

/** Names a slide that no step of the planner makes fit. */
const exception = 'plan:too-large'

const drawn = new Map<string, { article: Drawn; exceptions: number }>()

beforeAll(async () => {
  await using stack = new AsyncDisposableStack()
  const running = await openBrowser(stack, {})
  const exceptions: number[] = []
  const articles = []
  for (const [name, value] of Object.entries(pathological)) {
    const file = new VFile({ path: `${name}.md`, value })
    const lang = name.startsWith('zh') ? 'zh' : 'en'
    const run = { template, theme: '../theme', lang, figures: async () => images } as const
    const { plan: deck } = (await pipeline(file, run)) as Required<PipelineResult>
    articles.push({ name, deck, pictures: pathologicalPictures })
    exceptions.push(file.messages.filter(({ ruleId }) => ruleId === exception).length)
  }
  for (const [index, article] of (await drawTogether(articles, loaded, running)).entries())
    drawn.set(article.name, { article, exceptions: exceptions[index]! })
}, 900_000)

describe('pathological articles', () => {
  test.each(Object.keys(pathological))('%s', (name) => {
    const { article, exceptions } = drawn.get(name)!
    const { measurement } = article
    expect(measurement.slides).toHaveLength(article.deck.children.length)
    expect(measurement.slides.map(({ failure }) => failure).filter(Boolean)).toEqual([])
    const limits = templateLimits(template.minimums)
    const faults = [rules.overflow, rules['font-size']].flatMap((rule) => rule({ limits }, measurement))
    const outside = new Set(faults.map(({ slide }) => slide)).size
    const told = faults.map(({ slide, reason }) => `slide ${slide}: ${reason}`).join('\n')
    expect(outside, told).toBeLessThanOrEqual(exceptions)
  })
})
