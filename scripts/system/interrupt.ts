import { Interrupted } from './errors.ts'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** One press of Ctrl-C may arrive twice: from the terminal and from the program that started this one, ms. */
const samePress = 500

/**
 * Work that cleans up behind itself when the user stops it.
 *
 * The first signal aborts the work, so that every `finally` runs; one that comes later ends the
 * process as usual.
 *
 * @param work what to do; gets the signal to pass on
 * @param outer another signal that stops it as well
 * @returns what the work gives
 * @throws {Interrupted} when it was stopped, whatever the work threw on its way out
 */
export async function interruptible<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
  outer?: AbortSignal,
): Promise<Result> {
  const controller = new AbortController()
  let first: number | undefined
  const stop = (name?: unknown): void => {
    const now = performance.now()
    if (first === undefined) {
      first = now
      controller.abort(new Interrupted(typeof name === 'string' ? `Stopped by ${name}` : 'Stopped'))
    } else if (now - first > samePress && typeof name === 'string') {
      listenNoMore()
      process.kill(process.pid, name)
    }
  }
  const listenNoMore = (): void => {
    for (const signal of signals) process.off(signal, stop)
  }
  for (const signal of signals) process.on(signal, stop)
  outer?.addEventListener('abort', stop, { once: true })
  if (outer?.aborted) stop()
  try {
    return await work(controller.signal)
  } catch (error) {
    throw controller.signal.aborted ? controller.signal.reason : error
  } finally {
    listenNoMore()
    outer?.removeEventListener('abort', stop)
  }
}

/**
 * Wait for work of the browser, unless all is stopped. A browser that is closed leaves some of what
 * it was asked without an answer (Playwright's `newPage` in one of four cases, `evaluate` now and
 * then), so whoever waits for the answer alone waits for ever.
 *
 * @param signal stops the waiting
 * @param work goes on by itself where it was stopped, until the browser is closed
 * @returns what the work gives
 * @throws the signal's reason, or what the work throws
 */
export async function unlessStopped<Result>(
  signal: AbortSignal | undefined,
  work: Promise<Result>,
): Promise<Result> {
  const stopped = Promise.withResolvers<never>()
  const stop = (): void => stopped.reject(signal!.reason as Error)
  signal?.addEventListener('abort', stop, { once: true })
  if (signal?.aborted) stop()
  try {
    return await Promise.race([work, stopped.promise])
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}
