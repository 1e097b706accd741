/*
 * Puts each input of ../shared/robust into places of an article and runs it through the program
 * and the gate; prints the counts. Floods are put into one place, an article of their own.
 *
 *   npm run robust              each input in one place, another one each time: about 1 min
 *   npm run robust -- --all     each input in each place: about 6 min on 2 cores
 *   npm run robust -- --every=4 each fourth input in one place
 *
 * Stopped on the way (Ctrl-C), it prints the counts so far.
 */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { inputs, places } from './inputs.ts'

const names = Object.keys(places)
const all = inputs()
const every = process.argv.includes('--all')
const step = Number(process.argv.find((one) => /^--every=\d+$/.test(one))?.split('=')[1] ?? 1)
const cases = all.flatMap(({ flood }, index): [number, string][] =>
  index % step > 0
    ? []
    : flood
      ? [[index, 'alone']]
      : every
        ? names.map((name) => [index, name])
        : [[index, names[(index / step) % names.length]!]],
)
if (all.length === 0) console.warn('robust: skipped, since there are no inputs beside the checkout')

const threads = Math.min(availableParallelism(), 8)
const start = performance.now()
const faults: { case: string; what: string; value: string }[] = []
const workers: Worker[] = []
let done = 0
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => void Promise.all(workers.map((worker) => worker.terminate())))
await Promise.all(
  Array.from({ length: cases.length > 0 ? threads : 0 }, (_, thread) => {
    const share = cases.filter((_each, index) => index % threads === thread)
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: share })
    workers.push(worker)
    worker.on('message', (found: Partial<(typeof faults)[number]>) => {
      done++
      if (found.what !== undefined) faults.push(found as (typeof faults)[number])
    })
    return new Promise((end, fail) => worker.once('exit', end).once('error', fail))
  }),
)
for (const { case: name, what, value } of faults)
  console.log(`${name}\n  ${what}\n  ${JSON.stringify(value.slice(0, 300))}`)
const seconds = ((performance.now() - start) / 1000).toFixed(0)
console.log(
  `robust: ${done === cases.length ? '' : `${done} of `}${cases.length} cases of ${all.length} inputs in ${names.length} places, ${seconds} s: ${faults.length} crash, hang, are refused or differ on a second run`,
)
process.exitCode = faults.length > 0 || done < cases.length ? 1 : 0
