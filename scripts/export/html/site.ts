import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { parsePage, printPage } from '#system/html-page.ts'
import { describeHead, evaluation } from './head.ts'
import { shrink } from '../capture.ts'
import type { ExportedFile, ExportFormat, ExportSource } from '../source.ts'

/** px: what networks show of a page beside its address. */
const preview = { width: 1200, height: 630 }

/** px: a tab shows 16 to 32 of them. */
const iconSize = 64

/** The talk with its presenter, for any host and any folder of it: all addresses are relative. */
export const site: ExportFormat = {
  ending: '-site',
  unit: 'slide',
  whole: true,
  async make(source) {
    const files = await siteFiles(source.deck.folder)
    const { page } = source.print
    const cover = (await source.screenshots())[0]!.bytes
    const index = files.find(({ name }) => name === 'index.html')!
    const parsed = parsePage(Buffer.from(index.bytes).toString())
    describeHead(parsed, source.data, {
      icon: './favicon.png',
      image: './og-image.png',
      sources: ["'self'", 'data:', 'blob:'],
      scripts: ["'self'", 'blob:', ...evaluation(parsed)],
    })
    const html = printPage(parsed)
    const made = {
      'index.html': Buffer.from(html),
      // Hosts that ask for a page of that name get the talk.
      '404.html': Buffer.from(html),
      'og-image.png': await shrink(page, cover, preview.width, preview.height),
      'favicon.png': await shrink(page, cover, iconSize, iconSize),
    }
    const rest = files.filter(({ name }) => !Object.hasOwn(made, name))
    const all = [...rest, ...Object.entries(made).map(([name, bytes]) => ({ name, bytes }))]
    return { content: all, pages: source.data.slides.length }
  },
}

/**
 * @param folder of a built deck
 * @returns its files, in the order of their names
 * @throws {Error} when it cannot be read
 */
export async function siteFiles(folder: ExportSource['deck']['folder']): Promise<ExportedFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((name) => name.split(sep).join('/'))
    .toSorted()
  return Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })))
}
