import { PDFDict, PDFHexString, PDFName, PDFNumber, type PDFDocument, type PDFRef } from '@cantoo/pdf-lib'
import { slideName, type DeckData, type SlideData } from '../../slidev/data/deck.ts'
import type { DrawnPage } from '../../browser/page/print-page.ts'

/** An entry of an outline with what lies below it. */
export interface Entry {
  title: string
  /** Index of its page. */
  page: number
  children: Entry[]
}

/** Layouts that end a part instead of belonging to it. */
const apart = new Set(['cover', 'closing', 'end', 'questions', 'references', 'takeaways', 'backup'])

/**
 * Order the slides as a table of contents: the slides of a section below it, and where no layout
 * says so, by the rank of their titles.
 *
 * ```text
 *   cover                cover
 *   section  One         One
 *     points               points
 *     points               points
 *   takeaways            takeaways
 * ```
 *
 * @param facts the deck's slides
 * @param pages the pages in the order in which they are printed; a slide leads to its first
 * @returns the entries of the top
 */
export function tableOfContents(data: DeckData, pages: readonly DrawnPage[]): Entry[] {
  const top: Entry[] = []
  const open: { depth: number; entry: Entry }[] = []
  let inSection = false
  for (const slide of data.slides) {
    const page = pages.findIndex(({ number }) => number === slide.number)
    if (page === -1) continue
    // Slidev calls the first slide as the deck; people see what is drawn.
    const drawn = pages[page]!.heading.replace(/\s+/g, ' ')
    const entry: Entry = { title: drawn || (slide.title ?? slideName(slide)), page, children: [] }
    const isSection = slide.layout === 'section'
    if (isSection || apart.has(slide.layout ?? '')) inSection = isSection
    const depth = isSection ? 0 : depthOf(slide) + (inSection ? 1 : 0)
    while (open.length > 0 && open.at(-1)!.depth >= depth) open.pop()
    ;(open.at(-1)?.entry.children ?? top).push(entry)
    open.push({ depth, entry })
  }
  return top
}

function depthOf({ layout, level = 1 }: SlideData): number {
  return apart.has(layout ?? '') ? 0 : level - 1
}

/**
 * Write the outline of a PDF; what it had before is left behind.
 *
 * @param document the PDF, changed in place
 * @param entries the outline's top
 */
export function writeOutline(document: PDFDocument, entries: readonly Entry[]): void {
  const { context, catalog } = document
  const refs = document.getPages().map(({ ref }) => ref)
  const add = (children: readonly Entry[], parent: PDFRef, into: PDFDict): number => {
    const items = children.map((entry) => ({ entry, ref: context.nextRef() }))
    let count = 0
    for (const [index, { entry, ref }] of items.entries()) {
      const dict = context.obj({
        Title: PDFHexString.fromText(entry.title),
        Parent: parent,
        Dest: [refs[entry.page]!, PDFName.of('Fit')],
      })
      if (index > 0) dict.set(PDFName.of('Prev'), items[index - 1]!.ref)
      if (index + 1 < items.length) dict.set(PDFName.of('Next'), items[index + 1]!.ref)
      context.assign(ref, dict)
      count += 1 + add(entry.children, ref, dict)
    }
    const [first, last] = [items[0], items.at(-1)]
    if (first && last) {
      into.set(PDFName.of('First'), first.ref)
      into.set(PDFName.of('Last'), last.ref)
      into.set(PDFName.of('Count'), PDFNumber.of(count))
    }
    return count
  }
  const root = context.nextRef()
  const dict = context.obj({ Type: 'Outlines' })
  add(entries, root, dict)
  context.assign(root, dict)
  catalog.set(PDFName.of('Outlines'), root)
  if (entries.length > 1) catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
}

/**
 * @param document a PDF
 * @returns its outline as titles with their depth, from 0
 */
export function readOutline(document: PDFDocument): { title: string; depth: number }[] {
  const found: { title: string; depth: number }[] = []
  const walk = (node: PDFDict | undefined, depth: number): void => {
    let child = node?.lookupMaybe(PDFName.of('First'), PDFDict)
    while (child) {
      found.push({ title: child.lookup(PDFName.of('Title'), PDFHexString).decodeText(), depth })
      walk(child, depth + 1)
      child = child.lookupMaybe(PDFName.of('Next'), PDFDict)
    }
  }
  walk(document.catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict), 0)
  return found
}
