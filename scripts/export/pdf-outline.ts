import { PDFDict, PDFHexString, PDFName, PDFString, type PDFDocument } from 'pdf-lib'
import type { DeckFacts } from '../browser/facts.ts'

/**
 * Give the entries of an outline the slides' titles: where a title breaks into lines, Chromium
 * leaves the space between them out (`wrap intotwo lines`).
 *
 * @param document the PDF, changed in place
 * @param facts the deck's slides
 * @returns how many entries the outline has
 */
export function mendOutline(document: PDFDocument, facts: DeckFacts): number {
  const titles = new Map(facts.slides.flatMap(({ title }) => (title ? [[bare(title), title]] : [])))
  let count = 0
  const walk = (node: PDFDict | undefined): void => {
    let child = node?.lookupMaybe(PDFName.of('First'), PDFDict)
    while (child) {
      count++
      const key = PDFName.of('Title')
      const text = child.lookup(key, PDFString, PDFHexString).decodeText()
      const title = titles.get(bare(text)) ?? text.trim()
      if (title !== text) child.set(key, PDFHexString.fromText(title))
      walk(child)
      child = child.lookupMaybe(PDFName.of('Next'), PDFDict)
    }
  }
  walk(document.catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict))
  return count
}

function bare(text: string): string {
  return text.replace(/\s+/g, '')
}
