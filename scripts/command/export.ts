/** `lectern export`: a deck becomes files to send. */

import { extname, join, resolve } from 'node:path'
import type { BuiltDeck } from '../slidev/build/index.ts'
import { deckPath } from '../slidev/data/deck-path.ts'
import { exportDeck, stepsBefore, type Exports } from '../export/deck.ts'
import { formats, type FormatName } from '../export/index.ts'
import { progressBar } from './progress.ts'
import type { Io } from './types.ts'

export interface ExportArguments {
  /** `slides.md` or its folder. */
  deck: string
  /** Default: what the ending of `output` says, else a PDF. */
  formats?: readonly FormatName[] | undefined
  /**
   * The file, or the folder for formats that are many files; with several formats the folder for all
   * of them. Default: `NAME.pdf` and so on beside the deck, NAME from its folder.
   */
  output?: string | undefined
  /** Path of the browser to use. */
  browser?: string | undefined
  /** The deck, where it is built already. */
  built?: BuiltDeck | undefined
  /** Numbers of the slides to export. */
  range?: readonly number[] | undefined
  /** A page for each click. */
  clicks?: boolean | undefined
  dark?: boolean | undefined
  /** Pixels of a picture per pixel of the canvas. */
  scale?: number | undefined
}

/**
 * `lectern export DECK [--format pdf,png] [-o FILE]`
 *
 * @param options deck, formats, look, browser
 * @param io where progress (on a terminal only) and what takes long are told
 * @returns the files written, and what did not go well without spoiling them
 * @throws {UserError} when there is no deck or no browser, or a slide cannot be shown
 */
export async function exportCommand(options: ExportArguments, io: Io): Promise<Exports> {
  const deck = await deckPath(options.deck)
  const names = options.formats ?? [formatOf(options.output)]
  const targets = await Promise.all(
    names.map(async (format) => {
      const { ending } = await formats[format]()
      const name = `${deck.name}${ending}`
      const file = !options.output
        ? join(deck.folder, name)
        : names.length === 1
          ? resolve(options.output)
          : join(resolve(options.output), name)
      return { format, file }
    }),
  )
  const bar = progressBar(deck.name, stepsBefore + targets.length, io)
  const { browser, range, clicks, dark, scale } = options
  try {
    return await exportDeck(deck.slides, targets, {
      browser,
      built: options.built,
      range,
      clicks,
      dark,
      ...(scale === undefined ? {} : { scale }),
      progress: bar.step,
      log: bar.log,
    })
  } finally {
    bar.stop()
  }
}

/** Formats that are one file of their own ending. */
const endings: Readonly<Record<string, FormatName>> = { '.pptx': 'pptx', '.html': 'html', '.md': 'notes' }

/** @returns The format that the name of a file asks for; a PDF where it asks for none. */
export function formatOf(output = ''): FormatName {
  return endings[extname(output).toLowerCase()] ?? 'pdf'
}

/**
 * @param text `3-7,12`
 * @returns the numbers in it, each once, in ascending order; nothing where it is no range
 */
export function readRange(text: string): number[] | undefined {
  const parts = text.split(',').map((part) => /^\s*(\d{1,5})(?:\s*-\s*(\d{1,5}))?\s*$/.exec(part))
  const numbers = parts.flatMap((part) => {
    if (!part) return [Number.NaN]
    const [from, to] = [Number(part[1]), Number(part[2] ?? part[1])]
    return from < 1 || to < from
      ? [Number.NaN]
      : Array.from({ length: to - from + 1 }, (_, index) => from + index)
  })
  return numbers.some(Number.isNaN) ? undefined : [...new Set(numbers)].toSorted((a, b) => a - b)
}
