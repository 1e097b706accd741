import { contactSheet, captureSlides, shrink, type Screenshot } from '../capture.ts'
import type { ExportedFile, ExportFormat, ExportSource } from '../source.ts'

/** px wide: as large as lists of talks show a cover. */
const coverWidth = 640

/** A PNG of each slide, all of them on one sheet, and a small cover. */
export const png: ExportFormat = {
  ending: '-png',
  unit: 'picture',
  async make(source) {
    const screenshots = await source.screenshots()
    return { content: await folderOf(source, screenshots, 'png'), pages: screenshots.length }
  },
}

/** The same as WebP, a fourth of the size. */
export const webp: ExportFormat = {
  ending: '-webp',
  unit: 'picture',
  async make(source) {
    const screenshots = await captureSlides(source.print, 'webp', source.look.scale)
    return { content: await folderOf(source, screenshots, 'webp'), pages: screenshots.length }
  },
}

async function folderOf(
  source: ExportSource,
  screenshots: readonly Screenshot[],
  extension: string,
): Promise<ExportedFile[]> {
  const { data, print } = source
  const all = await source.screenshots()
  const ratio = data.width / data.height
  const cover = all[0]!
  return [
    ...screenshots.map(({ name, bytes }) => ({ name: `${name}.${extension}`, bytes })),
    { name: 'contact-sheet.png', bytes: await contactSheet(print.page, all, ratio) },
    {
      name: 'cover.png',
      bytes: await shrink(print.page, cover.bytes, coverWidth, Math.round(coverWidth / ratio)),
    },
  ]
}
