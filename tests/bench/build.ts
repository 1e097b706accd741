/** How long a whole process takes from the first article to a deck. */

import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { temporaryFolder } from '#system/temporary-folder.ts'
import type { Bench } from './bench.ts'
import { packed } from './packed.ts'
import { pandoc, peer } from './peers.ts'
import { table } from './table.ts'
import { run } from './process.ts'
import { inTurn, ratio, seconds, type Side } from './timing.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** The article that the project begins with. */
const article = path.join(root, 'content/qwen2-vl.md')

/** See above. */
export const build: Bench = {
  title: 'The whole process from the Qwen2-VL article to a deck, medians',
  async run(setting) {
    await using stack = new AsyncDisposableStack()
    const folder = await temporaryFolder('bench')
    stack.defer(() => folder.dispose())
    const out = path.join(folder.path, 'deck')
    const cache = path.join(folder.path, 'cache')
    const installed = path.join(folder.path, 'lectern')
    mkdirSync(installed)
    const program = packed(installed)
    const converter = pandoc(setting)
    const marp = peer('Marp', setting)
    const node = (...args: string[]): number =>
      run(process.execPath, args, { cwd: root, env: { XDG_CACHE_HOME: cache } })
    const build = (script: string, deck: string) => (): number =>
      node(script, 'build', article, '-o', `${out}-${deck}`)
    /** Neither the deck nor what was said of its slides is there; what was compiled of the program is. */
    const forget = (deck: string) => (): void => {
      for (const one of [`${out}-${deck}`, path.join(cache, 'lectern/verdicts')])
        rmSync(one, { recursive: true, force: true })
    }
    const checkout = path.join(root, 'scripts/lectern.js')
    const sides: Side[] = [
      { name: 'Lectern, new article', before: forget('new'), run: build(program, 'new') },
      { name: 'Lectern, nothing changed', run: build(program, 'same') },
      { name: 'Lectern in a checkout, new article', before: forget('new'), run: build(checkout, 'new') },
      { name: 'Lectern in a checkout, nothing changed', run: build(checkout, 'same') },
      ...(converter
        ? [
            {
              name: 'Pandoc, `-t revealjs -s`',
              run: () =>
                run(converter, ['-t', 'revealjs', '-s', '-o', `${out}.html`, article], { cwd: root }),
            },
          ]
        : []),
      {
        name: 'Marp, to HTML',
        run: () => node(marp, '--no-config', '--no-stdin', '-o', `${out}.html`, article),
      },
    ]
    const timed = await inTurn(sides, setting.runs, setting.log)
    const other = timed.at(-1)!
    return table(
      ['tool', 's', 'processor s', 'processor, of Marp', 'aim'],
      timed.map((one, index) => [
        one.name,
        seconds(one.seconds),
        seconds(one.processor),
        ratio(one.processor, other.processor),
        index < 2 ? '0.45' : '',
      ]),
    )
  },
}
