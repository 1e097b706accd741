/**
 * How long floods and the examples of the specifications take from text to
 * deck, and whether any of them breaks it. The time is that of the processor,
 * so that what else the machine does is left out.
 */

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { VFile } from 'vfile'
import { pipeline } from '../../scripts/index.ts'
import { loadTemplate } from '../../scripts/template/load.ts'
import { type Bench, Missing } from './bench.ts'
import { percentile, table } from './table.ts'

const files = [
  'commonmark-spec',
  'gfm-spec',
  'gfm-extensions-regressions',
  'markdown-it-fixtures',
  'pathological',
]
/** Nobody waits longer for so small a text, seconds. */
const patience = 2

interface Row {
  id?: string
  input: string
}

export const robust: Bench = {
  title: `Examples of the specifications, and floods, from text to deck; slow is more than ${patience} s`,
  async run(setting) {
    const folder = path.join(setting.shared, 'robust')
    if (!existsSync(folder)) throw new Missing('there is no folder `robust`; `--shared DIR` names another')
    const { template } = loadTemplate('seminar')
    const rows: string[][] = []
    const slow: string[][] = []
    for (const name of files) {
      setting.log(name)
      const times: number[] = []
      let broken = 0
      for (const { id = '', input } of inputs(folder, name)) {
        const start = process.cpuUsage()
        try {
          await pipeline(new VFile({ path: 'input.md', value: input }), { template, theme: '../theme' })
        } catch (error) {
          broken++
          setting.log(`${name} ${id}: ${String(error)}`)
        }
        const { user, system } = process.cpuUsage(start)
        const seconds = (user + system) / 1e6
        times.push(seconds)
        if (seconds > patience) slow.push([id, `${Math.round(input.length / 1000)} kB`, seconds.toFixed(1)])
      }
      const over = times.filter((seconds) => seconds > patience).length
      rows.push([
        name,
        ...[times.length, broken, over].map(String),
        percentile(times, 0.5).toFixed(3),
        Math.max(...times).toFixed(1),
      ])
    }
    const head = ['inputs', 'count', 'broken', 'slow', 'median, s', 'longest, s']
    return `${table(head, rows)}\n${slow.length > 0 ? table(['slow input', 'size', 's'], slow) : ''}`
  },
}

function inputs(folder: string, name: string): Row[] {
  const file = path.join(folder, `${name}.json`)
  const text = existsSync(file) ? readFileSync(file) : gunzipSync(readFileSync(`${file}.gz`))
  return JSON.parse(text.toString('utf8')) as Row[]
}
