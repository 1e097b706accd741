/** What is being done, on one line of a terminal. */

import { printable } from '#message/printable.ts'
import type { Io } from './types.ts'

/** @returns What erases the line that a terminal shows and writes another one. */
export function statusLine(text: string): string {
  return `\r\u001B[2K${printable(text)}`
}

/**
 * @param io where to speak
 * @param name what is worked on; nothing where there is only one thing
 * @returns listeners: for steps, which take the place of each other, and for what stays
 */
export function listeners(
  io: Io,
  name?: string,
): { progress(this: void, step: string): void; log(this: void, text: string): void } {
  return {
    progress: (step) => io.status?.(`${name === undefined ? '' : `${name}: `}${step} …`),
    log(text) {
      io.status?.('')
      io.err(`${text}\n`)
    },
  }
}
