/** Programs run to their end. */

import { spawnSync } from 'node:child_process'

/** What takes longer hangs: the slowest tool needs five minutes for 150 slides, ms. */
const timeout = 15 * 60_000

/** What a shell is to do: run a program, and say how long its processes took: those of all that it waited for. */
const timed = '"$@"; code=$?; times >&3; exit $code'

/**
 * Run a program silently.
 *
 * @param program Name or path.
 * @param args Its arguments.
 * @param options Folder, and variables on top of the environment.
 * @returns Processor time of the program and of all that it started and waited for, s.
 * @throws Error with the end of what it said where it fails.
 */
export function run(
  program: string,
  args: readonly string[],
  { cwd, env = {} }: { cwd: string; env?: Record<string, string> },
): number {
  const { status, signal, stdout, stderr, output } = spawnSync('sh', ['-c', timed, 'sh', program, ...args], {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    timeout,
  })
  if (status === 0) return processorSeconds(output[3] ?? '')
  throw new Error(`exit code ${status ?? signal}: ${`${stdout}${stderr}`.trim().slice(-400)}`)
}

/**
 * @param times What `times` of a shell prints: its own user and system time, and below those of its children.
 * @returns The times of the children together, s.
 */
export function processorSeconds(times: string): number {
  const all = [...times.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, rest]) => 60 * Number(minutes) + Number(rest),
  )
  const [, , user, system] = all
  if (user === undefined || system === undefined)
    throw new Error(`Unexpected output of \`times\`: \`${times}\``)
  return user + system
}
