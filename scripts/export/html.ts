/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import { mediaType } from '../browser/media-type.ts'
import { CannotGoOn } from '../browser/cannot.ts'
import { embedFonts, type LoadedFace } from './html-fonts.ts'
import { bundle } from './html-modules.ts'
import { shrink } from './pictures.ts'
import { describeHead } from './site-head.ts'
import { siteFiles } from './site.ts'
import type { ExportFormat, ExportSource } from './source.ts'

/**
 * The talk with its presenter as one file that opens by a double click, without server or network:
 * scripts, styles, pictures and the needed parts of the fonts are in it.
 */
export const html: ExportFormat = {
  ending: '.html',
  unit: 'slide',
  whole: true,
  async make(source) {
    const page = await singleFile(source)
    return { content: Buffer.from(page), pages: source.facts.slides.length }
  },
}

async function singleFile({ deck, facts, print, pictures }: ExportSource): Promise<string> {
  const files = await siteFiles(deck.folder)
  const bytes = new Map(files.map((file) => [file.name, file.bytes]))
  const text = (name: string): string => Buffer.from(bytes.get(name) ?? []).toString()
  const address = (name: string): string | undefined => {
    const found = bytes.get(name)
    const type = mediaType(name).replace(/;.*/, '')
    return found && `data:${type};base64,${Buffer.from(found).toString('base64')}`
  }
  const used = await print.page.evaluate(readUse)
  const names = new Set(used.files.map((url) => decodeURIComponent(new URL(url).pathname).slice(1)))
  // Mermaid is 100 files, one for each kind of diagram: those that drew something are enough.
  const modules = files
    .map(({ name }) => name)
    .filter((name) => /\.m?js$/.test(name) && (!name.includes('/mermaid/') || names.has(name)))
  const said = facts.slides.map(({ notes = '', title = '' }) => notes + title).join('')
  const letters = new Set(`${used.text}${said}${facts.title}${plain}`)

  const index = text('index.html')
  const [script, entry] = /<script type="module"[^>]*\bsrc="\.\/([^"]+)"[^>]*><\/script>/.exec(index) ?? []
  if (!script || !entry)
    throw new CannotGoOn('Unexpected page without a script, expected the deck that Slidev built')
  const styles = [...index.matchAll(/<link rel="stylesheet"[^>]*\bhref="\.\/([^"]+)"[^>]*>/g)]
  let page = index
  for (const [link, name = ''] of styles) {
    const css = embedFonts(text(name), name, { faces: used.faces, letters, address })
    page = page.replace(link, () => `<style>${css.replaceAll('</style', String.raw`<\/style`)}</style>`)
  }
  const cover = (await pictures())[0]!.bytes
  const icon = Buffer.from(await shrink(print.page, cover, iconSize, iconSize)).toString('base64')
  // The policy of a deck lets the files of its site run, and here there are none.
  page = page.replace(/<meta\b[^>]*\bhttp-equiv="Content-Security-Policy"[^>]*>\s*/gi, '')
  page = page
    .replace(script, '')
    .replace('</body>', () => `${bundle({ modules, entry, text, address })}\n</body>`)
  return describeHead(page, facts, {
    icon: `data:image/png;base64,${icon}`,
    sources:
      "'unsafe-inline' 'unsafe-eval' data: blob:; object-src 'none'; base-uri 'none'; form-action 'none'",
  })
}

/** px: a tab shows 16 to 32 of them. */
const iconSize = 64

/** What the presenter and menus may show besides the talk. */
const plain = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('')

interface Use {
  /** Addresses of all files that drew the slides. */
  files: string[]
  faces: LoadedFace[]
  /** All text, also behind shadow roots. */
  text: string
}

/** Runs inside the page. */
function readUse(): Use {
  const texts: string[] = []
  const read = (root: ParentNode): void => {
    for (const element of root.querySelectorAll('*')) {
      for (const node of element.childNodes) if (node.nodeType === 3) texts.push(node.nodeValue ?? '')
      if (element.shadowRoot) read(element.shadowRoot)
    }
  }
  read(document)
  return {
    files: performance.getEntriesByType('resource').map(({ name }) => name),
    faces: [...document.fonts]
      .filter(({ status }) => status === 'loaded')
      .map(({ family, weight, style, unicodeRange }) => ({
        family: family.replaceAll(/["']/g, ''),
        weight,
        style,
        whole: /^U\+0-10FFFF$/i.test(unicodeRange),
      })),
    text: [...new Set(texts.join(''))].join(''),
  }
}
