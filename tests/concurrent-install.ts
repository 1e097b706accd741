/** The loop of `--verify`, over many articles at once: those that run over are planned and drawn again. */

import type { Browser as Running } from 'playwright-chromium'
import { overflowsOf } from '../scripts/command/build/overflows.ts'
import { mostRounds } from '../scripts/command/build/verify.ts'
import { correct, type Corrections } from '../scripts/plan/fit/corrections.ts'
import type { LoadedTemplate } from '../scripts/template/load.ts'
import { type Drawn, drawTogether, type DrawTogetherOptions, type Planned } from './concurrent-export.ts'

/**
 * @param drawn Articles as the plan alone leaves them.
 * @param again Plans one of them again, by its place in the list.
 * @returns The same articles after as many rounds as the command has.
 */
export async function repairTogether(
  drawn: readonly Drawn[],
  again: (index: number, corrections: Corrections) => Promise<Planned>,
  loaded: LoadedTemplate,
  running: Running,
  options: DrawTogetherOptions = {},
): Promise<Drawn[]> {
  const result = [...drawn]
  const known = new Map<number, Corrections>()
  for (let round = 0; round < mostRounds; round++) {
    const indexes: number[] = []
    const articles = []
    for (const [index, { deck, measurement }] of result.entries()) {
      const overflows = overflowsOf(measurement)
      if (overflows.length === 0) continue
      const corrections = correct(deck, loaded.template, overflows, known.get(index) ?? new Map())
      known.set(index, corrections)
      indexes.push(index)
      articles.push(await again(index, corrections))
    }
    if (indexes.length === 0) break
    options.log?.(`  ${loaded.template.name}: ${indexes.length} articles planned again`)
    const drawnAgain = await drawTogether(articles, loaded, running, options)
    for (const [place, index] of indexes.entries()) result[index] = drawnAgain[place]!
  }
  return result
}
