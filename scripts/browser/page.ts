/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import type { Browser as Running, Page } from 'playwright-chromium'
import { decoded } from '#tree/address.ts'
import { CannotGoOn, reason } from './cannot.ts'
import type { DeckFacts } from './facts.ts'
import { openPage } from './open-page.ts'
import { fontFailures, placesAsking, slideFailures } from './slide-failures.ts'
import { waitForSlides } from './wait.ts'

export interface PrintOptions {
  /** How long all slides together may take to appear, in milliseconds (default 60 000). */
  timeout?: number
  signal?: AbortSignal | undefined
  /** The dark colours, where the theme has both. */
  dark?: boolean | undefined
  /** A page for each click instead of one for each slide. */
  clicks?: boolean | undefined
  /** Whether the deck's routes lie behind a `#`. */
  hashRoutes?: boolean | undefined
}

/** One page as it is printed: a slide, or a click of it. */
export interface DrawnPage {
  /** Number of the slide, from 1. */
  number: number
  /** From 1, with a page for each click; otherwise as Slidev counts the last one. */
  click: number
  /** What the slide's first heading says as drawn, or an empty text. */
  heading: string
}

/** All slides of a deck on one page, drawn. */
export interface PrintPage {
  page: Page
  /** In the order in which they are printed. */
  pages: DrawnPage[]
  /**
   * What went wrong without spoiling a slide: scripts that failed, files and fonts that did not come,
   * addresses outside this machine.
   */
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
  const colorScheme = options.dark ? 'dark' : 'light'
  const deadline = performance.now() + timeout
  const { page, close } = await openPage(running, facts, { scheme: colorScheme, signal })
  try {
    const { blocked, missing, errors, talk } = await keepInside(page, origin)
    await page.addInitScript(letStand)
    await page.emulateMedia({ media: 'screen', colorScheme })
    await page.goto(printAddress(origin, options), { waitUntil: 'commit', timeout })
    const late = await waitForSlides(page, facts, { deadline, signal })
    await page.evaluate(
      dropOthers,
      facts.slides.map(({ number }) => number),
    )
    const failures = await slideFailures(page, facts)
    if (failures.length > 0) {
      const lost = missing.map((url) => `Unexpected missing file \`${decoded(url.slice(origin.length))}\``)
      const lines = [...failures, ...lost, ...errors, ...talk.slice(0, 3)].map((line) => `  ${line}`)
      throw new CannotGoOn(
        `Unexpected errors on ${failures.length} of ${facts.slides.length} slides:\n${lines.join('\n')}`,
      )
    }
    const fonts = await fontFailures(page, facts)
    const place = await placesAsking(page, facts, [...blocked, ...missing])
    const refused = blocked.map(
      (url) => `Unexpected address \`${url}\` in ${place(url)}, expected files of the deck`,
    )
    const lost = missing.map((url) => {
      const name = decoded(url.slice(origin.length))
      return `Unexpected missing file \`${name}\`, asked for by ${place(url)}`
    })
    const pages = await page.evaluate(readPages)
    await page.evaluate(() => document.documentElement.setAttribute('data-still', ''))
    return { page, pages, warnings: [...refused, ...late, ...fonts, ...lost, ...errors], close }
  } catch (error) {
    await close().catch(() => {})
    signal?.throwIfAborted()
    if (error instanceof CannotGoOn) throw error
    throw new CannotGoOn(`The browser could not show the slides: ${reason(error)}`, { cause: error })
  }
}

/** Slidev reads the way of printing from the address of the page, the slides from that of the route. */
function printAddress(origin: string, options: PrintOptions): string {
  const print = `print=${options.clicks ? 'clicks' : 'true'}`
  return options.hashRoutes ? `${origin}/?${print}#/print?${print}` : `${origin}/print?${print}`
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

/** Runs inside the page. Slidev draws all slides whatever range it is asked for. */
function dropOthers(numbers: number[]): void {
  for (const container of document.querySelectorAll('.print-slide-container'))
    if (!numbers.includes(Number(container.id.split('-')[0]))) container.remove()
}

/** Runs inside the page. */
function readPages(): DrawnPage[] {
  return [...document.querySelectorAll<HTMLElement>('.print-slide-container')].map((container) => {
    const [number, click] = container.id.split('-').map(Number)
    const heading = [...container.querySelectorAll<HTMLElement>('h1, h2')].find(
      (element) => element.checkVisibility({ opacityProperty: true }) && element.innerText.trim() !== '',
    )
    return { number: number ?? 0, click: click ?? 1, heading: heading?.innerText.trim() ?? '' }
  })
}

/** What the console says of every deck, or what is told better elsewhere. */
const noise = /^(Failed to load resource|Failed to patch FloatingVue)/

interface Heard {
  /** Addresses outside this machine that the deck asked for and did not get. */
  blocked: string[]
  /** Addresses of this server that it does not have. */
  missing: string[]
  errors: string[]
  /** The console's errors; Slidev itself is not silent there, so they count only beside others. */
  talk: string[]
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
