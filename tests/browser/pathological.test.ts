/** Articles that nobody should write, drawn: all of each fits, or the program says what does not. */

import { VFile } from 'vfile'
import { beforeAll, describe, expect, test } from 'vitest'
import { startBrowser } from '../../scripts/browser/engine/start.ts'
import { templateLimits } from '../../scripts/check/limits.ts'
import { rules } from '../../scripts/check/rules/index.ts'
import { pipeline } from '../../scripts/index.ts'
import type { Corrections } from '../../scripts/plan/fit/corrections.ts'
import { loadTemplate } from '../../scripts/template/load.ts'
import { type Drawn, drawTogether, type Planned } from '../concurrent-export.ts'
import { pathological, pathologicalPictures } from '../pathological.ts'
import { repairTogether } from '../concurrent-install.ts'

const images = Object.fromEntries(
  Object.entries(pathologicalPictures).map(([address, { file }]) => [address, file]),
)

/** Names a slide that no step of the planner makes fit. */
const exception = 'plan:too-large'

const names = Object.keys(pathological)

/** All articles with one template; each of the other two takes every fifth, and another one. */
const drawnWith: Record<string, string[]> = {
  seminar: names,
  paper: names.filter((_, index) => index % 5 === 0),
  night: names.filter((_, index) => index % 5 === 2),
}

describe.each(Object.entries(drawnWith))('pathological articles with %s', (template, own) => {
  const loaded = loadTemplate(template)
  const drawn = new Map<string, Drawn>()
  const exceptions = new Map<string, number>()

  async function planned(name: string, corrections?: Corrections): Promise<Planned> {
    const file = new VFile({ path: `${name}.md`, value: pathological[name]! })
    const lang = name.startsWith('zh') ? 'zh' : 'en'
    const run = { template: loaded.template, theme: '../theme', lang, corrections } as const
    const { plan: deck } = await pipeline(file, { ...run, figures: async () => images })
    exceptions.set(name, file.messages.filter(({ ruleId }) => ruleId === exception).length)
    return { name, deck: deck!, pictures: pathologicalPictures }
  }

  beforeAll(async () => {
    await using stack = new AsyncDisposableStack()
    const running = await startBrowser(stack, {})
    const articles = []
    for (const name of own) articles.push(await planned(name))
    const first = await drawTogether(articles, loaded, running)
    // As `--verify` does it.
    const again = (index: number, corrections: Corrections): Promise<Planned> =>
      planned(own[index]!, corrections)
    for (const article of await repairTogether(first, again, loaded, running))
      drawn.set(article.name, article)
  }, 900_000)

  test.each(own)('%s', (name) => {
    const { deck, measurement } = drawn.get(name)!
    expect(measurement.slides).toHaveLength(deck.children.length)
    expect(measurement.slides.map(({ failure }) => failure).filter(Boolean)).toEqual([])
    const limits = templateLimits(loaded.template.minimums)
    const faults = [rules.overflow, rules.scaled, rules['font-size']].flatMap((rule) =>
      rule({ limits }, measurement),
    )
    const outside = new Set(faults.map(({ slide }) => slide)).size
    const output = faults.map(({ slide, reason }) => `slide ${slide}: ${reason}`).join('\n')
    expect(outside, output).toBeLessThanOrEqual(exceptions.get(name)!)
  })
})
