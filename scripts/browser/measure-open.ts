import type { Browser as Running, Page } from 'playwright-chromium'
import { decoded } from '#tree/address.ts'
import { CannotGoOn, reason } from './cannot.ts'
import type { DeckFacts } from './facts.ts'
import { openPage } from './open-page.ts'
import { waitForSlides } from './wait.ts'

/** What a page said and asked for while it was drawn. */
export interface Heard {
  /** Errors of the console and of scripts. */
  console: string[]
  /** Addresses outside this machine, all refused. */
  outside: string[]
  missingFiles: string[]
  /** What did not appear in time. */
  late: string[]
}

export interface MeasuredPageOptions {
  /** The colours that the system is said to prefer. */
  scheme?: 'dark' | 'light'
  /** How long all slides together may take to appear, ms. */
  timeout?: number
  signal?: AbortSignal | undefined
}

export interface MeasuredPage {
  page: Page
  heard: Heard
  close(): Promise<void>
}

/** 200 slides take 20 s on two cores; a machine that others use takes several times as long. */
const defaultTimeout = 180_000

/** What the console says of every deck, or what is told better elsewhere. */
const noise = /^(Failed to load resource|Failed to patch FloatingVue)/

/**
 * Open the print route of a built deck for measuring. An export stops at the first fault; here
 * faults are what is looked for, so that all of them are kept.
 *
 * @param running the browser
 * @param origin address of the served deck, without a slash at its end
 * @param facts what the deck has according to Slidev
 * @param options colours, bound of the wait, signal to stop it
 * @returns the page with its slides at their last click, and what was heard meanwhile
 * @throws {CannotGoOn} when the browser fails
 */
export async function openMeasuredPage(
  running: Running,
  origin: string,
  facts: DeckFacts,
  options: MeasuredPageOptions = {},
): Promise<MeasuredPage> {
  const { scheme = 'light', timeout = defaultTimeout, signal } = options
  const deadline = performance.now() + timeout
  const { page, close } = await openPage(running, facts, { scheme, signal })
  try {
    const heard = await listen(page, origin)
    await page.goto(`${origin}/print?print=true`, { waitUntil: 'commit', timeout })
    try {
      heard.late.push(...(await waitForSlides(page, facts, { deadline, signal })))
    } catch (error) {
      // What did not come in time is a finding; a browser that is gone is not.
      if (!(error instanceof CannotGoOn)) throw error
      heard.late.push(
        ...reason(error)
          .split('\n')
          .slice(1)
          .map((line) => line.trim()),
      )
    }
    return { page, heard, close }
  } catch (error) {
    await close().catch(() => {})
    signal?.throwIfAborted()
    throw new CannotGoOn(`The browser could not show the slides: ${reason(error)}`, { cause: error })
  }
}

/** Let the page ask this server only, and write down what it says and what else it asks for. */
async function listen(page: Page, origin: string): Promise<Heard> {
  const heard: Heard = { console: [], outside: [], missingFiles: [], late: [] }
  const note = (list: string[], text: string): void => void (list.includes(text) || list.push(text))
  await page.route(
    (url) => url.origin !== origin && url.protocol !== 'data:' && url.protocol !== 'blob:',
    (route) => {
      note(heard.outside, route.request().url())
      return route.abort('blockedbyclient')
    },
  )
  await page.routeWebSocket(/.*/, (socket) => {
    note(heard.outside, socket.url())
    return socket.close()
  })
  page.on('pageerror', (error) => note(heard.console, error.message.split('\n')[0] ?? ''))
  page.on('console', (message) => {
    const text = message.text().split('\n')[0] ?? ''
    if (message.type() === 'error' && !noise.test(text)) note(heard.console, text)
  })
  page.on('response', (response) => {
    if (response.status() < 400 || !response.url().startsWith(origin)) return
    note(heard.missingFiles, decoded(response.url().slice(origin.length)))
  })
  return heard
}
