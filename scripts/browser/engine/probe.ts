import type { Browser as Running } from 'playwright-chromium'
import type { Browser, Candidate } from './candidate.ts'
import { commonArguments, launch, noSandbox } from './launch.ts'

/**
 * Start a browser once, to know that it starts.
 *
 * @param candidate the program
 * @returns the browser with the arguments that worked
 * @throws {Error} when it does not start
 */
export async function probe(candidate: Candidate): Promise<Browser> {
  const { browser, running } = await startProbed(candidate)
  await running.close()
  return browser
}

/**
 * @param candidate the program
 * @returns the browser as it runs, to be closed by the caller, with the arguments that worked:
 *   without its sandbox only as the superuser, or where the system has none
 * @throws {Error} when it does not start
 */
export async function startProbed(candidate: Candidate): Promise<{ browser: Browser; running: Running }> {
  const superuser = process.getuid?.() === 0
  if (superuser) return start(candidate, [...commonArguments, noSandbox])
  try {
    return await start(candidate, commonArguments)
  } catch {
    return start(candidate, [...commonArguments, noSandbox])
  }
}

async function start(candidate: Candidate, args: string[]): Promise<{ browser: Browser; running: Running }> {
  const running = await launch({ ...candidate, args })
  return { browser: { ...candidate, args, version: running.version() }, running }
}
