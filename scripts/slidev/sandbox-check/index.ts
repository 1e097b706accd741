/** The sandbox check: what is written is compiled by Slidev's own pipeline before it is let out. */

import { Worker } from 'node:worker_threads'
import { scriptFile } from '#system/program.ts'
import type { Compile, CompiledSlide } from '#tree/compiled.ts'
import type { CompileSome } from './verdicts.ts'

/** A gate that is being opened. */
export interface SandboxCheck extends AsyncDisposable {
  compile: Compile
}

/** How the sandbox check is opened. */
export interface SandboxCheckOptions {
  /** Whether Slidev is loaded at once, for a deck whose slides were never seen (default: when a slide needs it). */
  ahead?: boolean
  /** Whether verdicts on slides are kept from one process to the next (default: they are). */
  kept?: boolean
}

/**
 * Open the sandbox check; returns at once. Slidev is loaded in a thread of its own, where a slide has no verdict yet.
 *
 * @returns A function that compiles the text of a deck, and how to close the sandbox check.
 */
export function openSandboxCheck({ ahead = false, kept = true }: SandboxCheckOptions = {}): SandboxCheck {
  let worker: Worker | undefined
  const start = (): Worker => {
    // What packages there tell the console is no talk to people: faults come as messages.
    worker = new Worker(scriptFile('slidev/sandbox-check/start-worker'), { stderr: true })
    // A command that ends before it has written anything does not wait for Slidev.
    worker.unref()
    return worker
  }
  const compileSome: CompileSome = (text, wanted) =>
    new Promise((done, fail) => {
      const thread = worker ?? start()
      thread.ref()
      thread.once('error', fail)
      thread.once('message', ({ slides, error }: { slides?: CompiledSlide[]; error?: string }) => {
        thread.off('error', fail)
        thread.unref()
        if (slides) done(slides)
        else fail(new Error(error))
      })
      thread.postMessage({ text, wanted })
    })
  const all: Compile = (text) => compileSome(text, [])
  if (ahead) start()
  const open = async (): Promise<Compile> => {
    const { verdictFolder, withVerdicts } = await import('./verdicts.ts')
    const folder = await verdictFolder()
    return folder === undefined ? all : withVerdicts(compileSome, folder)
  }
  let opened: Promise<Compile> | undefined
  return {
    compile: async (text) => (await (opened ??= kept ? open() : Promise.resolve(all)))(text),
    async [Symbol.asyncDispose]() {
      await worker?.terminate()
    },
  }
}
