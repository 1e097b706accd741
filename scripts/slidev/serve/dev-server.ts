import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { stripVTControlCharacters } from 'node:util'
import { UserError } from '#system/errors.ts'
import { startNode } from '#system/child-process.ts'
import { portFor } from '#system/port.ts'
import { slidevEntry } from '../data/package.ts'

export interface ShowOptions {
  /** Default: the first free one from 3030 on. */
  port?: number | undefined
  /** Whether the slides are opened in the user's browser. */
  open?: boolean
  signal?: AbortSignal | undefined
  /** Gets sentences worth keeping. */
  notice?: ((text: string) => void) | undefined
}

/** A deck that is being shown. */
export interface ServedDeck {
  /** Address of the slides, with a slash at its end. */
  slides: string
  presenter: string
  /** Settles when it ends by itself or was stopped. */
  ended: Promise<void>
  /** Lay what is wrong with the deck's article over the slides, or take it away; where slides follow edits. */
  tell?(error: string | undefined): void
  stop(): Promise<void>
}

/** A cold start pre-bundles some packages, in milliseconds. */
const startTimeout = 60_000

/**
 * Start Slidev's server for a deck, reachable from this machine alone: slides follow each edit.
 *
 * @param slidesMd path of the deck
 * @param options port, opening, signal
 * @returns the addresses, once they answer
 * @throws {UserError} when the port is taken or Slidev ends at once; the message holds its words
 */
export async function startDevServer(slidesMd: string, options: ShowOptions = {}): Promise<ServedDeck> {
  const port = await portFor(options.port, 'localhost')
  const args = [slidevEntry, slidesMd, '--port', String(port), '--log', 'warn']
  if (options.open) args.push('--open')
  const child = startNode(args, {
    cwd: dirname(slidesMd),
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    signal: options.signal,
  })
  let talk = ''
  const listen = (chunk: Buffer): void => {
    // Kept short: it runs as long as the talk.
    talk = (talk + String(chunk)).slice(-4000)
  }
  child.process.stdout?.on('data', listen)
  child.process.stderr?.on('data', listen)
  const state = { over: false }
  const ended = child.ended.then(() => void (state.over = true))
  const slides = `http://localhost:${port}/`
  const deadline = performance.now() + startTimeout
  while (!state.over && !(await answers(slides))) {
    if (performance.now() > deadline) child.kill()
    await Promise.race([sleep(100), ended])
  }
  options.signal?.throwIfAborted()
  if (state.over)
    throw new UserError(`Slidev could not show \`${slidesMd}\`:\n${stripVTControlCharacters(talk).trim()}`)
  return {
    slides,
    presenter: `${slides}presenter/`,
    ended,
    tell(error) {
      // It may end at any moment, which `ended` says.
      if (child.process.connected) child.process.send({ error: error ?? null }, () => undefined)
    },
    async stop() {
      child.kill()
      await ended
    },
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) })
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false
  }
}
