/*
 * Slidev takes as long to load as an article takes to plan: both at once, each in its thread.
 *
 *   {text of a deck, wanted: indices of slides, none for all}  →  {slides} or {error}
 */
import { parentPort } from 'node:worker_threads'
import './stubs.ts'

const compile = import('./compile.ts').then(({ createCompile }) => createCompile())
// Whoever asks gets the error.
compile.catch(() => undefined)

parentPort?.on('message', async ({ text, wanted }: { text: string; wanted: readonly number[] }) => {
  try {
    parentPort?.postMessage({ slides: await (await compile)(text, wanted) })
  } catch (error) {
    parentPort?.postMessage({
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
  }
})
