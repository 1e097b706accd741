/**
 * One article through one side, in a process of its own so that its memory is known:
 * `node scale-worker.ts lectern|parse FILE` prints JSON.
 */

import { readFileSync } from 'node:fs'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { VFile } from 'vfile'
import { pipeline } from '../../scripts/index.ts'
import { loadTemplate } from '../../scripts/template/load.ts'

/** What it took. */
export interface Taken {
  /** Of the processor, so that what else the machine does is left out; without starting and loading. */
  seconds: number
  /** At the most, MB. */
  memory: number
}

const [side, article = ''] = process.argv.slice(2)
const value = readFileSync(article, 'utf8')
const { template } = loadTemplate('seminar')
const start = process.cpuUsage()
if (side === 'lectern') {
  await pipeline(new VFile({ path: article, value }), { template, theme: '../theme' })
} else {
  unified().use(remarkParse).use(remarkGfm).parse(value)
}
const { user, system } = process.cpuUsage(start)
const seconds = (user + system) / 1e6
const memory = process.resourceUsage().maxRSS / 1024
console.log(JSON.stringify({ seconds, memory } satisfies Taken))
