import { spawn } from 'node:child_process'
import { buildDeck, type BuiltDeck } from '../build/index.ts'
import type { ShowOptions, ServedDeck } from './dev-server.ts'
import { portFor } from '#system/port.ts'
import { serveFolder, type Served } from '#system/static-server.ts'

/** This machine alone. */
const host = '127.0.0.1'

/**
 * Show a deck to an audience: built once and served as plain files to this machine alone, so that
 * no page of the network and no other page of the browser can change or read anything.
 *
 * @param slidesMd path of the deck
 * @param options port, opening, signal
 * @returns the addresses
 * @throws {UserError} when the port is taken or Slidev cannot build the deck
 */
export async function previewDeck(slidesMd: string, options: ShowOptions = {}): Promise<ServedDeck> {
  // One that is taken is told at once; a free one may be taken while the slides are built.
  await portFor(options.port, host)
  const deck = await buildDeck(slidesMd, { signal: options.signal, notice: options.notice, purpose: 'show' })
  const served = await serve(deck, options.port).catch(async (error: unknown) => {
    await deck.dispose()
    throw error
  })
  const over = Promise.withResolvers<void>()
  let stopped: Promise<void> | undefined
  const stop = (): Promise<void> =>
    (stopped ??= (async () => {
      await served.close()
      await deck.dispose()
      over.resolve()
    })())
  options.signal?.addEventListener('abort', () => void stop(), { once: true })
  const slides = `${served.origin}/`
  if (options.open) openInBrowser(slides)
  return { slides, presenter: `${slides}presenter/`, ended: over.promise, stop }
}

async function serve({ folder }: BuiltDeck, port: number | undefined): Promise<Served> {
  return serveFolder(folder, await portFor(port, host))
}

/** The command of each system that opens an address in the user's browser. */
const openers: Partial<Record<NodeJS.Platform, [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
}

function openInBrowser(address: string): void {
  const [command, ...args] = openers[process.platform] ?? ['xdg-open']
  const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true })
  // Without such a command the printed address has to do.
  child.once('error', () => undefined)
  child.unref()
}
