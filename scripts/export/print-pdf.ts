import type { DeckFacts } from '../browser/facts.ts'
import type { PrintPage } from '../browser/page.ts'
import { addAnchors } from './anchors.ts'
import { describePdf } from './pdf-metadata.ts'
import { verifyPdf } from './pdf-verify.ts'

/**
 * Print all drawn slides, describe the PDF and read it back.
 *
 * @param print the print route with all slides drawn
 * @param facts the slides that are exported
 * @returns the bytes and how many pages they have
 * @throws {CannotGoOn} when a page is missing, a font is not embedded or a title cannot be read;
 *   the message names the slide
 */
export async function printPdf(
  print: PrintPage,
  facts: DeckFacts,
): Promise<{ bytes: Uint8Array; pages: number }> {
  const { page } = print
  await addAnchors(page, facts)
  await page.addStyleTag({ content: printStyle })
  // In one piece: a deck of 300 slides takes a quarter more memory than one of 10, most of it for the build.
  const printed = await page.pdf({
    width: `${sheet(facts.width)}in`,
    height: `${sheet(facts.height)}in`,
    margin: { top: 0, right: 0, bottom: 0, left: 0 },
    printBackground: true,
    preferCSSPageSize: false,
    // Links and structure need tags; the outline is made anew from the slides.
    tagged: true,
  })
  const bytes = await describePdf(printed, facts, print.pages)
  await verifyPdf(bytes, facts, print.pages)
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
