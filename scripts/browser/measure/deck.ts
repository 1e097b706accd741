import type { Browser as Running } from 'playwright-chromium'
import { unlessStopped } from '#system/interrupt.ts'
import type { BuiltAhead } from '../page/load-ahead.ts'
import { openMeasuredPage } from './open.ts'
import { measure, type Measurement } from './index.ts'
import { serveFolder } from '#system/static-server.ts'

/**
 * Draw a built deck and measure its boxes, nothing scaled down.
 *
 * @param running the browser
 * @param made the deck as Slidev built it, and its page, where it loads already
 * @param signal stops it
 * @returns boxes and overflows of all slides
 * @throws {UserError} when the browser fails
 */
export async function measureBoxes(
  running: Running,
  { deck, ahead }: BuiltAhead,
  signal?: AbortSignal,
): Promise<Measurement> {
  await using stack = new AsyncDisposableStack()
  const served = ahead?.served ?? (await serveFolder(deck.folder))
  stack.defer(() => served.close())
  const options = { signal, loading: ahead?.loading }
  const drawn = await unlessStopped(signal, openMeasuredPage(running, served.origin, deck.data, options))
  stack.defer(() => drawn.close())
  return await unlessStopped(signal, measure(drawn, deck.data, { boxesOnly: true }))
}
