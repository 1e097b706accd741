import type { ExportFormat } from '../source.ts'

/**
 * One page per slide, of the canvas' size: text that can be copied, vectors, embedded fonts,
 * structure for readers aloud, and an outline.
 */
export const pdf: ExportFormat = {
  ending: '.pdf',
  unit: 'page',
  async make(source) {
    const { bytes, pages } = await source.pdf()
    return { content: bytes, pages }
  },
  prepare: () => Promise.all([import('./print.ts'), import('unpdf')]),
}
