import { handout } from './handout.ts'
import { html } from './html.ts'
import { notes } from './notes.ts'
import { pdf } from './pdf.ts'
import { png, webp } from './png.ts'
import { pptx } from './pptx.ts'
import { site } from './site.ts'
import type { ExportFormat } from './source.ts'

/** The formats by the name people use. */
export const formats = {
  pdf,
  png,
  webp,
  pptx,
  html,
  site,
  notes,
  handout,
} satisfies Record<string, ExportFormat>

export type FormatName = keyof typeof formats
