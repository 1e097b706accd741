import type { Browser } from 'playwright-chromium'
import type { DeckFacts } from '../browser/facts.ts'
import type { PrintPage } from '../browser/page.ts'
import { pdf } from './pdf.ts'

/** What every exporter works on: one build and one browser serve all of them. */
export interface ExportSource {
  facts: DeckFacts
  print: PrintPage
  running: Browser
  /** Address of the static site, without a slash at its end. */
  origin: string
  /** Folder of the static site. */
  folder: string
}

/** A way to send a deck to people. */
export interface ExportFormat {
  /** File extension without the dot. */
  extension: string
  /** Makes the file's bytes and counts its pages; throws when they are not as the deck is. */
  make(source: ExportSource): Promise<Exported>
}

export interface Exported {
  bytes: Uint8Array
  pages: number
}

/** The formats by the name people use. */
export const formats = { pdf } satisfies Record<string, ExportFormat>

export type FormatName = keyof typeof formats
