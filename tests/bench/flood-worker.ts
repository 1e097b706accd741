/** One flood through the pipeline, in a process of its own: `node flood-worker.ts FILE` prints JSON. */

import { readFileSync } from 'node:fs'
import { VFile } from 'vfile'
import { pipeline } from '../../scripts/index.ts'
import { loadTemplate } from '../../scripts/template/load.ts'

/** What it took. */
export interface Flooded {
  /** Of the processor; without starting and loading. */
  seconds: number
  /** At the most, MB. */
  memory: number
  slides: number
  /** Ids of the messages. */
  messages: string[]
}

const [article = ''] = process.argv.slice(2)
const file = new VFile({ path: article, value: readFileSync(article) })
const { template } = loadTemplate('seminar')
const start = process.cpuUsage()
const { plan } = await pipeline(file, { template, theme: '../theme' })
const { user, system } = process.cpuUsage(start)
const result: Flooded = {
  seconds: (user + system) / 1e6,
  memory: process.resourceUsage().maxRSS / 1024,
  slides: plan?.children.length ?? 0,
  messages: [...new Set(file.messages.map(({ ruleId }) => ruleId ?? ''))],
}
console.log(JSON.stringify(result))
