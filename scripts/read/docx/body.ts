/** Blocks of `document.xml`: paragraphs and tables, whatever they are wrapped in. */

import type { Block, Paragraph } from './blocks.ts'
import type { Context } from './context.ts'
import { Inline } from './inline.ts'
import { centred } from './styles.ts'
import { elementsOf, isOn, textOf, valueOf, within, type Xml } from './xml.ts'

/** Paragraphs above a table of contents that say so, in styles of their own. */
const contentsNames = /^(?:table of contents|contents|目\s*录|目\s*錄|目\s*次)$/i

/**
 * ```xml
 * > | <w:sdt><w:sdtPr><w:docPartObj> … Table of Contents …    dropped
 * > | <w:p><w:pPr><w:pStyle w:val="Heading1"/> …              a heading
 * > | <w:ins><w:p> …                                          what is in it
 * ```
 *
 * @param parent `w:body`, a cell, a text box or a note.
 * @param inTable No formula stands on a line of its own there.
 */
export function blocksOf(parent: Xml, context: Context, inTable = false): Block[] {
  const result: Block[] = []
  let carried: Xml[] = []
  const walk = (elements: readonly Xml[]): void => {
    for (const element of elements) {
      if (element.name === 'w:p') {
        const before = context.contents
        const read = paragraph(element, context, inTable, carried)
        carried = read.carried
        const last = result.at(-1)
        if (context.contents > before && last?.type === 'paragraph' && contentsNames.test(last.text.trim()))
          result.pop()
        result.push(...read.blocks)
      } else if (element.name === 'w:tbl') result.push({ type: 'table', xml: table(element, context) })
      else if (element.name === 'w:sdt') {
        if (isContents(element)) context.contents += elementsOf(within(element, 'w:sdtContent')).length
        else walk(elementsOf(within(element, 'w:sdtContent')))
      } else if (element.name === 'mc:AlternateContent')
        walk(elementsOf(within(element, 'mc:Choice') ?? within(element, 'mc:Fallback')))
      else if (element.name === 'w:altChunk') context.leftOut.add('an embedded file (`altChunk`)')
      else if (element.name === 'm:oMathPara' || element.name === 'm:oMath')
        result.push(
          ...paragraph({ name: 'w:p', attributes: {}, children: [element] }, context, inTable, []).blocks,
        )
      else if (wrappers.has(element.name)) walk(elementsOf(element))
    }
  }
  walk(elementsOf(parent))
  return result
}

const wrappers = new Set(['w:customXml', 'w:ins', 'w:moveTo', 'w:smartTag'])

function isContents(sdt: Xml): boolean {
  const gallery = valueOf(within(sdt, 'w:sdtPr', 'w:docPartObj', 'w:docPartGallery')) ?? ''
  return /^(?:Table of Contents|Table of Figures|Table of Authorities)$/i.test(gallery)
}

function paragraph(
  element: Xml,
  context: Context,
  inTable: boolean,
  carried: Xml[],
): { blocks: Block[]; carried: Xml[] } {
  const properties = within(element, 'w:pPr')
  const style = context.styles.of(valueOf(within(properties, 'w:pStyle')))
  const outline = Number(valueOf(within(properties, 'w:outlineLvl')) ?? Number.NaN)
  const level =
    style.level ?? (style.role === undefined && outline >= 0 && outline < 9 ? outline + 1 : undefined)
  const inline = new Inline(context, style)
  inline.read(elementsOf(element))
  const { lifted } = inline
  const isContents = style.role === 'contents' || inline.contents
  if (isContents) context.contents++
  const content = [...carried, ...inline.finished(!inTable && level === undefined)]
  const text = content.map(textOf).join('')
  const mark = within(properties, 'w:rPr')
  // Its end was deleted or is hidden, or it is the large first letter of the next one.
  const goesOn =
    within(mark, 'w:del') !== undefined ||
    (isOn(within(mark, 'w:vanish')) === true && text.trim() !== '') ||
    dropsCap(properties, text)
  if (goesOn && !isContents) return { blocks: lifted, carried: content }
  const hasPicture = content.some((one) => hasDrawing(one))
  if (isContents || (text.trim() === '' && !hasPicture)) return { blocks: lifted, carried: [] }
  const made: Paragraph = {
    type: 'paragraph',
    inline: content,
    text,
    bold: inline.bold,
    centered: centred(properties) ?? style.centered,
    size: inline.size,
    ...(style.role ? { role: style.role } : {}),
    ...(level === undefined ? {} : { level }),
  }
  const number = within(properties, 'w:numPr')
  const id = valueOf(within(number, 'w:numId')) ?? style.numbering?.id
  const depth = Number(valueOf(within(number, 'w:ilvl')) ?? style.numbering?.level ?? 0)
  const item = id === undefined ? undefined : context.numbering.next(id, depth)
  if (item && level === undefined && (style.role === undefined || style.role === 'quote')) made.item = item
  return { blocks: [made, ...lifted], carried: [] }
}

/** A large first letter stands in a frame of its own. */
function dropsCap(properties: Xml | undefined, text: string): boolean {
  const kind = within(properties, 'w:framePr')?.attributes['w:dropCap']
  return (kind === 'drop' || kind === 'margin') && text.trim().length <= longestDropCap
}

/** A letter, with its quotation mark or in a short word. */
const longestDropCap = 6

function hasDrawing({ name, children }: Xml): boolean {
  return (
    name === 'w:drawing' ||
    name === 'v:imagedata' ||
    children.some((child) => typeof child !== 'string' && hasDrawing(child))
  )
}

function table(element: Xml, context: Context): Xml {
  const rows = elementsOf(element).flatMap((row): Xml[] => {
    if (row.name === 'w:sdt' || wrappers.has(row.name))
      return rowsOf(row).map((one) => tableRow(one, context))
    return row.name === 'w:tr' ? [tableRow(row, context)] : []
  })
  return { name: 'w:tbl', attributes: {}, children: rows.filter(({ children }) => children.length > 0) }
}

function rowsOf(wrapper: Xml): Xml[] {
  const inner = wrapper.name === 'w:sdt' ? within(wrapper, 'w:sdtContent') : wrapper
  return elementsOf(inner).filter(({ name }) => name === 'w:tr')
}

function tableRow(row: Xml, context: Context): Xml {
  const properties = within(row, 'w:trPr')
  const isGone = within(properties, 'w:del') !== undefined || isOn(within(properties, 'w:hidden')) === true
  const cells = elementsOf(row)
    .flatMap((cell) => (cell.name === 'w:sdt' ? elementsOf(within(cell, 'w:sdtContent')) : [cell]))
    .filter(({ name }) => name === 'w:tc')
  if (isGone) {
    context.hidden += cells.map(textOf).join('').length
    return { name: 'w:tr', attributes: {}, children: [] }
  }
  const head = within(properties, 'w:tblHeader')
  const children = cells.map((cell): Xml => {
    const cellProperties = within(cell, 'w:tcPr')
    const kept = ['w:gridSpan', 'w:vMerge'].flatMap((name) => within(cellProperties, name) ?? [])
    const blocks = blocksOf(cell, context, true)
    return {
      name: 'w:tc',
      attributes: {},
      children: [{ name: 'w:tcPr', attributes: {}, children: kept }, ...context.emit(blocks)],
    }
  })
  const kept: Xml[] = head ? [{ name: 'w:trPr', attributes: {}, children: [head] }] : []
  return { name: 'w:tr', attributes: {}, children: [...kept, ...children] }
}
