/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import { createHash } from 'node:crypto'
import { mediaType } from '#system/media-type.ts'
import { UserError } from '#system/errors.ts'
import { embedFonts, type LoadedFace } from './fonts.ts'
import { bundle, dataId } from './modules.ts'
import { shrink } from '../capture.ts'
import {
  appendTo,
  attributeOf,
  elementsOf,
  makeElement,
  parsePage,
  printPage,
  removeElement,
  replaceElement,
} from '#system/html-page.ts'
import { describeHead, evaluation, policiesOf } from './head.ts'
import { siteFiles } from './site.ts'
import type { ExportFormat, ExportSource } from '../source.ts'

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
    return { content: Buffer.from(page), pages: source.data.slides.length }
  },
}

async function singleFile({ deck, data, print, screenshots: pictures }: ExportSource): Promise<string> {
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
  const texts = data.slides.map(({ notes = '', title = '' }) => notes + title).join('')
  const letters = new Set(`${used.text}${texts}${data.title}${plain}`)

  const page = parsePage(text('index.html'))
  const script = elementsOf(page.document).find(
    ({ tagName, attrs }) =>
      tagName === 'script' && attrs.some(({ name, value }) => name === 'src' && value.startsWith('./')),
  )
  if (!script) throw new UserError('Unexpected page without a script, expected the deck that Slidev built')
  const entry = attributeOf(script, 'src').slice(2)
  removeElement(script)
  for (const link of elementsOf(page.head)) {
    const name = attributeOf(link, 'href').slice(2)
    if (attributeOf(link, 'rel') !== 'stylesheet' || !bytes.has(name)) continue
    const css = embedFonts(text(name), name, { faces: used.faces, letters, address })
    replaceElement(link, makeElement('style', {}, css.replaceAll('</style', String.raw`<\/style`)))
  }
  const cover = (await pictures())[0]!.bytes
  const icon = Buffer.from(await shrink(print.page, cover, iconSize, iconSize)).toString('base64')
  const scripts = evaluation(page)
  // The policy of a deck lets the files of its site run, and here there are none.
  policiesOf(page).forEach(removeElement)
  const shown = files.map(({ name }) => name).filter((name) => !/\.(?:m?js|css|html)$/.test(name))
  const { data: modulesData, start } = await bundle({
    modules,
    entry,
    files: shown,
    text,
    address: (name) => address(name)!,
  })
  // Names of modules are made when the page opens: what says which is which runs by a word that stands
  // for all of them, and that nobody knows who wrote one of them.
  const nonce = createHash('sha256').update(modulesData).digest('base64')
  describeHead(page, data, {
    icon: `data:image/png;base64,${icon}`,
    sources: ['data:', 'blob:'],
    scripts: ['blob:', `'nonce-${nonce}'`, ...scripts],
  })
  appendTo(page.body, makeElement('script', { type: 'application/json', id: dataId }, modulesData))
  appendTo(page.body, makeElement('script', { nonce }, start))
  return printPage(page)
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
