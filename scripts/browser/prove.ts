import type { Browser, Candidate } from './candidate.ts'
import { commonArguments, launch, noSandbox } from './launch.ts'

/**
 * Start a browser once, to know that it starts.
 *
 * @param candidate the program
 * @returns the browser with the arguments that worked: without its sandbox only as the
 *   superuser, or where the system has none
 * @throws {Error} when it does not start
 */
export async function prove(candidate: Candidate): Promise<Browser> {
  const superuser = process.getuid?.() === 0
  if (superuser) return start(candidate, [...commonArguments, noSandbox])
  try {
    return await start(candidate, commonArguments)
  } catch {
    return start(candidate, [...commonArguments, noSandbox])
  }
}

async function start(candidate: Candidate, args: string[]): Promise<Browser> {
  const running = await launch({ ...candidate, args })
  try {
    return { ...candidate, args, version: running.version() }
  } finally {
    await running.close()
  }
}
