import type { Browser as Running, Page } from 'playwright-chromium'
import { UserError, reason } from '#system/errors.ts'
import type { DeckData } from '../../slidev/data/deck.ts'
import { loadPrint, type Heard, type LoadingPrint } from '../page/load-print.ts'
import { waitForSlides } from '../page/wait.ts'

export interface MeasuredPageOptions {
  /** The colours that the system is said to prefer. */
  scheme?: 'dark' | 'light'
  /** How long all slides together may take to appear, ms. */
  timeout?: number
  /** The page, where it loads already in these colours. */
  loading?: LoadingPrint | undefined
  signal?: AbortSignal | undefined
}

export interface MeasuredPage {
  page: Page
  /** What the page said and asked for while it was drawn; more may come. */
  heard: Heard
  /** What did not appear in time. */
  late: string[]
  close(): Promise<void>
}

/** 200 slides take 20 s on two cores; a machine that others use takes several times as long. */
const defaultTimeout = 180_000

/**
 * Open the print route of a built deck for measuring. An export stops at the first fault; here
 * faults are what is looked for, so that all of them are kept.
 *
 * @param running the browser
 * @param origin address of the served deck, without a slash at its end
 * @param facts what the deck has according to Slidev
 * @param options colours, bound of the wait, a page that loads already, signal to stop it
 * @returns the page with its slides at their last click, and what was heard meanwhile
 * @throws {UserError} when the browser fails
 */
export async function openMeasuredPage(
  running: Running,
  origin: string,
  data: DeckData,
  options: MeasuredPageOptions = {},
): Promise<MeasuredPage> {
  const { scheme, timeout = defaultTimeout, signal } = options
  const deadline = performance.now() + timeout
  const look = { dark: scheme === 'dark' }
  const loading = options.loading ?? (await loadPrint(running, origin, data, look, signal))
  try {
    return { ...loading, late: await whatIsLate(loading.page, data, deadline, signal) }
  } catch (error) {
    await loading.close().catch(() => {})
    signal?.throwIfAborted()
    throw new UserError(`The browser could not show the slides: ${reason(error)}`, { cause: error })
  }
}

/** What did not come in time is a finding; a browser that is gone is not. */
async function whatIsLate(
  page: Page,
  data: DeckData,
  deadline: number,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  try {
    return await waitForSlides(page, data, { deadline, signal })
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const [, ...lines] = reason(error).split('\n')
    return lines.map((line) => line.trim())
  }
}
