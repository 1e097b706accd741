/** Times of several sides, taken in turn, so that a busy minute of the machine hits all of them. */

import { median } from './table.ts'

/** One side of a comparison. */
export interface Side {
  name: string
  /** Does it once, and says how much processor time that took, s; throws where it fails. */
  run: () => Promise<number> | number
  /** What is to be done before each run and is not timed. */
  before?: () => Promise<void> | void
}

/** What came of one side. */
export interface Timed {
  name: string
  /** Median of the runs that worked; missing where none did. */
  seconds?: number
  /** The same of processor time. */
  processor?: number
  runs: number
  failures: number
}

/** A side that takes longer is run once and no more: five runs of it would take the rest of the day, s. */
const long = 60

/**
 * Run all sides once to warm up, then `runs` times in turn.
 *
 * @param sides At least one.
 * @param runs How often each is timed.
 * @param log Gets why a side failed.
 * @returns Each side, in the same order.
 */
export async function inTurn(
  sides: readonly Side[],
  runs: number,
  log: (text: string) => void,
): Promise<Timed[]> {
  const found = sides.map(({ name }) => ({
    name,
    warm: 0,
    times: [] as number[],
    processor: [] as number[],
    failures: 0,
    runs: 0,
  }))
  for (let round = 0; round <= runs; round++) {
    for (const [index, side] of sides.entries()) {
      const of = found[index]!
      if (of.warm > long || (round > 1 && of.times.length === 0)) continue
      await side.before?.()
      const start = performance.now()
      const outcome = await attempt(side)
      const seconds = (performance.now() - start) / 1000
      if (round === 0) of.warm = seconds
      // The first run of a long one is all there is of it.
      if (round === 0 && seconds <= long) continue
      of.runs++
      if (typeof outcome === 'number') {
        of.times.push(seconds)
        of.processor.push(outcome)
      } else {
        of.failures++
        log(`  ${side.name} failed: ${outcome.split('\n').slice(0, 3).join(' ')}`)
      }
    }
  }
  return found.map(({ name, times, processor, failures, runs }) => ({
    name,
    ...(times.length > 0 ? { seconds: median(times), processor: median(processor) } : {}),
    runs,
    failures,
  }))
}

/** @returns The processor time, or what went wrong. */
async function attempt(side: Side): Promise<number | string> {
  try {
    return await side.run()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** @returns `0.48`: how many times the other's time it takes. */
export function ratio(time: number | undefined, other: number | undefined): string {
  return time === undefined || other === undefined ? '–' : (time / other).toFixed(2)
}

/** @returns `3.21`, or a dash where nothing worked. */
export function seconds(time: number | undefined): string {
  return time === undefined ? '–' : time.toFixed(2)
}
