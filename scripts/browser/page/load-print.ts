import type { Browser as Running, Page } from 'playwright-chromium'
import { UserError, reason } from '#system/errors.ts'
import type { DeckData } from '../../slidev/data/deck.ts'
import { openPage } from './open-page.ts'

/** How a deck is printed. */
export interface PrintLook {
  /** The dark colours, where the theme has both. */
  dark?: boolean | undefined
  /** A page for each click instead of one for each slide. */
  clicks?: boolean | undefined
  /** Whether the deck's routes lie behind a `#`. */
  hashRoutes?: boolean | undefined
}

/** The print route as it begins to load, and what it says and asks for meanwhile. */
export interface LoadingPrint {
  page: Page
  heard: Heard
  close(this: void): Promise<void>
}

export interface Heard {
  /** Addresses outside this machine that the deck asked for and did not get. */
  blocked: string[]
  /** Addresses of this server that it does not have. */
  missing: string[]
  errors: string[]
  /** The console's errors; Slidev itself is not silent there, so they count only beside others. */
  talk: string[]
}

/** The first bytes come at once; on a loaded machine a browser takes seconds to ask for them, ms. */
const commitTimeout = 60_000

/** What the console says of every deck, or what is told better elsewhere. */
const noise = /^Failed to load resource/

/**
 * Open the print route of a deck, and wait for nothing but its first bytes.
 *
 * @param running the browser
 * @param origin address of the served deck, without a slash at its end
 * @param facts what the deck has according to Slidev
 * @param look colours, clicks, routes
 * @param signal the signal that stops the work
 * @returns the page, which goes on loading
 * @throws {UserError} when the browser fails
 */
export async function loadPrint(
  running: Running,
  origin: string,
  data: DeckData,
  look: PrintLook,
  signal?: AbortSignal,
): Promise<LoadingPrint> {
  const colorScheme = look.dark ? 'dark' : 'light'
  const { page, close } = await openPage(running, data, { scheme: colorScheme, signal })
  try {
    const heard = await keepInside(page, origin)
    await page.addInitScript(letStand)
    await page.emulateMedia({ media: 'screen', colorScheme })
    await page.goto(printAddress(origin, look), { waitUntil: 'commit', timeout: commitTimeout })
    return { page, heard, close }
  } catch (error) {
    await close().catch(() => {})
    signal?.throwIfAborted()
    throw new UserError(`The browser could not show the slides: ${reason(error)}`, { cause: error })
  }
}

/** Slidev reads the way of printing from the address of the page, the slides from that of the route. */
function printAddress(origin: string, look: PrintLook): string {
  const print = `print=${look.clicks ? 'clicks' : 'true'}`
  return look.hashRoutes ? `${origin}/?${print}#/print?${print}` : `${origin}/print?${print}`
}

/**
 * Runs inside the page before its scripts. Printing and drawing pictures change the size of the
 * window for a moment; a diagram that draws itself anew then would be printed half done.
 */
function letStand(): void {
  const Native = window.ResizeObserver
  window.ResizeObserver = class extends Native {
    constructor(listen: ResizeObserverCallback) {
      super((entries, observer) => {
        if (!document.documentElement.hasAttribute('data-still')) listen(entries, observer)
      })
    }
  }
}

/** Let the page ask this server only, and write down what it says and what else it asked for. */
async function keepInside(page: Page, origin: string): Promise<Heard> {
  const heard: Heard = { blocked: [], missing: [], errors: [], talk: [] }
  const note = (list: string[], text: string): void => void (list.includes(text) || list.push(text))
  await page.route(
    (url) => url.origin !== origin && url.protocol !== 'data:' && url.protocol !== 'blob:',
    (route) => {
      note(heard.blocked, route.request().url())
      return route.abort('blockedbyclient')
    },
  )
  await page.routeWebSocket(/.*/, (socket) => {
    note(heard.blocked, socket.url())
    return socket.close()
  })
  page.on('pageerror', (error) => note(heard.errors, error.message))
  page.on('console', (message) => {
    const text = message.text().split('\n')[0] ?? ''
    if (message.type() === 'error' && !noise.test(text)) note(heard.talk, text)
  })
  page.on('response', (response) => {
    if (response.status() >= 400 && response.url().startsWith(origin)) note(heard.missing, response.url())
  })
  return heard
}
