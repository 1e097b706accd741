/*
 * Slidev takes longer to load than an article takes to plan: both at once, each in its thread.
 *
 *   text of a deck  →  {slides} or {error}
 */
import nodeModule from 'node:module'
import { parentPort } from 'node:worker_threads'
import './neighbours.ts'

// A thread does not share the cache of the one that started it: without, half of its time is parsing.
nodeModule.enableCompileCache?.()
const compile = import('./compile.ts').then(({ createCompile }) => createCompile())
// Whoever asks gets the error.
compile.catch(() => undefined)

parentPort?.on('message', async (text: string) => {
  try {
    parentPort?.postMessage({ slides: await (await compile)(text) })
  } catch (error) {
    parentPort?.postMessage({
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
  }
})
