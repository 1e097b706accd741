import { buildDeck } from '../browser/build.ts'
import { findBrowser } from '../browser/find.ts'
import { interruptible } from '../browser/interrupt.ts'
import { launch } from '../browser/launch.ts'
import { openPrintPage } from '../browser/page.ts'
import { serveFolder } from '../browser/serve.ts'
import { formats, type FormatName } from './index.ts'
import { writeWhole } from './write-file.ts'

export interface ExportOptions {
  /** Path of the browser to use; default: the first that is found. */
  browser?: string | undefined
  signal?: AbortSignal | undefined
  /** Gets what is being done, a few words at a time. */
  progress?: ((step: string) => void) | undefined
  /** Gets sentences worth keeping: what takes long and why. */
  log?: ((text: string) => void) | undefined
}

export interface ExportResult {
  file: string
  pages: number
  /** Size of the file. */
  bytes: number
  /** What did not go well without spoiling the export. */
  warnings: string[]
}

/**
 * Export a deck: build it once, draw it in one browser, make the file, put it in its place.
 *
 * @param slidesMd path of the deck
 * @param file path of the file to write; what is there stays untouched on failure
 * @param format name of the format
 * @param options browser, signal, listeners
 * @returns what was written
 * @throws {CannotGoOn} when there is no browser, the deck cannot be built, a slide shows an
 *   error, or the file cannot be written
 */
export function exportDeck(
  slidesMd: string,
  file: string,
  format: FormatName,
  options: ExportOptions = {},
): Promise<ExportResult> {
  const { browser: executable, log, progress = () => {} } = options
  return interruptible(async (signal) => {
    await using stack = new AsyncDisposableStack()
    progress('looking for a browser')
    const browser = await findBrowser({ executable, log })
    signal.throwIfAborted()
    progress('building the slides')
    const deck = await buildDeck(slidesMd, { signal })
    stack.defer(() => deck.dispose())
    const served = await serveFolder(deck.folder)
    stack.defer(() => served.close())
    progress('drawing the slides')
    const running = await launch(browser)
    stack.defer(() => running.close())
    const print = await openPrintPage(running, served.origin, deck.facts, { signal })
    progress(`writing ${format}`)
    const source = { facts: deck.facts, print, running, origin: served.origin, folder: deck.folder }
    const { bytes, pages } = await formats[format].make(source)
    signal.throwIfAborted()
    await writeWhole(file, bytes)
    const outside = print.blocked.map(
      (url) => `Unexpected address \`${url}\` in a slide, expected files of the deck`,
    )
    return { file, pages, bytes: bytes.length, warnings: [...outside, ...print.warnings] }
  }, options.signal)
}
