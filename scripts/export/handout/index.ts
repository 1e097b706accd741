import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFString, rgb } from '@cantoo/pdf-lib'
import { UserError } from '#system/errors.ts'
import { slideName } from '../../slidev/data/deck.ts'
import { handoutPage, placeAddress } from './page.ts'
import type { ExportFormat, ExportSource } from '../source.ts'
import { describeDocument } from '../pdf/metadata.ts'

/**
 * The slides with what is said beside them, on A4, to be given away. The slides are vectors: pages
 * of the PDF are put into the places that the browser left free for them.
 *
 * ```text
 *   ┌─────────┐  3  Title
 *   │  slide  │  what the speaker says, as long as it is,
 *   └─────────┘  over as many pages as it takes
 * ```
 */
export const handout: ExportFormat = {
  ending: '-handout.pdf',
  unit: 'page',
  async make(source) {
    const { data } = source
    const [slides, paper] = [await source.pdf(), await printPaper(source)]
    const document = await PDFDocument.load(paper, { updateMetadata: false })
    const pages = await document.embedPdf(slides.bytes, wholePages(source))
    const placed = new Set<number>()
    for (const page of document.getPages()) {
      for (const { index, x, y, width, height } of takePlaces(page.node.Annots())) {
        const slide = pages[index]
        if (!slide) continue
        page.drawPage(slide, { x, y, width, height })
        // Above the slide, which would cover half of its frame.
        page.drawRectangle({ x, y, width, height, borderColor: rgb(0.73, 0.73, 0.73), borderWidth: 0.6 })
        placed.add(index)
      }
    }
    const lost = data.slides.filter((_, index) => !placed.has(index)).map(slideName)
    if (lost.length > 0)
      throw new UserError(`Unexpected slides without a place in the handout: ${lost.join('; ')}`)
    describeDocument(document, data)
    return { content: await document.save(), pages: document.getPageCount() }
  },
}

/** With a page for each click, the last one shows the whole slide. */
function wholePages({ data, print }: ExportSource): number[] {
  return data.slides.map(({ number }) => print.pages.findLastIndex((page) => page.number === number))
}

async function printPaper({ running, data, print }: ExportSource): Promise<Uint8Array> {
  const context = await running.newContext({ javaScriptEnabled: false, offline: true })
  try {
    const page = await context.newPage()
    await page.setContent(handoutPage(data, print.pages), { waitUntil: 'load' })
    return await page.pdf({ format: 'A4', printBackground: true, preferCSSPageSize: true, tagged: true })
  } finally {
    await context.close()
  }
}

interface Place {
  /** Index of the slide. */
  index: number
  x: number
  y: number
  width: number
  height: number
}

/** The places are links of our own: PDF says where they are, and then they go. */
function takePlaces(annotations: PDFArray | undefined): Place[] {
  const places: Place[] = []
  for (let at = (annotations?.size() ?? 0) - 1; at >= 0; at--) {
    const link = annotations!.lookup(at, PDFDict)
    const address = link.lookupMaybe(PDFName.of('A'), PDFDict)?.lookupMaybe(PDFName.of('URI'), PDFString)
    const text = address?.decodeText() ?? ''
    if (!text.startsWith(placeAddress)) continue
    const [left, bottom, right, top] = link
      .lookup(PDFName.of('Rect'), PDFArray)
      .asArray()
      .map((value) => (value as PDFNumber).asNumber()) as [number, number, number, number]
    places.push({
      index: Number(text.slice(placeAddress.length)),
      x: left,
      y: bottom,
      width: right - left,
      height: top - bottom,
    })
    annotations!.remove(at)
  }
  return places
}
