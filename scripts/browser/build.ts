import { existsSync } from 'node:fs'
import { rm, rmdir, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildFailure, type WorkerError } from './build-failure.ts'
import { CannotGoOn } from './cannot.ts'
import { startNode } from './child.ts'
import type { DeckFacts } from './facts.ts'
import { temporaryFolder } from './temporary.ts'

/** What the worker sends. */
export type WorkerMessage =
  | { facts: DeckFacts }
  | { ahead: Pick<Ahead, 'page' | 'player'> }
  | { done: true; onPlayer: boolean }
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
  /** Gets what is known of the site before its slides are built, where it stands on a player. */
  onAhead?: ((ahead: Ahead) => void) | undefined
  /** Gets Slidev's own talk, in pieces. */
  log?: ((text: string) => void) | undefined
}

export type Purpose = 'print' | 'show' | 'site'

/** A site whose slides are still being built. */
export interface Ahead {
  facts: DeckFacts
  /** What its page will say, if nothing comes up that changes it. */
  page: string
  /** Folder of the player, which has all of its files but the slides. */
  player: string
  /** Folder where the site will be. */
  folder: string
}

/** A deck as a static site. */
export interface BuiltDeck {
  /** Temporary folder with `index.html`. */
  folder: string
  purpose: Purpose
  /** Whether only its slides had to be built. */
  onPlayer: boolean
  facts: DeckFacts
  dispose(): Promise<void>
}

/**
 * Slidev and Vite are 5 MB of code: parsed once, not at every start. Node keeps it where it does by
 * default; told so before the worker starts, its own files are among them.
 */
const cache = {
  NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? join(tmpdir(), 'node-compile-cache'),
}

const worker = fileURLToPath(new URL('./build-worker.ts', import.meta.url))

/**
 * Build a deck with Slidev into a static site.
 *
 * @param slidesMd path of a Slidev deck, `slides.md`
 * @param options signal to stop it, listener for Slidev's talk
 * @returns the site in a temporary folder and what Slidev knows about the deck
 * @throws {CannotGoOn} when there is no such file, or Slidev cannot build it (names the slide)
 */
export async function buildDeck(slidesMd: string, options: BuildOptions = {}): Promise<BuiltDeck> {
  const slides = resolve(slidesMd)
  if (!(await stat(slides).catch(() => undefined))?.isFile())
    throw new CannotGoOn(`Unexpected missing file \`${slidesMd}\`, expected a Slidev deck`)
  const folder = await temporaryFolder('build')
  const tidy = tidyUp(dirname(slides))
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
  } finally {
    await tidy()
  }
}

async function run(
  slides: string,
  out: string,
  options: BuildOptions,
): Promise<Pick<BuiltDeck, 'facts' | 'onPlayer'>> {
  const { signal, log, purpose = 'print', whole = false } = options
  signal?.throwIfAborted()
  const child = startNode([worker, slides, out, purpose, whole ? 'whole' : 'halves'], {
    cwd: dirname(slides),
    // Slidev is not to ask, not to open and not to colour anything.
    env: { ...process.env, ...cache, CI: '1', NO_COLOR: '1', FORCE_COLOR: '0', BROWSER: 'none' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    signal,
  })
  let talk = ''
  let facts: DeckFacts | undefined
  let failure: WorkerError | undefined
  let done: { onPlayer: boolean } | undefined
  const listen = (chunk: Buffer): void => {
    const text = String(chunk)
    talk += text
    log?.(text)
  }
  child.process.stdout?.on('data', listen)
  child.process.stderr?.on('data', listen)
  child.process.on('message', (message: WorkerMessage) => {
    if ('facts' in message) facts = message.facts
    else if ('ahead' in message) options.onAhead?.({ ...message.ahead, facts: facts!, folder: out })
    else if ('error' in message) failure = message.error
    else done = message
  })
  const { code } = await child.ended
  signal?.throwIfAborted()
  if (code !== 0 || !done || failure || !facts) throw buildFailure(slides, { failure, talk, facts, code })
  if (facts.errors.length > 0)
    throw new CannotGoOn(
      `Slidev could not read all of \`${slides}\`:\n${facts.errors.map((line) => `  ${line}`).join('\n')}`,
    )
  if (facts.slides.length === 0)
    throw new CannotGoOn(`Unexpected deck \`${slides}\` without slides, expected at least one`)
  return { facts, onPlayer: done.onPlayer }
}

/** Slidev leaves helper files beside the deck; those that were not there before go away again. */
function tidyUp(folder: string): () => Promise<void> {
  const modules = join(folder, 'node_modules')
  const helpers = join(modules, '.slidev')
  if (existsSync(helpers)) return async () => {}
  return async () => {
    await rm(helpers, { recursive: true, force: true })
    await rmdir(modules).catch(() => {})
  }
}
