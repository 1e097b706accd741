import type { Browser as Running, Page } from 'playwright-chromium'
import { CannotGoOn, reason } from './cannot.ts'
import type { DeckFacts } from './facts.ts'
import { slideFailures } from './slide-failures.ts'
import { waitForSlides } from './wait.ts'

export interface PrintOptions {
  /** How long all slides together may take to appear, in milliseconds (default 60 000). */
  timeout?: number
  signal?: AbortSignal | undefined
}

/** All slides of a deck on one page, drawn. */
export interface PrintPage {
  page: Page
  /** Addresses outside this machine that the deck asked for and did not get. */
  blocked: string[]
  /** What went wrong without spoiling a slide: scripts that failed, files that did not come. */
  warnings: string[]
  close(): Promise<void>
}

/** Generous for 200 slides on a loaded machine; then something hangs. */
const defaultTimeout = 60_000

/**
 * Open the print route of a built deck and wait until every slide is drawn.
 *
 * @param running the browser
 * @param origin address of the served deck, without a slash at its end
 * @param facts what the deck has according to Slidev
 * @param options bound of the wait, signal to stop it
 * @returns the page, ready to be printed or measured
 * @throws {CannotGoOn} when something did not come in time (names it), or slides show an error
 *   (names each)
 */
export async function openPrintPage(
  running: Running,
  origin: string,
  facts: DeckFacts,
  options: PrintOptions = {},
): Promise<PrintPage> {
  const { timeout = defaultTimeout, signal } = options
  const deadline = performance.now() + timeout
  const context = await running.newContext({
    viewport: { width: facts.width, height: facts.height },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    ...(facts.lang === undefined ? {} : { locale: facts.lang }),
  })
  const stop = (): void => void context.close().catch(() => {})
  signal?.addEventListener('abort', stop, { once: true })
  const close = async (): Promise<void> => {
    signal?.removeEventListener('abort', stop)
    await context.close()
  }
  try {
    const page = await context.newPage()
    const { blocked, errors, talk } = await keepInside(page, origin)
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' })
    await page.goto(`${origin}/print?print=true`, { waitUntil: 'commit', timeout })
    const late = await waitForSlides(page, facts, { deadline, signal })
    const failures = await slideFailures(page, facts)
    if (failures.length > 0) {
      const lines = [...failures, ...errors, ...talk.slice(0, 3)].map((line) => `  ${line}`)
      throw new CannotGoOn(
        `Unexpected errors on ${failures.length} of ${facts.slides.length} slides:\n${lines.join('\n')}`,
      )
    }
    return { page, blocked, warnings: [...late, ...errors], close }
  } catch (error) {
    await close().catch(() => {})
    signal?.throwIfAborted()
    if (error instanceof CannotGoOn) throw error
    throw new CannotGoOn(`The browser could not show the slides: ${reason(error)}`, { cause: error })
  }
}

/** What the console says of every deck, or what is told better elsewhere. */
const noise = /^(Failed to load resource|Failed to patch FloatingVue)/

interface Heard {
  blocked: string[]
  errors: string[]
  /** The console's errors; Slidev itself is not silent there, so they count only beside others. */
  talk: string[]
}

/** Let the page ask this server only, and write down what it says and what else it asked for. */
async function keepInside(page: Page, origin: string): Promise<Heard> {
  const heard: Heard = { blocked: [], errors: [], talk: [] }
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
    if (response.status() < 400 || !response.url().startsWith(origin)) return
    const name = decodeURI(response.url().slice(origin.length))
    note(heard.errors, `Unexpected missing file \`${name}\`, asked for by a slide`)
  })
  return heard
}
