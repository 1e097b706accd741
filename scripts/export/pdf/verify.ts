import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import { UserError } from '#system/errors.ts'
import { slideNumbered, type DeckData } from '../../slidev/data/deck.ts'
import type { DrawnPage } from '../../browser/page/print-page.ts'
import { readOutline } from './outline.ts'

/**
 * Read a PDF back and compare it with the deck: what was drawn must be in the file too.
 *
 * @param bytes the PDF
 * @param facts the slides that are exported
 * @param pages what was drawn
 * @throws {UserError} when pages, bookmarks, fonts or titles are not as they should be; the
 *   message has a line for each fault and names the slide
 */
export async function verifyPdf(
  bytes: Uint8Array,
  data: DeckData,
  pages: readonly DrawnPage[],
): Promise<void> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const count = document.getPageCount()
  if (count !== pages.length)
    throw new UserError(`Unexpected ${count} pages in the PDF, expected ${pages.length}, one per slide`)
  const faults = looseFonts(document).map((font) => `the font \`${font}\` is not embedded`)
  const marks = readOutline(document).length
  if (marks !== data.slides.length)
    faults.push(`${marks} bookmarks, expected ${data.slides.length}, one per slide`)
  faults.push(...(await lostTitles(bytes, data, pages)))
  if (faults.length > 0)
    throw new UserError(`Faults in the PDF as read back:\n${faults.map((line) => `  ${line}`).join('\n')}`)
}

/** Titles that are drawn and cannot be found in the text of their page. */
async function lostTitles(bytes: Uint8Array, data: DeckData, pages: readonly DrawnPage[]): Promise<string[]> {
  const { extractText, getDocumentProxy } = await import('unpdf')
  // The reader takes the bytes away.
  const { text } = await extractText(await getDocumentProxy(bytes.slice(), { verbosity: 0 }))
  return pages.flatMap(({ number, heading }, index) =>
    bare(text[index] ?? '').includes(bare(heading))
      ? []
      : [`${slideNumbered(data, number)}: its title \`${heading}\` cannot be read on page ${index + 1}`],
  )
}

/** Letters and digits alone: a PDF has its own mind about spaces, ligatures and line ends. */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
}

/** Names of fonts whose shapes are not in the file: another machine would show other letters. */
function looseFonts(document: PDFDocument): string[] {
  const loose = new Set<string>()
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    const font = object instanceof PDFRawStream ? object.dict : object
    if (!(font instanceof PDFDict) || font.lookup(PDFName.of('Type')) !== PDFName.of('Font')) continue
    // Type 3 draws its letters itself; Type 0 has its shapes in the font below it.
    const kind = font.lookup(PDFName.of('Subtype'))
    if (kind === PDFName.of('Type3')) continue
    const below = font.lookupMaybe(PDFName.of('DescendantFonts'), PDFArray)?.lookup(0, PDFDict)
    const descriptor = (below ?? font).lookupMaybe(PDFName.of('FontDescriptor'), PDFDict)
    const embedded = ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor?.has(PDFName.of(key)))
    if (!embedded) loose.add(String(font.lookup(PDFName.of('BaseFont'))).slice(1))
  }
  return [...loose]
}
