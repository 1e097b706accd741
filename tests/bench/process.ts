/** Programs run to their end. */

import { spawnSync } from 'node:child_process'

/** What takes longer hangs: the slowest tool needs five minutes for 150 slides, ms. */
const timeout = 15 * 60_000

/**
 * Run a program silently.
 *
 * @param program Name or path.
 * @param args Its arguments.
 * @param options Folder, and variables on top of the environment.
 * @throws Error with the end of what it said where it fails.
 */
export function run(
  program: string,
  args: readonly string[],
  { cwd, env = {} }: { cwd: string; env?: Record<string, string> },
): void {
  const { status, signal, stdout, stderr } = spawnSync(program, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout,
  })
  if (status === 0) return
  throw new Error(`exit code ${status ?? signal}: ${`${stdout}${stderr}`.trim().slice(-400)}`)
}
