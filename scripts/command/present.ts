import { deckPath } from '../slidev/data/deck-path.ts'
import { startDevServer } from '../slidev/serve/dev-server.ts'
import { previewDeck } from '../slidev/serve/preview.ts'
import { Interrupted } from '#system/errors.ts'
import { interruptible } from '#system/interrupt.ts'
import type { Io } from './types.ts'

export interface PresentArguments {
  /** `slides.md` or its folder. */
  deck: string
  port?: number | undefined
  /** Open the slides in the user's browser; default: on a terminal with a desktop. */
  open?: boolean | undefined
  /** Show each edit of the deck at once, by Slidev's own server. */
  edit?: boolean | undefined
  /** Follows what the deck is made of, until it is told to end; gets where to say what is wrong with it. */
  follow?: ((signal: AbortSignal, report: (error: string | undefined) => void) => Promise<void>) | undefined
  /** Stops presenting. */
  signal?: AbortSignal | undefined
}

export interface PresentResult {
  /** Addresses as they were. */
  slides: string
  presenter: string
}

/**
 * `lectern present DECK [--edit | --watch] [--port N] [--no-open]`
 *
 * Shows the deck until the user stops it with Ctrl-C, which is the usual end and no error.
 *
 * @param options deck, port, whether to open it
 * @param io where the addresses are told
 * @returns the addresses, when it is over
 * @throws {UserError} when there is no deck, the port is taken, or Slidev does not start
 */
export async function presentCommand(options: PresentArguments, io: Io): Promise<PresentResult> {
  const deck = await deckPath(options.deck)
  const open = options.open ?? (io.terminal && hasDesktop(process.env))
  let result: PresentResult | undefined
  try {
    await interruptible(async (signal) => {
      const show = options.edit === true || options.follow ? startDevServer : previewDeck
      const server = await show(deck.slides, {
        port: options.port,
        open,
        signal,
        notice: (text) => io.err(`${text}\n`),
      })
      result = { slides: server.slides, presenter: server.presenter }
      io.err(`Slides:    ${server.slides}\nPresenter: ${server.presenter}\nStop with Ctrl-C\n`, false, true)
      await Promise.race([
        server.ended,
        options.follow?.(signal, (error) => server.tell?.(error)) ?? server.ended,
      ])
      signal.throwIfAborted()
    }, options.signal)
  } catch (error) {
    if (!(error instanceof Interrupted) || !result) throw error
  }
  return result!
}

/** Whether a browser with a window could appear. */
function hasDesktop(env: NodeJS.ProcessEnv): boolean {
  if (process.platform === 'darwin' || process.platform === 'win32') return true
  return Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
}
