import type { Browser as Running, Page } from 'playwright-chromium'
import { UserError, reason } from '#system/errors.ts'
import type { DeckData } from '../../slidev/data/deck.ts'

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
 * @throws {UserError} when the browser is gone
 */
export async function openPage(
  running: Running,
  data: DeckData,
  { scheme, signal }: OpenPageOptions,
): Promise<{ page: Page; close(this: void): Promise<void> }> {
  try {
    const context = await running.newContext({
      viewport: { width: data.width, height: data.height },
      colorScheme: scheme,
      reducedMotion: 'reduce',
      serviceWorkers: 'block',
      ...(data.lang === undefined ? {} : { locale: data.lang }),
    })
    return {
      page: await context.newPage(),
      async close() {
        // Of work that is stopped the browser ends as a whole, whatever the page is doing.
        if (!signal?.aborted) await context.close()
      },
    }
  } catch (error) {
    throw new UserError(`The browser could not open a page: ${reason(error)}`, { cause: error })
  }
}
