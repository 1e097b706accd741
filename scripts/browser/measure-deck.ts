import type { Browser as Running } from 'playwright-chromium'
import type { BuiltDeck } from './build.ts'
import { unlessStopped } from './interrupt.ts'
import { openMeasuredPage } from './measure-open.ts'
import { measure, type Measurement } from './measure.ts'
import { serveFolder } from './serve.ts'

/**
 * Draw a built deck and measure its boxes, nothing scaled down.
 *
 * @param running the browser
 * @param deck as Slidev built it
 * @param signal stops it
 * @returns boxes and overflows of all slides
 * @throws {CannotGoOn} when the browser fails
 */
export async function measureBoxes(
  running: Running,
  { folder, facts }: BuiltDeck,
  signal?: AbortSignal,
): Promise<Measurement> {
  await using stack = new AsyncDisposableStack()
  const served = await serveFolder(folder)
  stack.defer(() => served.close())
  const drawn = await unlessStopped(signal, openMeasuredPage(running, served.origin, facts, { signal }))
  stack.defer(() => drawn.close())
  const { page, heard } = drawn
  return await unlessStopped(signal, measure(page, facts, { heard, boxesOnly: true }))
}
