/** What stands in a paragraph: runs, links, fields, formulas, drawings. */

import { type Block, makeRun, propertiesOf, property } from './blocks.ts'
import type { Context, Field } from './context.ts'
import { drawing, type Drawn } from './drawing.ts'
import { tex } from './formula.ts'
import { sizeOf, type Style } from './styles.ts'
import { descendants, elementsOf, isOn, ownText, textOf, valueOf, within, type Xml } from './xml.ts'

/** Lists that Word makes of what the document says elsewhere. */
const made = /^\s*(?:TOC|TOA|INDEX)\b/i
const external = /^\s*HYPERLINK\s+(?!\\l)/i
const checkbox = /^\s*FORMCHECKBOX\b/i

/** Elements that only wrap others. */
const wrappers = new Set([
  'w:bdo', 'w:customXml', 'w:dir', 'w:fldSimple', 'w:ins', 'w:moveTo', 'w:ruby', 'w:rubyBase', 'w:smartTag',
]) // prettier-ignore

/** Boxes of the fonts that Word takes them from, by font and character. */
const boxes: Record<string, string> = {
  'wingdings f0a8': '☐', 'wingdings f06f': '☐', 'wingdings f071': '☐', 'wingdings f072': '☐',
  'wingdings f0fe': '☑', 'wingdings f0fd': '☒', 'wingdings f078': '☒', 'wingdings 2 f0a3': '☐', 'wingdings 2 f02a': '☐',
  'wingdings 2 f030': '☐', 'wingdings 2 f052': '☑', 'wingdings 2 f053': '☒', 'wingdings 2 f054': '☒',
} // prettier-ignore

/** Signs of Symbol and Wingdings that were typed as text. */
const typed: Record<string, string> = {
  '\uf0b7': '•', '\uf0a7': '•', '\uf06c': '•', '\uf06e': '•', '\uf075': '•', '\uf0d8': '•', '\uf076': '•', '\uf09f': '•',
  '\uf0fc': '✓', '\uf0a8': '☐', '\uf0fe': '☑', '\uf0fd': '☒', '\uf0e0': '→', '\uf0df': '←',
} // prettier-ignore

const formula = 'lectern:formula'

/** Reads the content of one paragraph. */
export class Inline {
  /** Blocks of text boxes, which stand behind their paragraph. */
  readonly lifted: Block[] = []
  /** Whether anything of it belongs to a table of contents. */
  contents = false
  size = 0
  readonly #context: Context
  readonly #style: Style
  readonly #content: Xml[] = []
  #letters = 0
  #last: { run: Xml; look: string } | undefined
  #boldLetters = 0

  constructor(context: Context, style: Style) {
    this.#context = context
    this.#style = style
  }

  /** Whether all its letters are bold. */
  get bold(): boolean {
    return this.#letters > 0 && this.#boldLetters === this.#letters
  }

  /** @param elements Children of `w:p`. */
  read(elements: readonly Xml[], into: Xml[] = this.#content): void {
    for (const element of elements) {
      if (element.name === 'w:r') this.#run(element, into)
      else if (wrappers.has(element.name)) this.read(elementsOf(element), into)
      else if (element.name === 'w:hyperlink') this.#link(element, into)
      else if (element.name === 'w:sdt') this.#control(element, into)
      else if (element.name === 'm:oMath') this.#formula([element], false, into)
      else if (element.name === 'm:oMathPara')
        this.#formula(
          elementsOf(element).filter(({ name }) => name === 'm:oMath'),
          true,
          into,
        )
      else if (
        element.name === 'mc:AlternateContent' ||
        element.name === 'w:pict' ||
        element.name === 'w:drawing'
      )
        this.#draw(drawing(element, this.#context), [], into)
    }
  }

  /**
   * @param display Whether a formula may stand on a line of its own.
   * @returns What mammoth reads.
   */
  finished(display: boolean): Xml[] {
    const content = this.#content
    const formulas = content.filter(({ name }) => name === formula)
    const words = content
      .filter(({ name }) => name !== formula)
      .map(textOf)
      .join('')
    const number =
      formulas.length === 1 ? /^\s*[(（]\s*([\w.\-–]{1,8})\s*[)）]\s*$/.exec(words)?.[1] : undefined
    const alone = display && formulas.length > 0 && (number !== undefined || words.trim() === '')
    const shown = alone && number !== undefined ? formulas : content
    return shown.flatMap((element) => {
      if (element.name !== formula) return [element]
      const { attributes } = element
      const code = `${attributes['tex'] ?? ''}${alone && number !== undefined ? `\\tag{${number}}` : ''}`
      const onOwnLine = display && (alone || attributes['display'] === 'true')
      return [makeRun(this.#context.pieces.formula(code, onOwnLine))]
    })
  }

  get #isDropped(): boolean {
    return this.#context.fields.some(({ instruction, inResult }) => !inResult || made.test(instruction))
  }

  #run(run: Xml, into: Xml[]): void {
    const own = within(run, 'w:rPr')
    const id = valueOf(within(own, 'w:rStyle'))
    const style = id === undefined ? undefined : this.#context.styles.of(id)
    const hidden = isOn(within(own, 'w:vanish')) ?? (style?.isHidden || this.#style.isHidden)
    const bold = isOn(within(own, 'w:b')) ?? style?.bold ?? false
    const properties: Xml[] = [
      ...(style?.code && this.#style.role !== 'code' ? [property('w:rStyle', 'Code')] : []),
      ...(bold && this.#style.level === undefined ? [property('w:b')] : []),
      ...((isOn(within(own, 'w:i')) ?? style?.italic) && this.#style.level === undefined
        ? [property('w:i')]
        : []),
      ...(isOn(within(own, 'w:strike')) ? [property('w:strike')] : []),
      ...['w:vertAlign'].flatMap((name) => within(own, name) ?? []),
    ]
    const size =
      sizeOf(own).size ??
      (style === undefined ? undefined : style.size) ??
      this.#style.size ??
      this.#context.styles.size
    let content: Xml[] = []
    const flush = (): void => {
      if (content.length > 0) this.#push(properties, content, into)
      content = []
    }
    for (const child of elementsOf(run)) {
      if (child.name === 'w:fldChar' || child.name === 'w:instrText') {
        flush()
        this.#field(child, into)
      } else if (this.#isDropped) {
        this.contents ||= this.#context.fields.some(({ instruction }) => made.test(instruction))
      } else if (hidden) this.#context.hidden += textOf(child).length
      else if (drawings.has(child.name)) {
        flush()
        this.#draw(drawing(child, this.#context), properties, into)
      } else if (child.name === 'w:ruby') {
        flush()
        this.read(elementsOf(within(child, 'w:rubyBase')), into)
      } else {
        const kept = this.#character(child)
        if (!kept) continue
        content.push(kept)
        const letters = textOf(kept).match(/[\p{L}\p{N}]/gu)?.length ?? 0
        this.#letters += letters
        if (bold || (this.#style.bold && isOn(within(own, 'w:b')) !== false)) this.#boldLetters += letters
        if (letters > 0) this.size = Math.max(this.size, size)
      }
    }
    flush()
  }

  /** Runs of the same look are one: Word splits them at each of its corrections. */
  #push(properties: readonly Xml[], content: readonly Xml[], into: Xml[]): void {
    const look = properties.map(({ name, attributes }) => `${name} ${attributes['w:val'] ?? ''}`).join()
    const last = this.#last
    if (last && last.look === look && into.at(-1) === last.run) {
      const before = last.run.children.at(-1)
      const [first] = content
      if (isText(before) && isText(first) && content.length === 1) before.children.push(...first.children)
      else last.run.children.push(...content)
      return
    }
    const run = { name: 'w:r', attributes: {}, children: [...propertiesOf(properties), ...content] }
    into.push(run)
    this.#last = { run, look }
  }

  #character(element: Xml): Xml | undefined {
    const { name, attributes } = element
    if (name === 'w:t') {
      const text = this.#context.pieces
        .plain(textOf(element))
        .replace(/[\uf06c-\uf0fe]/g, (sign) => typed[sign] ?? sign)
      return text === '' ? undefined : makeText(text)
    }
    if (name === 'w:sym') {
      const key = `${attributes['w:font']} ${attributes['w:char']}`.toLowerCase()
      const text = boxes[key] ?? typed[String.fromCharCode(Number.parseInt(attributes['w:char'] ?? '', 16))]
      return text === undefined ? element : makeText(text)
    }
    if (name === 'w:br' || name === 'w:cr') {
      const type = attributes['w:type']
      return type === undefined || type === 'textWrapping' ? property('w:br') : undefined
    }
    if (name === 'w:ptab') return property('w:tab')
    return kept.has(name) ? element : undefined
  }

  #link(element: Xml, into: Xml[]): void {
    const inner: Xml[] = []
    this.read(elementsOf(element), inner)
    if (inner.length === 0) return
    // A link to a place of the document goes nowhere on a slide.
    if (element.attributes['r:id'] === undefined || inner.some(({ name }) => name === formula))
      into.push(...inner)
    else
      into.push({ name: 'w:hyperlink', attributes: { 'r:id': element.attributes['r:id'] }, children: inner })
  }

  #control(element: Xml, into: Xml[]): void {
    const properties = within(element, 'w:sdtPr')
    const box = within(properties, 'w14:checkbox')
    if (box) {
      const checked = within(box, 'w14:checked')
      const value = checked?.attributes['w14:val']
      into.push(makeRun(checked && value !== '0' && value !== 'false' ? '☒' : '☐'))
    } else if (!isOn(within(properties, 'w:showingPlcHdr')))
      this.read(elementsOf(within(element, 'w:sdtContent')), into)
  }

  #formula(formulas: readonly Xml[], display: boolean, into: Xml[]): void {
    if (this.#isDropped) return
    for (const element of formulas) {
      const code = tex(element).trim()
      if (code)
        into.push({ name: formula, attributes: { tex: code, display: String(display) }, children: [] })
    }
  }

  #draw({ keep, words, boxes: contents }: Drawn, properties: readonly Xml[], into: Xml[]): void {
    if (keep.length > 0)
      into.push({ name: 'w:r', attributes: {}, children: [...propertiesOf(properties), ...keep] })
    if (words !== undefined) into.push(makeRun(words))
    this.lifted.push(...contents)
  }

  #field(element: Xml, into: Xml[]): void {
    const fields = this.#context.fields
    const top = fields.at(-1)
    const type = element.attributes['w:fldCharType']
    const emit = (field: Field, kind: string): void => {
      if (
        !external.test(field.instruction) ||
        fields.some((one) => one !== field && made.test(one.instruction))
      )
        return
      const mark = { name: 'w:fldChar', attributes: { 'w:fldCharType': kind }, children: [] }
      into.push({ name: 'w:r', attributes: {}, children: [mark] })
      if (kind !== 'begin') return
      const words = { name: 'w:instrText', attributes: {}, children: [field.instruction] }
      into.push({ name: 'w:r', attributes: {}, children: [words] })
      emit(field, 'separate')
    }
    if (element.name === 'w:instrText') {
      if (top && !top.inResult) top.instruction += ownText(element)
    } else if (type === 'begin') fields.push({ instruction: '', inResult: false, begin: element })
    else if (type === 'separate' && top) {
      top.inResult = true
      if (made.test(top.instruction)) this.contents = true
      emit(top, 'begin')
    } else if (type === 'end' && top) {
      if (checkbox.test(top.instruction)) into.push(makeRun(isChecked(top.begin) ? '☒' : '☐'))
      else if (top.inResult) emit(top, 'end')
      if (made.test(top.instruction)) this.contents = true
      fields.pop()
    }
  }
}

const drawings = new Set(['mc:AlternateContent', 'w:drawing', 'w:object', 'w:pict'])
/** What mammoth reads as it is. */
const kept = new Set([
  'w:endnoteReference', 'w:footnoteReference', 'w:noBreakHyphen', 'w:softHyphen', 'w:tab',
]) // prettier-ignore

function isText(node: Xml | string | undefined): node is Xml {
  return typeof node === 'object' && node.name === 'w:t'
}

function makeText(text: string): Xml {
  return { name: 'w:t', attributes: { 'xml:space': 'preserve' }, children: [text] }
}

function isChecked(begin: Xml): boolean {
  const box = [...descendants(begin)].find(({ name }) => name === 'w:checkBox')
  return isOn(within(box, 'w:checked') ?? within(box, 'w:default')) ?? false
}
