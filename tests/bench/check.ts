/** How long a check of a deck takes, beside an export of the same deck by Slidev alone. */

import path from 'node:path'
import { temporaryFolder } from '#system/temporary-folder.ts'
import type { Bench } from './bench.ts'
import { versionOf } from './machine.ts'
import { run } from './process.ts'
import { table } from './table.ts'
import { inTurn, ratio, seconds } from './timing.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** The deck of the README. */
const deck = path.join(root, 'slides/qwen2-vl/slides.md')

/** See above. */
export const check: Bench = {
  title: 'All rules of `lectern check` on the deck of the README, medians, the same browser for both',
  async run(setting) {
    const browser = await setting.browser()
    setting.uses('Slidev', versionOf('@slidev/cli'))
    await using stack = new AsyncDisposableStack()
    const folder = await temporaryFolder('bench')
    stack.defer(() => folder.dispose())
    const node = (program: string, ...args: string[]): number =>
      run(process.execPath, [path.join(root, program), ...args], { cwd: root, env: browser.env })
    const pdf = path.join(folder.path, 'deck.pdf')
    const slidev = 'node_modules/@slidev/cli/bin/slidev.mjs'
    const timed = await inTurn(
      [
        {
          name: '`slidev export`',
          run: () => node(slidev, 'export', deck, '--executable-path', browser.path, '--output', pdf),
        },
        {
          name: '`lectern check`',
          run: () => node('scripts/lectern.js', 'check', deck, '--browser', browser.path),
        },
      ],
      setting.runs,
      setting.log,
    )
    const [exported] = timed
    return table(
      ['command', 's', 'processor s', 'processor, of `slidev export`', 'failed', 'aim'],
      timed.map((one, index) => [
        one.name,
        seconds(one.seconds),
        seconds(one.processor),
        ratio(one.processor, exported!.processor),
        `${one.failures} of ${one.runs}`,
        index === 1 ? '0.3' : '',
      ]),
    )
  },
}
