import { Presets, SingleBar } from 'cli-progress'
import { printable } from '#message/printable.ts'
import { listeners } from './status.ts'
import type { Io } from './types.ts'

/** One line of a terminal that says how far something is and what is being done. */
export interface Progress {
  /** Begin the next step; its words stand beside the bar. */
  step(this: void, text: string): void
  /** Say something that stays, above the bar. */
  log(this: void, text: string): void
  stop(this: void): void
}

/**
 * @param name what is worked on
 * @param total how many steps there are
 * @param io only a terminal gets a bar; what is logged comes either way
 * @returns the bar, at its beginning
 */
export function progressBar(name: string, total: number, io: Io): Progress {
  if (!io.terminal) return { step: () => {}, log: (text) => io.err(`${text}\n`), stop: () => {} }
  const bar = new SingleBar(
    {
      format: `${printable(name)} {bar} {text}`,
      barsize: 20,
      clearOnComplete: true,
      hideCursor: true,
      gracefulExit: false,
    },
    Presets.shades_classic,
  )
  let steps = 0
  bar.start(total, 0, { text: '' })
  return {
    step: (text) => bar.update(Math.min(steps++, total), { text: `${printable(text)} …` }),
    log: listeners(io).log,
    stop: () => bar.stop(),
  }
}
