import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate'
import type { DeckData } from '../../slidev/data/deck.ts'

/** The first day that a ZIP can name: the bytes are not to tell the hour. */
const noDay = new Date(1980, 0, 1)

/** Chinese fonts that Office brings on every system, by the kind of the Latin one beside them. */
const cjkFonts = { sans: 'Microsoft YaHei', serif: 'SimSun' }

const serif = /serif(?! sc\b)|song|times|georgia|cambria|wenkai/i

/**
 * Make a PowerPoint package the same each time, and give Chinese characters a font of their own:
 * the packer names the Latin font for all scripts, and one that has no hanzi leaves the choice to
 * the machine.
 *
 * @param bytes the package
 * @param facts the deck: its date becomes the package's, its language that of the text
 * @returns the bytes of the new package
 * @throws {Error} when the bytes are no package
 */
export function normalizePackage(bytes: Uint8Array, data: DeckData): Uint8Array {
  const files = unzipSync(bytes)
  const day = data.date && !Number.isNaN(Date.parse(data.date)) ? new Date(data.date) : noDay
  const normalized: Zippable = {}
  for (const name of Object.keys(files).toSorted(packageOrder)) {
    const file = files[name]!
    normalized[name] = /\.(?:xml|rels)$/.test(name)
      ? strToU8(normalizeXml(strFromU8(file), day, data.lang ?? 'en-US'))
      : [file, { level: 0 }]
  }
  return zipSync(normalized, { mtime: noDay, level: 6 })
}

/** Readers look for the list of contents first. */
function packageOrder(a: string, b: string): number {
  const [first, second] = [a, b].map((name) => (name === '[Content_Types].xml' ? 0 : 1)) as [number, number]
  return first - second || (a < b ? -1 : 1)
}

function normalizeXml(xml: string, day: Date, lang: string): string {
  return (
    xml
      .replace(
        /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
        (_, tag: string) => tag + day.toISOString().replace(/\.\d+/, ''),
      )
      // The packer describes a paragraph once more at each change of look, where nothing may stand.
      .replace(/(<\/a:r>)<a:pPr\b(?:[^>]*\/>|[\s\S]*?<\/a:pPr>)/g, '$1')
      .replace(/<a:ea typeface="([^"]+)"/g, (all, name: string) =>
        name.startsWith('+') ? all : `<a:ea typeface="${serif.test(name) ? cjkFonts.serif : cjkFonts.sans}"`,
      )
      .replaceAll('lang="en-US"', `lang="${lang === 'zh' ? 'zh-CN' : lang === 'en' ? 'en-US' : lang}"`)
  )
}
