/// <reference lib="dom" />

import { CannotGoOn } from '../browser/cannot.ts'
import { addAnchors } from './anchors.ts'
import type { ExportFormat } from './index.ts'
import { describePdf } from './pdf-metadata.ts'

/**
 * One page per slide, of the canvas' size: text that can be copied, vectors, embedded fonts,
 * structure for readers aloud, and an outline.
 */
export const pdf: ExportFormat = {
  extension: 'pdf',
  async make({ facts, print }) {
    const { page } = print
    await addAnchors(page, facts)
    await page.addStyleTag({ content: printStyle })
    const printed = await page.pdf({
      width: `${sheet(facts.width)}in`,
      height: `${sheet(facts.height)}in`,
      margin: { top: 0, right: 0, bottom: 0, left: 0 },
      printBackground: true,
      preferCSSPageSize: false,
      // The outline comes from the structure: without `tagged` there is none.
      tagged: true,
      outline: true,
    })
    const { bytes, pages } = await describePdf(printed, facts)
    if (pages !== facts.slides.length)
      throw new CannotGoOn(
        `Unexpected ${pages} pages in the PDF, expected ${facts.slides.length}, one per slide`,
      )
    return { bytes, pages }
  },
}

/** Chromium rounds paper to hundredths of an inch, where a shorter one would cut the slide in two. */
function sheet(pixels: number): number {
  return Math.ceil((pixels / 96) * 100 - 1e-6) / 100
}

/** Mermaid's drawing board lies behind the slides and would be one page more. */
const printStyle = `
#mermaid-rendering-container, .monaco-aria-container, #twoslash-container { display: none !important }
.print-slide-container:last-child { break-after: auto !important }
`
