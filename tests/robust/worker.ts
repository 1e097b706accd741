/** Runs a share of the cases and tells each fault. */

import { parentPort, workerData } from 'node:worker_threads'
import '../../scripts/slidev/sandbox-check/stubs.ts'
import { fault, longestFlood } from './hold.ts'
import { inputs, places } from './inputs.ts'

/** Cases as pairs: index of the input, name of the place. */
const cases = workerData as [input: number, place: string][]
const all = inputs()
const { createCompile } = await import('../../scripts/slidev/sandbox-check/compile.ts')
const compile = await createCompile()
// As in the program: KaTeX tells of letters whose width it does not know.
console.warn = () => {}
for (const [index, place] of cases) {
  const { name, value, flood } = all[index]!
  const what = await fault(places[place]!(value), compile, flood ? longestFlood : undefined)
  parentPort?.postMessage(what === undefined ? {} : { case: `${name}, ${place}`, what, value })
}
