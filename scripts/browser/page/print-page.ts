/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import type { Browser as Running, Page } from 'playwright-chromium'
import { decoded } from '#tree/address.ts'
import { UserError, reason } from '#system/errors.ts'
import type { DeckData } from '../../slidev/data/deck.ts'
import { loadPrint, type LoadingPrint, type PrintLook } from './load-print.ts'
import { fontFailures, placesAsking, slideFailures } from './slide-failures.ts'
import { waitForSlides } from './wait.ts'

export interface PrintOptions extends PrintLook {
  /** How long all slides together may take to appear, in milliseconds (default 60 000). */
  timeout?: number
  signal?: AbortSignal | undefined
  /** The page, where it loads already. */
  loading?: LoadingPrint | undefined
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
 * @throws {UserError} when something did not come in time (names it), or slides show an error
 *   (names each)
 */
export async function openPrintPage(
  running: Running,
  origin: string,
  data: DeckData,
  options: PrintOptions = {},
): Promise<PrintPage> {
  const { timeout = defaultTimeout, signal } = options
  const deadline = performance.now() + timeout
  const loading = options.loading ?? (await loadPrint(running, origin, data, options, signal))
  const { page, heard, close } = loading
  const { blocked, missing, errors, talk } = heard
  try {
    const late = await waitForSlides(page, data, { deadline, signal })
    await page.evaluate(
      dropOthers,
      data.slides.map(({ number }) => number),
    )
    const failures = await slideFailures(page, data)
    if (failures.length > 0) {
      const lost = missing.map((url) => `Missing file \`${decoded(url.slice(origin.length))}\``)
      const lines = [...failures, ...lost, ...errors, ...talk.slice(0, 3)].map((line) => `  ${line}`)
      throw new UserError(
        `Errors on ${failures.length} of ${data.slides.length} slides:\n${lines.join('\n')}`,
      )
    }
    const fonts = await fontFailures(page, data)
    const place = await placesAsking(page, data, [...blocked, ...missing])
    const refused = blocked.map(
      (url) => `Unexpected address \`${url}\` in ${place(url)}, expected files of the deck`,
    )
    const lost = missing.map((url) => {
      const name = decoded(url.slice(origin.length))
      return `Missing file \`${name}\`, requested by ${place(url)}`
    })
    const pages = await page.evaluate(readPages)
    await page.evaluate(() => document.documentElement.setAttribute('data-still', ''))
    return { page, pages, warnings: [...refused, ...late, ...fonts, ...lost, ...errors], close }
  } catch (error) {
    await close().catch(() => {})
    signal?.throwIfAborted()
    if (error instanceof UserError) throw error
    throw new UserError(`The browser could not show the slides: ${reason(error)}`, { cause: error })
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
