import type { ExportFormat } from './source.ts'

/** The formats by the name people use; each is loaded when it is asked for. */
export const formats = {
  pdf: async () => (await import('./pdf.ts')).pdf,
  png: async () => (await import('./png.ts')).png,
  webp: async () => (await import('./png.ts')).webp,
  pptx: async () => (await import('./pptx.ts')).pptx,
  html: async () => (await import('./html.ts')).html,
  site: async () => (await import('./site.ts')).site,
  notes: async () => (await import('./notes.ts')).notes,
  handout: async () => (await import('./handout.ts')).handout,
} satisfies Record<string, () => Promise<ExportFormat>>

export type FormatName = keyof typeof formats
