/**
 * Whether everything fits: all articles of the corpus with each of our templates, every slide
 * measured in the browser; beside it, what others make of some of the same articles.
 */

import type { Browser as Running } from 'playwright-chromium'
import { startBrowser } from '../../scripts/browser/engine/start.ts'
import type { Corrections } from '../../scripts/plan/fit/corrections.ts'
import { loadTemplate, templateNames, type LoadedTemplate } from '../../scripts/template/load.ts'
import { type Drawn, drawTogether, type Planned } from '../concurrent-export.ts'
import { repairTogether } from '../concurrent-install.ts'
import type { Bench, Setting } from './bench.ts'
import { corpus, planned, type Source } from './corpus.ts'
import { estimates } from './fit-estimates.ts'
import { density } from './fit-density.ts'
import { faults, offenders } from './fit-faults.ts'
import { others } from './fit-peers.ts'
import { versionOf } from './machine.ts'

/** What is told about the slides of one template, as Markdown; a further table is a row. */
const tellers: readonly ((articles: readonly Drawn[], loaded: LoadedTemplate) => string)[] = [
  faults,
  estimates,
  density,
  offenders,
]

/** See above. */
export const fit: Bench = {
  title: 'Slides of the corpus, measured in the browser',
  async run(setting) {
    const sources = corpus(setting)
    setting.uses('Slidev', versionOf('@slidev/cli'))
    const names = setting.templates.length > 0 ? setting.templates : templateNames()
    await using stack = new AsyncDisposableStack()
    const running = await startBrowser(stack, { executable: (await setting.browser()).path })
    const parts: string[] = []
    for (const name of names) parts.push(await ofTemplate(loadTemplate(name), sources, setting, running))
    return [...parts, await others(setting, running)].join('\n')
  },
}

async function ofTemplate(
  loaded: LoadedTemplate,
  sources: readonly Source[],
  setting: Setting,
  running: Running,
): Promise<string> {
  const articles = []
  for (const source of sources) articles.push(await planned(source, loaded.template))
  const drawn = await drawTogether(articles, loaded, running, setting)
  const again = (index: number, corrections: Corrections): Promise<Planned> =>
    planned(sources[index]!, loaded.template, corrections)
  const after = await repairTogether(drawn, again, loaded, running, setting)
  return [
    `### ${loaded.template.name}, with \`--verify\`\n`,
    faults(after, loaded),
    offenders(after),
    `### ${loaded.template.name}, the plan alone\n`,
    ...tellers.map((tell) => tell(drawn, loaded)),
  ].join('\n')
}
