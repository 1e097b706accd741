/** Runs a share of the cases and tells each fault. */

import { parentPort, workerData } from 'node:worker_threads'
import { createCompile } from '../../scripts/gate/compile.ts'
import { fault } from './hold.ts'
import { inputs, places } from './inputs.ts'

/** Cases as pairs: index of the input, name of the place. */
const cases = workerData as [input: number, place: string][]
const all = inputs()
const compile = await createCompile()
for (const [index, place] of cases) {
  const { name, value } = all[index]!
  const what = await fault(places[place]!(value), compile)
  parentPort?.postMessage(what === undefined ? {} : { case: `${name}, ${place}`, what, value })
}
