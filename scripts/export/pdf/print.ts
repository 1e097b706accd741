import type { DeckData } from '../../slidev/data/deck.ts'
import type { PrintPage } from '../../browser/page/print-page.ts'
import { addAnchors } from './anchors.ts'
import { describePdf } from './metadata.ts'
import { verifyPdf } from './verify.ts'

/**
 * Print all drawn slides, describe the PDF and read it back.
 *
 * @param print the print route with all slides drawn
 * @param facts the slides that are exported
 * @returns the bytes and how many pages they have
 * @throws {UserError} when a page is missing, a font is not embedded or a title cannot be read;
 *   the message names the slide
 */
export async function printPdf(
  print: PrintPage,
  data: DeckData,
): Promise<{ bytes: Uint8Array; pages: number }> {
  const { page } = print
  await addAnchors(page, data)
  await page.addStyleTag({ content: printStyle })
  // In one piece: a deck of 300 slides takes a quarter more memory than one of 10, most of it for the build.
  const printed = await page.pdf({
    width: `${sheet(data.width)}in`,
    height: `${sheet(data.height)}in`,
    margin: { top: 0, right: 0, bottom: 0, left: 0 },
    printBackground: true,
    preferCSSPageSize: false,
    // Links and structure need tags; the outline is made anew from the slides.
    tagged: true,
  })
  const bytes = await describePdf(printed, data, print.pages)
  await verifyPdf(bytes, data, print.pages)
  return { bytes, pages: print.pages.length }
}

/** Chromium rounds paper to hundredths of an inch, where a shorter one would cut the slide in two. */
function sheet(pixels: number): number {
  return Math.ceil((pixels / 96) * 100 - 1e-6) / 100
}

/**
 * Mermaid's drawing board lies behind the slides and would be one page more. A slide is one piece:
 * without that a figure and the words beside it are moved to the next page, and cut off there.
 */
const printStyle = `
#mermaid-rendering-container, .monaco-aria-container, #twoslash-container { display: none !important }
.print-slide-container { contain: size }
.print-slide-container:last-child { break-after: auto !important }
`
