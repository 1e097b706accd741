/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import type PptxGenJS from 'pptxgenjs'
import { capturePage } from '../capture.ts'
import { addShape } from './shapes.ts'
import { readSlides } from './read.ts'
import type { ReadSlide } from './types.ts'
import { normalizePackage } from './normalize-package.ts'
import { notesText } from '../notes-markdown.ts'
import type { ExportFormat, ExportSource } from '../source.ts'

/**
 * A PowerPoint file that can be edited: text, lists and tables stand where the browser drew them,
 * diagrams, formulas and figures are pictures, and what the template paints behind all of it is
 * the picture of the ground.
 */
export const pptx: ExportFormat = {
  ending: '.pptx',
  unit: 'slide',
  async make(source) {
    const { data, print } = source
    const slides = await print.page.evaluate(readSlides)
    const file = await newPackage()
    const [width, height] = [data.width / 96, data.height / 96]
    file.defineLayout({ name: 'canvas', width, height })
    file.layout = 'canvas'
    file.title = data.title
    file.author = data.author ?? ''
    file.subject = data.subject ?? ''
    file.company = ''
    const { backgrounds, images } = await drawParts(source, slides)
    for (const [index, slide] of slides.entries()) {
      const made = file.addSlide()
      made.background = { data: `image/png;base64,${backgrounds[index]!}` }
      for (const [at, shape] of slide.shapes.entries())
        addShape(made, shape, images.get(`${index}.${at}`), slides)
      const slideNotes = data.slides.find(({ number }) => number === slide.number)?.notes
      if (slideNotes) made.addNotes(notesText(slideNotes))
    }
    const bytes = (await file.write({ outputType: 'uint8array' })) as Uint8Array
    return { content: normalizePackage(bytes, data), pages: slides.length }
  },
}

/** Its types describe the CommonJS file, Node loads the module: the class is one level higher. */
async function newPackage(): Promise<PptxGenJS.default> {
  const { default: Pptx } = await import('pptxgenjs')
  return new (Pptx as unknown as typeof PptxGenJS.default)()
}

/** Draw the ground of each slide without its words, and each picture by itself. */
async function drawParts(
  { print, look }: ExportSource,
  slides: readonly ReadSlide[],
): Promise<{ backgrounds: string[]; images: Map<string, string> }> {
  const { page } = print
  const capture = await capturePage(page, look.scale)
  const images = new Map<string, string>()
  const backgrounds: string[] = []
  try {
    for (const [index, { shapes }] of slides.entries())
      for (const [at, shape] of shapes.entries())
        if (shape.kind === 'picture') images.set(`${index}.${at}`, await capture.part(index, shape.box))
    const wordless = await page.evaluate(hideWords, wordlessStyle)
    for (const index of slides.keys()) backgrounds.push(await capture.part(index))
    await page.evaluate((id) => document.getElementById(id)?.remove(), wordless)
  } finally {
    await capture.close()
  }
  return { backgrounds, images }
}

/** Letters become clear, pictures and tables go; what a template writes before an element stays. */
const wordlessStyle = `
.print-slide-container *, .print-slide-container { color: #0000 !important; -webkit-text-fill-color: #0000 !important;
  text-decoration-color: #0000 !important; text-shadow: none !important; caret-color: #0000 !important }
.print-slide-container *::before { color: var(--lectern-before, #0000) !important; -webkit-text-fill-color: var(--lectern-before, #0000) !important }
.print-slide-container .lectern-bullet::before { visibility: hidden !important }
.print-slide-container *::after { color: var(--lectern-after, #0000) !important; -webkit-text-fill-color: var(--lectern-after, #0000) !important }
.print-slide-container :is(img, svg, canvas, video, iframe, .katex, .mermaid, [data-diagram], [data-ready], [data-error]) { visibility: hidden !important }
.print-slide-container :is(table, table *) { background: none !important; border-color: #0000 !important; box-shadow: none !important }
`

/** Runs inside the page. */
function hideWords(style: string): string {
  for (const element of document.querySelectorAll<HTMLElement>('.print-slide-container *')) {
    for (const [part, name] of [
      ['::before', '--lectern-before'],
      ['::after', '--lectern-after'],
    ] as const) {
      // Bullets are the list's own again.
      if (part === '::before' && element.localName === 'li') element.classList.add('lectern-bullet')
      const { content, color } = getComputedStyle(element, part)
      element.style?.setProperty(name, content === 'none' || content === 'normal' ? '#0000' : color)
    }
  }
  const sheet = document.createElement('style')
  sheet.id = 'lectern-wordless'
  sheet.textContent = style
  document.head.append(sheet)
  return sheet.id
}
