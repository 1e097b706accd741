import type { ExportFormat } from './source.ts'

/** The formats by the name people use; each is loaded when it is asked for. */
export const formats = {
  pdf: async () => (await import('./pdf/index.ts')).pdf,
  png: async () => (await import('./png/index.ts')).png,
  webp: async () => (await import('./png/index.ts')).webp,
  pptx: async () => (await import('./pptx/index.ts')).pptx,
  html: async () => (await import('./html/index.ts')).html,
  site: async () => (await import('./html/site.ts')).site,
  notes: async () => (await import('./notes.ts')).notes,
  handout: async () => (await import('./handout/index.ts')).handout,
} satisfies Record<string, () => Promise<ExportFormat>>

export type FormatName = keyof typeof formats
