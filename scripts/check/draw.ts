/** Browser and deck brought together: what checking a deck and a template have in common. */

import type { Browser as Running } from 'playwright-chromium'
import type { DeckFacts } from '../browser/facts.ts'
import { unlessStopped } from '../browser/interrupt.ts'
import { buildAhead } from '../browser/load-ahead.ts'
import { type MeasuredPage, openMeasuredPage } from '../browser/measure-open.ts'
import { measure, type Measurement } from '../browser/measure.ts'
import { serveFolder } from '../browser/serve.ts'
import { startWhile } from '../browser/start.ts'
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
 * Start the browser that prints, and build a deck beside it.
 *
 * @param stack closes the browser, stops the server and removes the site at its end
 * @param options browser, signal, listeners
 * @param slides absolute path of the deck
 * @returns the deck, ready to be measured
 * @throws {CannotGoOn} when there is no browser that starts, or the deck cannot be built
 */
export async function drawAlone(
  stack: AsyncDisposableStack,
  { browser, log, signal }: DrawOptions,
  slides: string,
): Promise<DrawnDeck> {
  const start = { executable: browser, log, signal }
  const [, deck] = await startWhile(stack, start, (either, started) =>
    drawDeck(stack, started, slides, either),
  )
  return deck
}

/**
 * Build a deck and serve it.
 *
 * @param stack stops the server and removes the site at its end
 * @param started the browser, as soon as it runs
 * @param slides absolute path of the deck
 * @param signal stops building and drawing
 * @returns the deck, ready to be measured
 * @throws {CannotGoOn} when the deck cannot be built
 */
export async function drawDeck(
  stack: AsyncDisposableStack,
  started: Promise<Running>,
  slides: string,
  signal?: AbortSignal,
): Promise<DrawnDeck> {
  const { deck, ahead } = await buildAhead(stack, started, slides, { signal })
  stack.defer(() => deck.dispose())
  const running = await started
  const { facts } = deck
  const served = ahead?.served ?? (await serveFolder(deck.folder))
  stack.defer(() => served.close())
  let loading = ahead?.loading
  const sources = await readSources(slides, facts.slides.length)
  const layouts = sources.map(({ layout }) => layout)
  return {
    facts,
    sources,
    async measure(scheme, boxesOnly = false) {
      const waiting = scheme === 'light' ? loading : undefined
      if (waiting) loading = undefined
      const drawn = await unlessStopped(
        signal,
        openMeasuredPage(running, served.origin, facts, { scheme, signal, loading: waiting }),
      )
      stack.defer(() => drawn.close())
      const measurement = await unlessStopped(signal, measure(drawn, facts, { layouts, boxesOnly }))
      return { drawn, measurement }
    },
  }
}
