import { join, resolve } from 'node:path'
import { deckPath } from '../browser/deck-path.ts'
import { exportDeck, type ExportResult } from '../export/deck.ts'
import { formats } from '../export/index.ts'
import type { Io } from './types.ts'

export interface ExportArguments {
  /** `slides.md` or its folder. */
  deck: string
  /** Default: `NAME.pdf` beside the deck, NAME from its folder. */
  output?: string | undefined
  /** Path of the browser to use. */
  browser?: string | undefined
}

/** Erases the line that the terminal shows. */
const clearLine = '\r\u001B[2K'

/**
 * `lectern export DECK [-o FILE]`
 *
 * @param options deck, file and browser
 * @param io where progress (on a terminal only) and what takes long are told
 * @returns the file written, its pages and bytes, and what did not go well without spoiling it
 * @throws {CannotGoOn} when there is no deck or no browser, or a slide cannot be shown
 */
export async function exportCommand(options: ExportArguments, io: Io): Promise<ExportResult> {
  const deck = await deckPath(options.deck)
  const file = options.output
    ? resolve(options.output)
    : join(deck.folder, `${deck.name}.${formats.pdf.extension}`)
  try {
    return await exportDeck(deck.slides, file, 'pdf', {
      browser: options.browser,
      progress: (step) => io.terminal && io.err(`${clearLine}${deck.name}: ${step} …`),
      log: (text) => io.err(`${io.terminal ? clearLine : ''}${text}\n`),
    })
  } finally {
    if (io.terminal) io.err(clearLine)
  }
}
