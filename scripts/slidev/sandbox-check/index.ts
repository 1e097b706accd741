/** The sandbox check: what is written is compiled by Slidev's own pipeline before it is let out. */

import { Worker } from 'node:worker_threads'
import { scriptFile } from '#system/program.ts'
import type { Compile, CompiledSlide } from '#tree/compiled.ts'

/** A gate that is being opened. */
export interface SandboxCheck extends AsyncDisposable {
  compile: Compile
}

/**
 * Open the sandbox check; returns at once, while Slidev loads in a thread of its own.
 *
 * @returns A function that compiles the text of a deck, and how to close the sandbox check.
 */
export function openSandboxCheck(): SandboxCheck {
  // What packages there tell the console is no talk to people: faults come as messages.
  const worker = new Worker(scriptFile('slidev/sandbox-check/start-worker'), { stderr: true })
  // A command that ends before it has written anything does not wait for Slidev.
  worker.unref()
  const compile: Compile = (text) =>
    new Promise((done, fail) => {
      worker.ref()
      worker.once('error', fail)
      worker.once('message', ({ slides, error }: { slides?: CompiledSlide[]; error?: string }) => {
        worker.off('error', fail)
        worker.unref()
        if (slides) done(slides)
        else fail(new Error(error))
      })
      worker.postMessage(text)
    })
  return {
    compile,
    async [Symbol.asyncDispose]() {
      await worker.terminate()
    },
  }
}
