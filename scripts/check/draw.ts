/** Browser and deck brought together: what checking a deck and a template have in common. */

import type { Browser as Running } from 'playwright-chromium'
import { buildDeck } from '../browser/build.ts'
import type { DeckFacts } from '../browser/facts.ts'
import { findBrowser } from '../browser/find.ts'
import { launch } from '../browser/launch.ts'
import { type MeasuredPage, openMeasuredPage } from '../browser/measure-open.ts'
import { measure, type Measurement } from '../browser/measure.ts'
import { serveFolder } from '../browser/serve.ts'
import { readSources, type SlideSource } from './source.ts'

export interface DrawOptions {
  /** Path of the browser to use; default: the first that is found. */
  browser?: string | undefined
  signal?: AbortSignal | undefined
  /** Gets what is being done, a few words at a time. */
  progress?: ((step: string) => void) | undefined
  /** Gets sentences worth keeping: what takes long and why. */
  log?: ((text: string) => void) | undefined
}

/** A deck that is built and served, with a browser to look at it. */
export interface DrawnDeck {
  facts: DeckFacts
  sources: SlideSource[]
  /** Draw and measure all slides, with the colours that the system is said to prefer; all or boxes only. */
  measure(
    scheme: 'dark' | 'light',
    boxesOnly?: boolean,
  ): Promise<{ drawn: MeasuredPage; measurement: Measurement }>
}

/**
 * Start the browser that prints.
 *
 * @param stack closes it at its end
 * @param options browser, listeners
 * @returns the running browser
 * @throws {CannotGoOn} when there is none that starts
 */
export async function openBrowser(stack: AsyncDisposableStack, options: DrawOptions): Promise<Running> {
  const browser = await findBrowser({ executable: options.browser, log: options.log })
  options.signal?.throwIfAborted()
  const running = await launch(browser)
  stack.defer(() => running.close())
  return running
}

/**
 * Build a deck and serve it.
 *
 * @param stack stops the server and removes the site at its end
 * @param running the browser
 * @param slides absolute path of the deck
 * @param signal stops building and drawing
 * @returns the deck, ready to be measured
 * @throws {CannotGoOn} when the deck cannot be built
 */
export async function drawDeck(
  stack: AsyncDisposableStack,
  running: Running,
  slides: string,
  signal?: AbortSignal,
): Promise<DrawnDeck> {
  const deck = await buildDeck(slides, { signal })
  stack.defer(() => deck.dispose())
  const { facts } = deck
  const served = await serveFolder(deck.folder)
  stack.defer(() => served.close())
  const sources = await readSources(slides, facts.slides.length)
  const layouts = sources.map(({ layout }) => layout)
  return {
    facts,
    sources,
    async measure(scheme, boxesOnly = false) {
      const drawn = await openMeasuredPage(running, served.origin, facts, { scheme, signal })
      stack.defer(() => drawn.close())
      const measurement = await measure(drawn.page, facts, { heard: drawn.heard, layouts, boxesOnly })
      signal?.throwIfAborted()
      return { drawn, measurement }
    },
  }
}
