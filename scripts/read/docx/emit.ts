/** Blocks → paragraphs of a document that mammoth reads: a few styles, two lists. */

import { type Block, makeRun, type Paragraph, property } from './blocks.ts'
import type { Pieces } from './pieces.ts'
import type { Xml } from './xml.ts'

/** Deeper lists are none, for mammoth and for a slide. */
const deepest = 4

/** Ids of the two lists that all others become. */
const lists = { ordered: '1', bullet: '2' }

/** Style map of mammoth: the styles that `emit` gives. */
export const styleMap: string[] = [
  "p[style-name='Title'] => h1.title:fresh",
  ...[1, 2, 3, 4, 5, 6].map((level) => `p[style-name='Heading ${level}'] => h${level}:fresh`),
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Code'] => pre:separator('\\n')",
  "r[style-name='Code'] => code",
]

/** @returns `styles.xml` with the styles that `emit` gives. */
export function stylesXml(): Xml {
  const names = ['Title', ...[1, 2, 3, 4, 5, 6].map((level) => `Heading ${level}`), 'Quote', 'Code']
  const style = (kind: string, name: string): Xml => ({
    name: 'w:style',
    attributes: { 'w:type': kind, 'w:styleId': name },
    children: [property('w:name', name)],
  })
  return {
    name: 'w:styles',
    attributes: {},
    children: [...names.map((name) => style('paragraph', name)), style('character', 'Code')],
  }
}

/** @returns `numbering.xml` with the two lists. */
export function numberingXml(): Xml {
  const level =
    (format: string) =>
    (at: number): Xml => ({
      name: 'w:lvl',
      attributes: { 'w:ilvl': String(at) },
      children: [property('w:numFmt', format)],
    })
  const levels = Array.from({ length: deepest + 1 }, (_, at) => at)
  const abstract = (id: string, format: string): Xml => ({
    name: 'w:abstractNum',
    attributes: { 'w:abstractNumId': id },
    children: levels.map(level(format)),
  })
  const num = (id: string): Xml => ({
    name: 'w:num',
    attributes: { 'w:numId': id },
    children: [property('w:abstractNumId', id)],
  })
  return {
    name: 'w:numbering',
    attributes: {},
    children: [
      abstract(lists.ordered, 'decimal'),
      abstract(lists.bullet, 'bullet'),
      num(lists.ordered),
      num(lists.bullet),
    ],
  }
}

/** What mammoth has open while it reads items. */
interface Open {
  ordered: boolean
  next: number
}

/** @returns The paragraphs and tables, in their order. */
export function emit(blocks: readonly Block[], pieces: Pieces): Xml[] {
  let open: Open[] = []
  return blocks.map((block) => {
    if (block.type === 'table') {
      open = []
      return block.xml
    }
    if (!block.item) {
      open = []
      return paragraph(block, styleOf(block), [])
    }
    const { ordered, number, checked } = block.item
    // A list begins with its first level, whatever is set in.
    const level = Math.min(block.item.level, open.length, deepest)
    open.length = Math.min(open.length, level + 1)
    const at = open[level]
    const counted = at && at.ordered === ordered ? at.next : 1
    open[level] = { ordered, next: number + 1 }
    const marks = [
      ...(ordered && number !== counted ? [makeRun(pieces.start(number))] : []),
      ...(checked === undefined ? [] : [makeRun(pieces.checkbox(checked))]),
    ]
    const id = ordered ? lists.ordered : lists.bullet
    const numbering: Xml = {
      name: 'w:numPr',
      attributes: {},
      children: [property('w:ilvl', String(level)), property('w:numId', id)],
    }
    return paragraph(block, [numbering], marks)
  })
}

function paragraph({ inline }: Paragraph, properties: readonly Xml[], before: readonly Xml[]): Xml {
  const head: Xml = { name: 'w:pPr', attributes: {}, children: [...properties] }
  return { name: 'w:p', attributes: {}, children: [head, ...before, ...inline] }
}

const styles = { 'abstract-title': 'Heading 1', code: 'Code', quote: 'Quote', title: 'Title' }

function styleOf({ role, level }: Paragraph): Xml[] {
  if (level !== undefined) return [property('w:pStyle', `Heading ${Math.min(level, 6)}`)]
  const style = role === undefined ? undefined : (styles as Partial<Record<string, string>>)[role]
  return style === undefined ? [] : [property('w:pStyle', style)]
}
