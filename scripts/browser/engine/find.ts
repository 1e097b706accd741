import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Browser, Candidate } from './candidate.ts'
import { UserError, reason } from '#system/errors.ts'
import { embeddedBrowser } from './embedded.ts'
import { fontEnvironment } from './fonts.ts'
import { headlessShells, systemBrowsers } from './installed.ts'
import { probe } from './probe.ts'
import { browserAdvice } from './install-hint.ts'

export type { Browser, Candidate } from './candidate.ts'

/** A place where browsers are; asked only when the places before it gave none that starts. */
type Source = (
  env: NodeJS.ProcessEnv,
  log: (text: string) => void,
) => Promise<readonly Candidate[]> | readonly Candidate[]

export interface FindOptions {
  /** Path given by the user; default: the variable `LECTERN_BROWSER`. */
  executable?: string | undefined
  /** Gets a sentence when something takes long. */
  log?: ((text: string) => void) | undefined
  env?: NodeJS.ProcessEnv
  sources?: readonly Source[]
  prove?: (candidate: Candidate) => Promise<Browser>
  /** Variables that give the browser fonts. */
  fonts?: (env: NodeJS.ProcessEnv) => Promise<Record<string, string>>
}

/** Small and made for printing first; then the one we know; then what happens to be there. */
const places: readonly Source[] = [
  headlessShells,
  async (env, log) => {
    const embedded = await embeddedBrowser(env, log)
    return embedded ? [embedded] : []
  },
  systemBrowsers,
]

/**
 * Find a browser that starts.
 *
 * @param options the user's choice, and in tests the places and the proof
 * @returns the first browser that could be started, with what it is to be started with
 * @throws {UserError} when the chosen one is missing or does not start, or when none starts;
 *   the message says what was tried and what to run
 */
export async function findBrowser(options: FindOptions = {}): Promise<Browser> {
  const { env = process.env, log = () => {}, sources = places } = options
  const fonts = await (options.fonts ?? fontEnvironment)(env).catch((error: unknown) => {
    throw new UserError(`The browser's fonts cannot be unpacked: ${reason(error)}`, { cause: error })
  })
  const proof = (candidate: Candidate): Promise<Browser> =>
    (options.prove ?? probe)({ ...candidate, env: { ...fonts, ...candidate.env } })

  const chosen = options.executable || env['LECTERN_BROWSER']
  if (chosen) return chosenBrowser(chosen, options.executable ? '--browser' : 'LECTERN_BROWSER', proof)

  const failures: string[] = []
  for (const source of sources) {
    let candidates: readonly Candidate[] = []
    try {
      candidates = await source(env, log)
    } catch (error) {
      failures.push(reason(error))
    }
    for (const candidate of candidates) {
      try {
        return await proof(candidate)
      } catch (error) {
        failures.push(`\`${candidate.path}\`: ${brief(error)}`)
      }
    }
  }
  const tried = failures.length > 0 ? `\nTried:\n${failures.map((line) => `  ${line}`).join('\n')}` : ''
  throw new UserError(`Missing browser, expected one that starts\n${browserAdvice(env)}${tried}`)
}

async function chosenBrowser(
  path: string,
  from: string,
  proof: (candidate: Candidate) => Promise<Browser>,
): Promise<Browser> {
  if (!(await stat(path).catch(() => undefined))?.isFile())
    throw new UserError(`Missing file \`${path}\`, expected the browser that ${from} names`)
  try {
    return await proof({ path: resolve(path), kind: 'chosen', env: {} })
  } catch (error) {
    throw new UserError(`The browser \`${path}\` that ${from} names does not start: ${brief(error)}`, {
      cause: error,
    })
  }
}

/** A browser's last words are long: the first line, and the first that names a fault. */
function brief(error: unknown): string {
  const lines = reason(error)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const fault = lines.find((line) => /error while loading|FATAL|ENOENT|EACCES|No usable sandbox/.test(line))
  return [...new Set([lines[0], fault])].filter(Boolean).join(' — ')
}
