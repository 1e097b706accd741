import type { Browser as Running, Page } from 'playwright-chromium'
import { CannotGoOn, reason } from './cannot.ts'
import type { DeckFacts } from './facts.ts'

export interface OpenPageOptions {
  /** The colours that the system is said to prefer. */
  scheme: 'dark' | 'light'
  signal?: AbortSignal | undefined
}

/**
 * Open an empty page of the size of a deck.
 *
 * @param running the browser
 * @param facts what the deck has according to Slidev
 * @param options colours; the signal that stops the work
 * @returns the page, and what closes it
 * @throws {CannotGoOn} when the browser is gone
 */
export async function openPage(
  running: Running,
  facts: DeckFacts,
  { scheme, signal }: OpenPageOptions,
): Promise<{ page: Page; close(this: void): Promise<void> }> {
  try {
    const context = await running.newContext({
      viewport: { width: facts.width, height: facts.height },
      colorScheme: scheme,
      reducedMotion: 'reduce',
      serviceWorkers: 'block',
      ...(facts.lang === undefined ? {} : { locale: facts.lang }),
    })
    return {
      page: await context.newPage(),
      async close() {
        // Of work that is stopped the browser ends as a whole, whatever the page is doing.
        if (!signal?.aborted) await context.close()
      },
    }
  } catch (error) {
    throw new CannotGoOn(`The browser could not open a page: ${reason(error)}`, { cause: error })
  }
}
