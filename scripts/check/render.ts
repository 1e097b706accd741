/** Browser and deck brought together: what checking a deck and a template have in common. */

import type { Browser as Running } from 'playwright-chromium'
import type { DeckData } from '../slidev/data/deck.ts'
import { unlessStopped } from '#system/interrupt.ts'
import { buildAhead } from '../browser/page/load-ahead.ts'
import { type MeasuredPage, openMeasuredPage } from '../browser/measure/open.ts'
import { measure, type Measurement } from '../browser/measure/index.ts'
import { serveFolder } from '#system/static-server.ts'
import { startWhile } from '../browser/engine/start.ts'
import { readSources, type SlideSource } from './source.ts'

export interface RenderOptions {
  /** Path of the browser to use; default: the first that is found. */
  browser?: string | undefined
  signal?: AbortSignal | undefined
  /** Gets what is being done, a few words at a time. */
  progress?: ((step: string) => void) | undefined
  /** Gets sentences worth keeping: what takes long and why. */
  log?: ((text: string) => void) | undefined
}

/** A deck that is built and served, with a browser to look at it. */
export interface RenderedDeck {
  data: DeckData
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
 * @throws {UserError} when there is no browser that starts, or the deck cannot be built
 */
export async function renderAlone(
  stack: AsyncDisposableStack,
  { browser, log, signal }: RenderOptions,
  slides: string,
): Promise<RenderedDeck> {
  const start = { executable: browser, log, signal }
  const [, deck] = await startWhile(stack, start, (either, started) =>
    renderDeck(stack, started, slides, either),
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
 * @param notice gets sentences worth keeping
 * @returns the deck, ready to be measured
 * @throws {UserError} when the deck cannot be built
 */
export async function renderDeck(
  stack: AsyncDisposableStack,
  started: Promise<Running>,
  slides: string,
  signal?: AbortSignal,
  notice?: (text: string) => void,
): Promise<RenderedDeck> {
  const { deck, ahead } = await buildAhead(stack, started, slides, { signal, notice })
  stack.defer(() => deck.dispose())
  const running = await started
  const { data } = deck
  const served = ahead?.served ?? (await serveFolder(deck.folder))
  stack.defer(() => served.close())
  let loading = ahead?.loading
  const sources = await readSources(slides, data.slides.length)
  const layouts = sources.map(({ layout }) => layout)
  return {
    data,
    sources,
    async measure(scheme, boxesOnly = false) {
      const pending = scheme === 'light' ? loading : undefined
      if (pending) loading = undefined
      const drawn = await unlessStopped(
        signal,
        openMeasuredPage(running, served.origin, data, { scheme, signal, loading: pending }),
      )
      stack.defer(() => drawn.close())
      const measurement = await unlessStopped(signal, measure(drawn, data, { layouts, boxesOnly }))
      return { drawn, measurement }
    },
  }
}
