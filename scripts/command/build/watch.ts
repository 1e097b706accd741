/** Builds a deck again at each save of what it is made of, in one process that stays warm. */

import { existsSync, type FSWatcher, statSync, watch } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Interrupted, reason } from '#system/errors.ts'
import type { SandboxCheck } from '../../slidev/sandbox-check/index.ts'
import { type ParsedArgs, UsageError } from '../arguments.ts'
import { configNames, configPath } from '../config.ts'
import { isAddress } from '../fetch/index.ts'
import type { Io } from '../types.ts'
import { build } from './index.ts'

/** A program saves in several steps: what follows the first so soon belongs to it, ms. */
const sameSave = 15

/** A deck that is built at each save. */
export interface Watched {
  /** Path of its `slides.md`. */
  deck: string
  /**
   * @param signal ends it
   * @param report gets what is wrong after each save, and nothing where all is well
   */
  follow(this: void, signal: AbortSignal, report?: (error: string | undefined) => void): Promise<void>
}

/**
 * Build the deck of an article, to build it again at each save of the article, of the config and of a template that
 * is a folder. A save that cannot be built leaves the deck as it is.
 *
 * @param args of the command, with one article
 * @param io gets what the first build says, and a line at each save
 * @param gate stays open for as long as the deck is followed
 * @returns the deck; nothing where the article gives none
 * @throws UsageError for what is no file, and whatever the first build throws
 */
export async function watchArticle(
  args: ParsedArgs,
  io: Io,
  gate: SandboxCheck,
): Promise<Watched | undefined> {
  const [input] = args.inputs
  if (input === undefined || args.inputs.length > 1 || input === '-' || isAddress(input))
    throw new UsageError(
      `Unexpected ${args.inputs.length > 1 ? 'several articles' : `\`${input ?? ''}\``} for \`--watch\`, expected one file`,
    )
  const shared: SandboxCheck = { compile: gate.compile, async [Symbol.asyncDispose]() {} }
  const { deck } = await build(args, io, shared)
  if (deck === undefined) return undefined
  return {
    deck,
    async follow(signal, report) {
      for await (const _ of saves(sourcesOf(args, input), signal)) {
        // Some programs take the file away before they write it again: the save is yet to come.
        if (!existsSync(input)) continue
        const start = performance.now()
        const error = await rebuilt(args, io, shared)
        report?.(error)
        const took = `${Math.round(performance.now() - start)} ms`
        io.err(error === undefined ? `Built again in ${took}\n` : `Not built again: ${error}\n`)
      }
    },
  }
}

/** @returns What kept the deck from being written. */
async function rebuilt(args: ParsedArgs, io: Io, gate: SandboxCheck): Promise<string | undefined> {
  const stated: string[] = []
  const one: Io = {
    ...io,
    out: () => {},
    err: (text, _styled, needed) => void (needed === true && stated.push(text)),
    quiet: true,
    color: false,
  }
  try {
    const { deck } = await build(args, one, gate)
    return deck === undefined ? stated.join('').trim() || 'the article gives no deck' : undefined
  } catch (error) {
    if (error instanceof Interrupted) throw error
    return reason(error)
  }
}

/** Files, and folders with all that is in them. */
function sourcesOf({ values: { template } }: ParsedArgs, input: string): string[] {
  const article = path.resolve(input)
  const config = configPath(input)
  const isFolder =
    typeof template === 'string' && statSync(template, { throwIfNoEntry: false })?.isDirectory()
  return [
    article,
    // One beside the article may be written later.
    ...configNames.map((name) => path.join(path.dirname(article), name)),
    ...(config === undefined ? [] : [config]),
    ...(isFolder ? [path.resolve(template)] : []),
  ]
}

/** @returns Something at each save; several at once, and those during the work on one, are one. */
async function* saves(sources: readonly string[], signal: AbortSignal): AsyncGenerator<void> {
  let next = nextSave()
  const watchers = [...new Set(sources)].map((source): FSWatcher => {
    const folder = statSync(source, { throwIfNoEntry: false })?.isDirectory() === true
    return watch(folder ? source : path.dirname(source), { recursive: folder }, (_, name) => {
      if (folder || name === null || name === path.basename(source)) next.resolve(true)
    }).on('error', (error) => next.reject(error))
  })
  const end = (): void => next.resolve(false)
  signal.addEventListener('abort', end, { once: true })
  try {
    while (!signal.aborted && (await next.promise)) {
      await sleep(sameSave)
      next = nextSave()
      yield
    }
  } finally {
    for (const watcher of watchers) watcher.close()
  }
}

function nextSave(): PromiseWithResolvers<boolean> {
  const next = Promise.withResolvers<boolean>()
  // A watcher may fail while nobody waits for it.
  next.promise.catch(() => undefined)
  return next
}
