/** How long a whole process takes from the first article to a deck. */

import { rmSync } from 'node:fs'
import path from 'node:path'
import { temporaryFolder } from '#system/temporary-folder.ts'
import type { Bench } from './bench.ts'
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
    const program = pandoc(setting)
    const marp = peer('Marp', setting)
    const sides: Side[] = [
      {
        name: 'Lectern, to `slides.md`',
        run: () => {
          rmSync(out, { recursive: true, force: true })
          run(process.execPath, [path.join(root, 'scripts/lectern.js'), 'build', article, '-o', out], {
            cwd: root,
          })
        },
      },
      ...(program
        ? [
            {
              name: 'Pandoc, `-t revealjs -s`',
              run: () => run(program, ['-t', 'revealjs', '-s', '-o', `${out}.html`, article], { cwd: root }),
            },
          ]
        : []),
      {
        name: 'Marp, to HTML',
        run: () => {
          const args = [marp, '--no-config', '--no-stdin', '-o', `${out}.html`, article]
          run(process.execPath, args, { cwd: root })
        },
      },
    ]
    const timed = await inTurn(sides, setting.runs, setting.log)
    return table(
      ['tool', 's', 'times Lectern', 'aim of Lectern'],
      timed.map((one) => [
        one.name,
        seconds(one.seconds),
        ratio(one.seconds, timed[0]!.seconds),
        one.name.startsWith('Pandoc') ? 'at most this' : '',
      ]),
    )
  },
}
