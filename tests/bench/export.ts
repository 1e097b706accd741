/** How long a PDF takes, from one command to the file. */

import { temporaryFolder } from '#system/temporary-folder.ts'
import type { Bench } from './bench.ts'
import { exporters } from './export-sides.ts'
import { table } from './table.ts'
import { inTurn, ratio, seconds } from './timing.ts'

/** Slides, and what part of the processor time of `slidev export` is aimed at. */
const sizes = [
  [10, '0.25'],
  [50, '0.22'],
  [150, '0.2'],
] as const

/** See above. */
export const exports: Bench = {
  title: 'A PDF of a talk with five diagrams and formulas, medians, the same browser for all',
  async run(setting) {
    const parts: string[] = []
    for (const [count, aim] of sizes) {
      setting.log(`  ${count} slides`)
      await using stack = new AsyncDisposableStack()
      const folder = await temporaryFolder('bench')
      stack.defer(() => folder.dispose())
      const timed = await inTurn(await exporters(count, folder.path, setting), setting.runs, setting.log)
      const [slidev] = timed
      const marp = timed.find(({ name }) => name === 'Marp')
      const rows = timed.map((one) => [
        one.name,
        seconds(one.seconds),
        seconds(one.processor),
        ratio(one.processor, slidev!.processor),
        ratio(one.processor, marp?.processor),
        `${one.failures} of ${one.runs}`,
        one.name === 'Lectern'
          ? `${aim} of \`slidev export\``
          : one.name.startsWith('Lectern')
            ? '1.3 of Marp'
            : '',
      ])
      const head = ['tool', 's', 'processor s', 'of `slidev export`', 'of Marp', 'failed', 'aim']
      parts.push(`### ${count} slides\n`, table(head, rows))
    }
    return parts.join('\n')
  },
}
