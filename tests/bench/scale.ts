/** How time and memory grow with the article, against only parsing it. */

import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { temporaryFolder } from '#system/temporary-folder.ts'
import type { Bench, Setting } from './bench.ts'
import { corpus } from './corpus.ts'
import { versionOf } from './machine.ts'
import type { Taken } from './scale-worker.ts'
import { median, table } from './table.ts'
import { ratio } from './timing.ts'

/** Lengths of the articles, bytes, and how people say them. */
const sizes = [
  [10_000, '10 kB'],
  [100_000, '100 kB'],
  [1_000_000, '1 MB'],
  [10_000_000, '10 MB'],
] as const

/** An article that takes either side longer than this is timed once, s: five runs of it would take the rest of the day. */
const long = 60

const worker = path.join(import.meta.dirname, 'scale-worker.ts')

/** See above. */
export const scale: Bench = {
  title:
    'Articles of growing length from text to text, against remark-parse with GFM alone, medians of processor time',
  async run(setting) {
    setting.uses('remark-parse', versionOf('remark-parse'))
    await using stack = new AsyncDisposableStack()
    const folder = await temporaryFolder('bench')
    stack.defer(() => folder.dispose())
    const rows: string[][] = []
    let before: number | undefined
    for (const [bytes, name] of sizes) {
      setting.log(`  ${name}`)
      const file = path.join(folder.path, 'article.md')
      await writeFile(file, articleOf(bytes, setting))
      const { runs, lectern, parse } = inTurn(file, setting.runs, setting)
      const grown = before === undefined ? '–' : ratio(lectern.seconds, before)
      before = lectern.seconds
      rows.push([
        name,
        ...[lectern, parse].map(({ seconds }) => seconds.toFixed(2)),
        ratio(lectern.seconds, parse.seconds),
        grown,
        ...[lectern, parse].map(({ memory }) => String(Math.round(memory))),
        String(runs),
      ])
    }
    const head = ['article', 'Lectern s', 'parse s', 'ratio (aim 2.5)', 'times the row above (aim 11)']
    return table([...head, 'Lectern MB', 'parse MB', 'runs'], rows)
  },
}

/** Articles of the corpus one after the other, without their front matter, cut at the end of a line. */
function articleOf(bytes: number, setting: Setting): string {
  const texts = corpus({ shared: setting.shared }).map(({ text }) =>
    text.replace(/^---\n[\s\S]*?\n---\n/, ''),
  )
  let article = ''
  for (let index = 0; Buffer.byteLength(article) < bytes; index++)
    article += `${texts[index % texts.length]}\n\n`
  const cut = Buffer.from(article).subarray(0, bytes).toString()
  return cut.slice(0, cut.lastIndexOf('\n') + 1)
}

function inTurn(
  file: string,
  wanted: number,
  { log }: Setting,
): { runs: number; lectern: Taken; parse: Taken } {
  const taken: Record<'lectern' | 'parse', Taken[]> = { lectern: [], parse: [] }
  let runs = 0
  const isLong = (): boolean =>
    Object.values(taken).some(([first]) => first !== undefined && first.seconds > long)
  while (runs < wanted && !isLong()) {
    for (const side of ['lectern', 'parse'] as const) {
      const output = execFileSync(process.execPath, [worker, side, file], { encoding: 'utf8' })
      taken[side].push(JSON.parse(output) as Taken)
      log(`    ${side}: ${output.trim()}`)
    }
    runs++
  }
  return { runs, lectern: middle(taken.lectern), parse: middle(taken.parse) }
}

function middle(taken: readonly Taken[]): Taken {
  return {
    seconds: median(taken.map(({ seconds }) => seconds)),
    memory: median(taken.map(({ memory }) => memory)),
  }
}
