/** Messages → text for people, data for programs, and an exit code. */

import type { VFile } from 'vfile'
import { VFile as File } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import { reporter } from 'vfile-reporter'
import { catalogue, type Level } from '#message/catalogue.ts'
import { printable } from '#message/printable.ts'
import type { Io } from './types.ts'

/** A message as `--json` prints it. */
export interface MessageJson {
  id: string
  level: Level
  reason: string
  /** Line and column from 1; `null` where the message is about the whole article. */
  line: number | null
  column: number | null
  help: string
}

const order: readonly Level[] = ['info', 'warning', 'error']

/** @returns The level of a message. */
export function levelOf({ fatal }: VFileMessage): Level {
  return fatal === true ? 'error' : fatal === false ? 'warning' : 'info'
}

/** @returns The messages of a file as data. */
export function messagesJson(file: VFile): MessageJson[] {
  return file.messages.map((message) => ({
    id: message.ruleId ?? '',
    level: levelOf(message),
    reason: message.reason,
    line: message.line ?? null,
    column: message.column ?? null,
    help: message.note ?? '',
  }))
}

/** @returns 2 where the input is no article, 1 where a message is at or above a level, else 0. */
export function exitCode(file: VFile, failOn: Level | 'none' = 'error'): 0 | 1 | 2 {
  if (file.messages.some(({ ruleId }) => ruleId === 'read:unsupported')) return 2
  if (failOn === 'none') return 0
  return file.messages.some((message) => order.indexOf(levelOf(message)) >= order.indexOf(failOn)) ? 1 : 0
}

/** Print the messages of a file for people: with `--quiet` its errors alone. */
export function printMessages(file: VFile, io: Io, verbose: boolean): void {
  const quiet = io.quiet === true
  io.err(messagesText(file, verbose, { only: quiet ? 'error' : undefined, color: io.color }), true, true)
}

/**
 * @param verbose Notes too, not only warnings and errors.
 * @returns The messages for people, printable, with what can be done said once each; nothing where there are none.
 */
export function messagesText(
  file: VFile,
  verbose: boolean,
  { only, color = false }: { only?: Level | undefined; color?: boolean | undefined } = {},
): string {
  const shown = file.messages.filter((message) =>
    only ? levelOf(message) === only : verbose || levelOf(message) !== 'info',
  )
  if (shown.length === 0) return ''
  const copy = new File({ path: printable(file.path ?? '') })
  copy.messages.push(...shown.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)))
  const ids = new Set(shown.map(({ ruleId }) => ruleId))
  const advice = Object.entries(catalogue)
    .filter(([id]) => ids.has(id))
    .map(([id, { help }]) => `  ${id}: ${help}`)
  return `${reporter(copy, { color })}\n${advice.join('\n')}\n`
}
