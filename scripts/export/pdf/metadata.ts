import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib'
import type { DeckData } from '../../slidev/data/deck.ts'
import type { DrawnPage } from '../../browser/page/print-page.ts'
import { tableOfContents, writeOutline } from './outline.ts'

/**
 * Write into a PDF what the deck says about itself. Nothing in it depends on the machine or the
 * hour: the date is the deck's own, or `SOURCE_DATE_EPOCH`, or none.
 *
 * @param printed the bytes of the PDF; its structure stays
 * @param facts title, author, subject, language and date of the deck
 * @param pages what is printed, for the outline
 * @returns the bytes of the new PDF
 * @throws {Error} when the bytes are no PDF
 */
export async function describePdf(
  printed: Uint8Array,
  data: DeckData,
  pages: readonly DrawnPage[],
): Promise<Uint8Array> {
  const document = await PDFDocument.load(printed, { updateMetadata: false })
  trim(document, data)
  if (document.getPageCount() === pages.length) writeOutline(document, tableOfContents(data, pages))
  describeDocument(document, data)
  return document.save({ useObjectStreams: true, addDefaultPage: false })
}

/**
 * Write into a PDF what the deck says about itself.
 *
 * @param document the PDF, changed in place
 * @param facts title, author, subject, keywords, language and date of the deck
 */
export function describeDocument(document: PDFDocument, data: DeckData): void {
  document.setTitle(data.title, { showInWindowTitleBar: true })
  if (data.author) document.setAuthor(data.author)
  if (data.subject) document.setSubject(data.subject)
  // The library would put blanks between them, which are within some.
  if (data.keywords) document.setKeywords([data.keywords.join(', ')])
  if (data.lang) document.setLanguage(data.lang)
  document.setCreator('Lectern')
  document.setProducer('Chromium')
  const date = documentDate(data.date)
  if (date) {
    document.setCreationDate(date)
    document.setModificationDate(date)
  } else {
    const info = document.context.lookupMaybe(document.context.trailerInfo.Info, PDFDict)
    for (const key of ['CreationDate', 'ModDate']) info?.delete(PDFName.of(key))
  }
}

/** Points per CSS pixel. */
const point = 72 / 96

/** Cut the paper to the slide, which is at its upper left. */
function trim(document: PDFDocument, data: DeckData): void {
  const width = data.width * point
  const height = data.height * point
  for (const page of document.getPages()) {
    const { x, y, height: paper } = page.getMediaBox()
    page.setMediaBox(x, y + paper - height, width, height)
  }
}

/** The day of the document: the deck's own, or of `SOURCE_DATE_EPOCH`, or none. */
function documentDate(date: string | undefined): Date | undefined {
  const epoch = process.env['SOURCE_DATE_EPOCH']
  const found = date ? new Date(date) : epoch ? new Date(Number(epoch) * 1000) : undefined
  return found && !Number.isNaN(found.getTime()) ? found : undefined
}
