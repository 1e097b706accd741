import { contactSheet, drawPictures, shrink, type Picture } from './pictures.ts'
import type { ExportedFile, ExportFormat, ExportSource } from './source.ts'

/** px wide: as large as lists of talks show a cover. */
const coverWidth = 640

/** A PNG of each slide, all of them on one sheet, and a small cover. */
export const png: ExportFormat = {
  ending: '-png',
  unit: 'picture',
  async make(source) {
    const pictures = await source.pictures()
    return { content: await folderOf(source, pictures, 'png'), pages: pictures.length }
  },
}

/** The same as WebP, a fourth of the size. */
export const webp: ExportFormat = {
  ending: '-webp',
  unit: 'picture',
  async make(source) {
    const pictures = await drawPictures(source.print, 'webp', source.look.scale)
    return { content: await folderOf(source, pictures, 'webp'), pages: pictures.length }
  },
}

async function folderOf(
  source: ExportSource,
  pictures: readonly Picture[],
  extension: string,
): Promise<ExportedFile[]> {
  const { facts, print } = source
  const all = await source.pictures()
  const ratio = facts.width / facts.height
  const cover = all[0]!
  return [
    ...pictures.map(({ name, bytes }) => ({ name: `${name}.${extension}`, bytes })),
    { name: 'contact-sheet.png', bytes: await contactSheet(print.page, all, ratio) },
    {
      name: 'cover.png',
      bytes: await shrink(print.page, cover.bytes, coverWidth, Math.round(coverWidth / ratio)),
    },
  ]
}
