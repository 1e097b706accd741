import { stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { buildFailure, type WorkerError } from './failure.ts'
import { cacheFolder } from '#system/cache-folder.ts'
import { UserError } from '#system/errors.ts'
import { startNode } from '#system/child-process.ts'
import { scriptFile } from '#system/program.ts'
import type { DeckData } from '../data/deck.ts'
import { temporaryFolder } from '#system/temporary-folder.ts'

/** What the worker sends. */
export type WorkerMessage =
  | { data: DeckData }
  | { ahead: Pick<Ahead, 'page' | 'appShell'> }
  | { notice: string }
  | { done: true; incremental: boolean }
  | { error: WorkerError }

export interface BuildOptions {
  /**
   * What for: `print` (default) leaves out what nobody sees in print and is quick; `show` is shown
   * from this machine, with its presenter and no button to print; `site` is what people get, with
   * relative addresses and routes behind a `#` too, so that any host will do.
   */
  purpose?: Purpose | undefined
  /** Build all of it anew, without what is kept of earlier builds (default: false). */
  whole?: boolean | undefined
  signal?: AbortSignal | undefined
  /** Gets what is known of the site before its slides are built, where it stands on an app shell. */
  onAhead?: ((ahead: Ahead) => void) | undefined
  /** Gets sentences worth keeping, as about a cache that was damaged. */
  notice?: ((text: string) => void) | undefined
  /** Gets Slidev's own talk, in pieces. */
  log?: ((text: string) => void) | undefined
}

export type Purpose = 'print' | 'show' | 'site'

/** A site whose slides are still being built. */
export interface Ahead {
  data: DeckData
  /** What its page will say, if nothing comes up that changes it. */
  page: string
  /** Folder of the app shell, which has all of its files but the slides. */
  appShell: string
  /** Folder where the site will be. */
  folder: string
}

/** A deck as a static site. */
export interface BuiltDeck {
  /** Temporary folder with `index.html`. */
  folder: string
  purpose: Purpose
  /** Whether only its slides had to be built. */
  incremental: boolean
  data: DeckData
  dispose(): Promise<void>
}

/**
 * Slidev and Vite are 5 MB of code: parsed once, not at every start. Told before the worker starts, Node
 * keeps what comes of it in a folder of this user alone, since it is run as a program.
 */
async function compileCache(): Promise<Record<string, string>> {
  const given = process.env['NODE_COMPILE_CACHE']
  const folder = given ?? (await cacheFolder('compile', process.env).catch(() => undefined))
  return folder === undefined ? { NODE_DISABLE_COMPILE_CACHE: '1' } : { NODE_COMPILE_CACHE: folder }
}

const worker = scriptFile('slidev/build/worker')

/**
 * Build a deck with Slidev into a static site.
 *
 * @param slidesMd path of a Slidev deck, `slides.md`
 * @param options signal to stop it, listener for Slidev's talk
 * @returns the site in a temporary folder and what Slidev knows about the deck
 * @throws {UserError} when there is no such file, or Slidev cannot build it (names the slide)
 */
export async function buildDeck(slidesMd: string, options: BuildOptions = {}): Promise<BuiltDeck> {
  const slides = resolve(slidesMd)
  if (!(await stat(slides).catch(() => undefined))?.isFile())
    throw new UserError(`Missing file \`${slidesMd}\`, expected a Slidev deck`)
  const folder = await temporaryFolder('build')
  try {
    const built = await run(slides, folder.path, options)
    return {
      folder: folder.path,
      purpose: options.purpose ?? 'print',
      ...built,
      dispose: () => folder.dispose(),
    }
  } catch (error) {
    await folder.dispose()
    throw error
  }
}

async function run(
  slides: string,
  out: string,
  options: BuildOptions,
): Promise<Pick<BuiltDeck, 'data' | 'incremental'>> {
  const { signal, log, purpose = 'print', whole = false } = options
  signal?.throwIfAborted()
  const child = startNode([worker, slides, out, purpose, whole ? 'whole' : 'halves'], {
    cwd: dirname(slides),
    // Slidev is not to ask, not to open and not to colour anything.
    env: {
      ...process.env,
      ...(await compileCache()),
      CI: '1',
      NO_COLOR: '1',
      FORCE_COLOR: '0',
      BROWSER: 'none',
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    signal,
  })
  let talk = ''
  let data: DeckData | undefined
  let failure: WorkerError | undefined
  let done: { incremental: boolean } | undefined
  const listen = (chunk: Buffer): void => {
    const text = String(chunk)
    talk += text
    log?.(text)
  }
  child.process.stdout?.on('data', listen)
  child.process.stderr?.on('data', listen)
  child.process.on('message', (message: WorkerMessage) => {
    if ('data' in message) data = message.data
    else if ('ahead' in message) options.onAhead?.({ ...message.ahead, data: data!, folder: out })
    else if ('notice' in message) options.notice?.(message.notice)
    else if ('error' in message) failure = message.error
    else done = message
  })
  const { code } = await child.ended
  signal?.throwIfAborted()
  if (code !== 0 || !done || failure || !data) throw buildFailure(slides, { failure, talk, data, code })
  if (data.errors.length > 0)
    throw new UserError(
      `Slidev could not read all of \`${slides}\`:\n${data.errors.map((line) => `  ${line}`).join('\n')}`,
    )
  if (data.slides.length === 0)
    throw new UserError(`Unexpected deck \`${slides}\` without slides, expected at least one`)
  return { data, incremental: done.incremental }
}
