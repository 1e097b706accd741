import type { Browser as Running } from 'playwright-chromium'
import type { BuiltDeck } from '../slidev/build/index.ts'
import { UserError } from '#system/errors.ts'
import type { DeckData } from '../slidev/data/deck.ts'
import { interruptible, unlessStopped } from '#system/interrupt.ts'
import { buildAhead, type AheadPage, type BuiltAhead } from '../browser/page/load-ahead.ts'
import { openPrintPage } from '../browser/page/print-page.ts'
import { serveFolder } from '#system/static-server.ts'
import { startWhile } from '../browser/engine/start.ts'
import { formats, type FormatName } from './index.ts'
import { exportSource, type ExportFormat, type ExportLook } from './source.ts'
import { writeFolder } from './write-folder.ts'
import { writeFileAtomic } from '#system/write-file-atomic.ts'

/** One thing to make of a deck. */
export interface ExportTarget {
  format: FormatName
  /** Path of the file, or of the folder for formats that are many files. */
  file: string
}

export interface ExportOptions extends Partial<ExportLook> {
  /** Path of the browser to use; default: the first that is found. */
  browser?: string | undefined
  /** The deck, where it is built already; stays the caller's to dispose. */
  built?: BuiltDeck | undefined
  /** The deck's page, where it loads already; is closed at the end. */
  ahead?: AheadPage | undefined
  signal?: AbortSignal | undefined
  /** Gets what is being done, a few words at a time. */
  progress?: ((step: string) => void) | undefined
  /** Gets sentences worth keeping: what takes long and why. */
  log?: ((text: string) => void) | undefined
}

export interface ExportResult {
  format: FormatName
  file: string
  pages: number
  /** What one of the pages is called. */
  unit: string
  /** Size of the file, or of all files of the folder. */
  bytes: number
}

export interface Exports {
  results: ExportResult[]
  /** What did not go well without spoiling the export. */
  warnings: string[]
}

/** Pixels of a picture per pixel of the canvas: sharp on the screens that people have. */
const sharp = 2

/** How many steps an export takes, for a bar: browser, build, slides, and one for each target. */
export const stepsBefore = 3

/**
 * Export a deck: build it once, draw it in one browser, make all files, then put them in place.
 *
 * @param slidesMd path of the deck
 * @param targets what to make; what is there stays untouched on failure
 * @param options look, browser, signal, listeners
 * @returns what was written
 * @throws {UserError} when there is no browser, the deck cannot be built, a slide shows an
 *   error, or a file cannot be written
 */
export async function exportDeck(
  slidesMd: string,
  targets: readonly ExportTarget[],
  options: ExportOptions = {},
): Promise<Exports> {
  const { browser: executable, log, progress = () => {} } = options
  const makers = await loadFormats(targets)
  const whole = targets.find(({ format }) => makers.get(format)?.whole)
  if (whole && options.range)
    throw new UserError(
      `Unexpected \`--range\` for \`${whole.format}\`, which is the whole talk; expected formats that are printed`,
    )
  return interruptible(async (signal) => {
    await using stack = new AsyncDisposableStack()
    const purpose = whole ? 'site' : 'print'
    progress('building the slides')
    // What fails to load fails again, in its place, when it is asked for.
    for (const maker of makers.values()) maker.prepare?.().catch(() => undefined)
    // A deck that is built for printing serves all formats that are printed.
    const given = options.built?.purpose === purpose ? options.built : undefined
    const start = { executable, log, signal }
    const [running, { deck, ahead }] = await startWhile(
      stack,
      start,
      async (either, started): Promise<BuiltAhead> => {
        if (given) return { deck: given, ahead: undefined }
        const made = await buildAhead(stack, started, slidesMd, {
          purpose,
          look: options,
          signal: either,
          notice: log,
        })
        stack.defer(() => made.deck.dispose())
        return made
      },
    )
    return await exportBuilt(deck, running, targets, { ...options, signal, ahead })
  }, options.signal)
}

/**
 * Export a deck that is built already, with a browser that runs already.
 *
 * @param deck the built deck; formats `html` and `site` want one built for the purpose `site`
 * @param running the browser
 * @param targets what to make
 * @param options look, signal, listeners
 * @returns what was written
 * @throws {UserError} when a slide shows an error or a file cannot be written; no file is written
 *   unless all could be made
 */
export async function exportBuilt(
  deck: BuiltDeck,
  running: Running,
  targets: readonly ExportTarget[],
  options: ExportOptions = {},
): Promise<Exports> {
  const {
    progress = () => {},
    signal = new AbortController().signal,
    range,
    clicks,
    dark,
    scale = sharp,
  } = options
  await using stack = new AsyncDisposableStack()
  const makers = await loadFormats(targets)
  const data = chosen(deck.data, range)
  progress('drawing the slides')
  const { ahead } = options
  const served = ahead?.served ?? (await serveFolder(deck.folder))
  stack.defer(() => served.close())
  const hashRoutes = deck.purpose === 'site'
  const print = await unlessStopped(
    signal,
    openPrintPage(running, served.origin, data, {
      signal,
      dark,
      clicks,
      hashRoutes,
      loading: ahead?.loading,
    }),
  )
  stack.defer(() => print.close())
  const source = exportSource({
    deck,
    data,
    print,
    running,
    origin: served.origin,
    look: { range, clicks, dark, scale },
    signal,
  })
  const made = []
  for (const target of targets) {
    progress(`making ${target.format}`)
    const maker = makers.get(target.format)!
    const exported = await unlessStopped(signal, maker.make(source)).catch((error: unknown) => {
      signal.throwIfAborted()
      if (error instanceof UserError || running.isConnected()) throw error
      throw new UserError(`The browser ended while it was making ${target.format}`, { cause: error })
    })
    made.push({ target, exported, unit: maker.unit })
    signal.throwIfAborted()
  }
  const results: ExportResult[] = []
  for (const { target, exported, unit } of made) {
    const { content, pages } = exported
    const files = content instanceof Uint8Array ? [{ name: '', bytes: content }] : content
    await (content instanceof Uint8Array
      ? writeFileAtomic(target.file, content)
      : writeFolder(target.file, content))
    const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0)
    results.push({ ...target, pages, unit, bytes })
  }
  return { results, warnings: print.warnings }
}

async function loadFormats(targets: readonly ExportTarget[]): Promise<Map<FormatName, ExportFormat>> {
  const names = [...new Set(targets.map(({ format }) => format))]
  return new Map(await Promise.all(names.map(async (name) => [name, await formats[name]()] as const)))
}

/** The part of a deck that is exported. */
function chosen(data: DeckData, range: readonly number[] | undefined): DeckData {
  if (!range) return data
  const unknown = range.find((number) => number > data.slides.length)
  if (unknown !== undefined)
    throw new UserError(
      `Unexpected slide ${unknown} in \`--range\`, expected 1 to ${data.slides.length}, as many as the deck has`,
    )
  return { ...data, slides: data.slides.filter(({ number }) => range.includes(number)) }
}
