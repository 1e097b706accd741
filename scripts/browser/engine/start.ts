import type { Browser as Running } from 'playwright-chromium'
import { findBrowser, type FindOptions } from './find.ts'
import { startProbed } from './probe.ts'

export interface StartOptions extends Pick<FindOptions, 'executable' | 'log'> {
  signal?: AbortSignal | undefined
}

/**
 * Find a browser that starts, and keep it: it starts once and not a second time after its proof.
 *
 * @param stack closes it at its end
 * @param options the user's choice, signal, listener
 * @returns the running browser
 * @throws {UserError} when there is none that starts
 */
export async function startBrowser(stack: AsyncDisposableStack, options: StartOptions): Promise<Running> {
  let running: Running | undefined
  await findBrowser({
    executable: options.executable,
    log: options.log,
    prove: async (candidate) => {
      const started = await startProbed(candidate)
      running = started.running
      return started.browser
    },
  })
  const found = running!
  stack.defer(() => found.close())
  options.signal?.throwIfAborted()
  return found
}

/**
 * Start a browser and do something else at the same time; when one fails, the other has nothing to
 * go on for.
 *
 * @param stack closes the browser at its end
 * @param options the user's choice, signal, listener
 * @param work what else; gets the signal to stop by and the browser as soon as it runs, and leaves
 *   what it made on the stack
 * @returns the running browser and what the work gives
 * @throws what the first of the two throws, when both have ended
 */
export async function startWhile<Result>(
  stack: AsyncDisposableStack,
  options: StartOptions,
  work: (signal: AbortSignal, started: Promise<Running>) => Promise<Result>,
): Promise<[Running, Result]> {
  const failed = new AbortController()
  const signal = AbortSignal.any([failed.signal, ...(options.signal ? [options.signal] : [])])
  const started = startBrowser(stack, { ...options, signal })
  const both = [started, work(signal, started)] as const
  try {
    return await Promise.all(both)
  } catch (error) {
    failed.abort(error)
    await Promise.allSettled(both)
    throw error
  }
}
