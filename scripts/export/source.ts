import type { Browser as Running } from 'playwright-chromium'
import type { BuiltDeck } from '../slidev/build/index.ts'
import type { DeckData } from '../slidev/data/deck.ts'
import type { PrintPage } from '../browser/page/print-page.ts'
import { captureSlides, type Screenshot } from './capture.ts'

/** How a deck is exported, the same for all formats of one call. */
export interface ExportLook {
  /** Numbers of the slides; default: all. */
  range?: readonly number[] | undefined
  clicks?: boolean | undefined
  dark?: boolean | undefined
  /** Pixels of a picture per pixel of the canvas. */
  scale: number
}

/** What every exporter works on: one build, one browser and one drawn page serve all of them. */
export interface ExportSource {
  deck: BuiltDeck
  /** The deck with the slides that are exported. */
  data: DeckData
  print: PrintPage
  running: Running
  /** Address of the static site, without a slash at its end. */
  origin: string
  look: ExportLook
  signal: AbortSignal
  /** The slides as a PDF, printed once. */
  pdf(this: void): Promise<{ bytes: Uint8Array; pages: number }>
  /** The slides as PNG, drawn once. */
  screenshots(this: void): Promise<Screenshot[]>
}

/** A file of an export that is a folder. */
export interface ExportedFile {
  /** Path inside the folder, with `/`. */
  name: string
  bytes: Uint8Array
}

export interface Exported {
  /** A file's bytes, or the files of a folder. */
  content: Uint8Array | ExportedFile[]
  /** How many pages, slides or pictures. */
  pages: number
}

/** A way to send a deck to people. */
export interface ExportFormat {
  /** What stands behind the deck's name: an extension, or the end of a folder's name. */
  ending: string
  /** What one of its pages is called. */
  unit: string
  /** Whether it is the talk itself and no print of it: then it has all slides. */
  whole?: true
  /** Makes the content; throws when it is not as the deck is. */
  make(source: ExportSource): Promise<Exported>
  /** Loads what it takes to make it, while the slides are built. */
  prepare?(): Promise<unknown>
}

/**
 * @param parts deck, drawn page and browser
 * @returns the source that formats share
 */
export function exportSource(parts: Omit<ExportSource, 'pdf' | 'screenshots'>): ExportSource {
  let pdf: ReturnType<ExportSource['pdf']> | undefined
  let screenshots: ReturnType<ExportSource['screenshots']> | undefined
  return {
    ...parts,
    pdf: () => (pdf ??= print(parts)),
    screenshots: () => (screenshots ??= captureSlides(parts.print, 'png', parts.look.scale)),
  }
}

async function print(parts: Pick<ExportSource, 'print' | 'data'>): ReturnType<ExportSource['pdf']> {
  const { printPdf } = await import('./pdf/print.ts')
  return printPdf(parts.print, parts.data)
}
