/** Drawings: pictures stay, text boxes become paragraphs, what cannot be drawn is named. */

import type { Block } from './blocks.ts'
import type { Context } from './context.ts'
import { descendants, textOf, within, type Xml } from './xml.ts'

/** What is left of a drawing. */
export interface Drawn {
  /** Pictures, as mammoth reads them. */
  keep: Xml[]
  /** A stand-in for what cannot be shown. */
  words?: string
  /** The paragraphs of its text boxes. */
  boxes: Block[]
}

/** What a graphic is, by the end of its name: what Word draws from data, and no picture holds. */
const kinds: { uri: RegExp; kind: string }[] = [
  { uri: /\/chart(?:ex)?$/, kind: 'chart' },
  { uri: /\/diagram$/, kind: 'diagram (SmartArt)' },
]

/**
 * ```xml
 * > | <w:drawing> … <pic:pic> …                 a picture
 * > | <w:drawing> … <wps:txbx> …                its paragraphs
 * > | <w:drawing> … <c:chart r:id="rId5"/> …    a placeholder with the title of the chart
 * ```
 *
 * @param element `w:drawing`, `w:pict`, `w:object`, or the choice between them.
 */
export function drawing(element: Xml, context: Context): Drawn {
  if (element.name === 'mc:AlternateContent') {
    const choice = within(element, 'mc:Choice')
    const isKnown = choice && [...descendants(choice)].some(({ name }) => name === 'a:graphicData')
    const parts = (isKnown ? choice : (within(element, 'mc:Fallback') ?? choice))?.children ?? []
    const drawn = parts.flatMap((part) => (typeof part === 'string' ? [] : [drawing(part, context)]))
    const words = drawn.map((one) => one.words ?? '').join('')
    return {
      keep: drawn.flatMap(({ keep }) => keep),
      boxes: drawn.flatMap(({ boxes }) => boxes),
      ...(words ? { words } : {}),
    }
  }
  const inside = [...descendants(element)]
  const boxes = inside
    .filter(({ name }) => name === 'w:txbxContent')
    .flatMap((content) => context.blocks(content))
  const data = inside.find(({ name }) => name === 'a:graphicData')
  const uri = data?.attributes['uri'] ?? ''
  const row = kinds.find((one) => one.uri.test(uri))
  if (row) return { keep: [], boxes, words: context.pieces.placeholder(row.kind, wordsOf(inside, context)) }
  const object = inside.find(({ name }) => name === 'o:OLEObject')
  const program = object?.attributes['ProgID'] ?? ''
  if (/^(?:Equation|MathType)/i.test(program))
    return { keep: [], boxes, words: context.pieces.placeholder('formula of an older editor', '') }
  if (boxes.length === 0 && inside.some(({ name }) => name === 'a:blip' || name === 'v:imagedata'))
    return { keep: [element], boxes }
  const pictures = inside.filter(({ name }) => name === 'pic:pic')
  if (pictures.length > 0) return { keep: pictures.map((picture) => pictureOf(picture, inside)), boxes }
  if (object && boxes.length === 0)
    return { keep: [], boxes, words: context.pieces.placeholder('embedded object', program) }
  return { keep: [], boxes }
}

/** A picture of a group, alone. */
function pictureOf(picture: Xml, inside: readonly Xml[]): Xml {
  const words = inside.find(({ name }) => name === 'wp:docPr')
  const wrap = (name: string, children: Xml[]): Xml => ({ name, attributes: {}, children })
  const graphic = wrap('a:graphic', [wrap('a:graphicData', [picture])])
  return wrap('w:drawing', [wrap('wp:inline', [...(words ? [words] : []), graphic])])
}

/** What a drawing says: its description, the title of the chart, the boxes of the diagram. */
function wordsOf(inside: readonly Xml[], context: Context): string {
  const { descr, title } = inside.find(({ name }) => name === 'wp:docPr')?.attributes ?? {}
  const stated = (descr?.trim() || title?.trim()) ?? ''
  if (stated) return stated
  const id = inside.map(({ attributes }) => attributes['r:dm'] ?? attributes['r:id']).find(Boolean)
  const part = context.parts.target(id)
  if (!part) return ''
  const parts = [...descendants(part)]
  const chart = parts.find(({ name }) => name === 'c:title')
  if (chart) return textOf(chart).trim()
  return parts
    .filter(({ name, attributes }) => name === 'dgm:pt' && /^(?:node|asst)?$/.test(attributes['type'] ?? ''))
    .map((point) => textOf(point).trim())
    .filter(Boolean)
    .join(' · ')
}
