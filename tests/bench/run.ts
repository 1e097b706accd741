/**
 * Runs a benchmark: `npm run bench -- NAME [--data DIR]`.
 *
 * ```sh
 * npm run bench -- words
 * npm run bench -- words --data ../shared/bench
 * ```
 */

import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { words } from './words.ts'

/** Each benchmark: prints one line a task. */
const benchmarks: Record<string, (data: string) => Promise<void>> = { words }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string', default: path.resolve(import.meta.dirname, '../../../shared/bench') } },
})
const [name = ''] = positionals
const benchmark = benchmarks[name]
if (!benchmark) {
  console.error(`Unexpected benchmark \`${name}\`, expected one of: ${Object.keys(benchmarks).join(', ')}`)
  process.exitCode = 2
} else if (!existsSync(values.data)) {
  console.error(`Skipped: no folder \`${values.data}\`; name another with \`--data DIR\``)
} else {
  await benchmark(path.resolve(values.data))
}
