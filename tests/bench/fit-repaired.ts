/** The loop of `--verify`, over many articles at once: those that run over are planned and drawn again. */

import type { Browser as Running } from 'playwright-chromium'
import { overrunsOf } from '../../scripts/command/overruns.ts'
import { mostRounds } from '../../scripts/command/verify.ts'
import { correct, type Corrections } from '../../scripts/plan/correct.ts'
import type { LoadedTemplate } from '../../scripts/template/load.ts'
import { type Drawn, drawTogether } from '../draw-together.ts'
import type { Setting } from './bench.ts'
import { planned, type Source } from './corpus.ts'

/**
 * @param sources The articles.
 * @param drawn As the plan alone leaves them, in the same order.
 * @returns The same articles after as many rounds as the command has.
 */
export async function repaired(
  sources: readonly Source[],
  drawn: readonly Drawn[],
  loaded: LoadedTemplate,
  running: Running,
  setting: Setting,
): Promise<Drawn[]> {
  const result = [...drawn]
  const known = new Map<number, Corrections>()
  for (let round = 0; round < mostRounds; round++) {
    const indexes: number[] = []
    const articles = []
    for (const [index, source] of sources.entries()) {
      const { deck, measurement } = result[index]!
      const overruns = overrunsOf(measurement)
      if (overruns.length === 0) continue
      const corrections = correct(deck, loaded.template, overruns, known.get(index) ?? new Map())
      known.set(index, corrections)
      indexes.push(index)
      articles.push(await planned(source, loaded.template, corrections))
    }
    if (indexes.length === 0) break
    setting.log(`  ${loaded.template.name}: ${indexes.length} articles planned again`)
    const again = await drawTogether(articles, loaded, running, setting)
    for (const [place, index] of indexes.entries()) result[index] = again[place]!
  }
  return result
}
