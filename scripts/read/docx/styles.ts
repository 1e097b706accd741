/** What the styles of a Word document mean. */

import { elementsOf, isOn, valueOf, within, type Xml } from './xml.ts'

/** What a paragraph is for. */
export type Role =
  | 'abstract-title'
  | 'author'
  | 'caption'
  | 'code'
  | 'contents'
  | 'date'
  | 'quote'
  | 'subtitle'
  | 'title'

/** A style with all that it takes over from the styles it is based on. */
export interface Style {
  role?: Role
  /** 1 to 9 for headings. */
  level?: number
  numbering?: { id: string; level: number }
  isHidden: boolean
  bold: boolean
  italic: boolean
  centered: boolean
  /** Half points. */
  size?: number
  /** A character style for code. */
  code: boolean
}

/** Names of styles, as Word, WPS, LibreOffice, Google Docs and Pandoc write them. */
const roles: { role: Role; names: RegExp }[] = [
  { role: 'title', names: /^(?:title|标题|標題|文档标题|论文题目|题目|题名)$/i },
  { role: 'subtitle', names: /^(?:subtitle|副标题|副標題|副题)$/i },
  { role: 'author', names: /^(?:authors?|byline|作者|作者姓名)$/i },
  { role: 'date', names: /^(?:date|日期)$/i },
  { role: 'abstract-title', names: /^abstract ?title$/i },
  { role: 'caption', names: /^(?:caption|(?:image|table|figure) caption|illustration|题注|图注|表注)$/i },
  {
    role: 'contents',
    names:
      /^(?:toc ?\d|toc ?heading|toa heading|table of (?:figures|authorities)|contents (?:heading|\d)|(?:user |illustration |figure |table |object )?index(?: heading| ?\d)?|目录(?: ?\d)?|目錄(?: ?\d)?|toc ?标题\d?)$/i,
  },
  { role: 'quote', names: /^(?:(?:intense )?quote|quotations?|block ?text|block quote|引用|明显引用)$/i },
  {
    role: 'code',
    names:
      /^(?:html preformatted|preformatted text|source code|code|code ?block|macro ?text|代码|预格式化)$/i,
  },
]
const heading = /^(?:heading|标题|標題|überschrift)\s*([1-9])$/i
const codeNames =
  /^(?:verbatim char|html (?:code|typewriter|keyboard|sample)|source text|code char|inline code|macro text char)$/i

/** Styles by their ids. */
export interface Styles {
  of(id: string | undefined): Style
  /** Text without a style of its own, half points. */
  size: number
}

/** Word's own size where a document names none, half points. */
const usualSize = 20

/** @param root `w:styles`; a document may have none. */
export function stylesOf(root: Xml | undefined): Styles {
  const raw = new Map<string, Xml>()
  let normal: string | undefined
  for (const style of elementsOf(root).filter(({ name }) => name === 'w:style')) {
    const id = style.attributes['w:styleId']
    if (id === undefined) continue
    raw.set(id, style)
    if (style.attributes['w:type'] === 'paragraph' && isTrue(style.attributes['w:default'])) normal = id
  }
  const defaults = within(root, 'w:docDefaults', 'w:rPrDefault', 'w:rPr')
  const plain: Style = { ...none, ...sizeOf(defaults), isHidden: isOn(within(defaults, 'w:vanish')) ?? false }
  const known = new Map<string, Style>()
  const resolve = (id: string | undefined, above: ReadonlySet<string>): Style => {
    const style = id === undefined ? undefined : raw.get(id)
    // A style may be based on itself.
    if (id === undefined || !style || above.has(id))
      return id === undefined ? plain : { ...plain, ...named(id) }
    const found = known.get(id)
    if (found) return found
    const base = resolve(valueOf(within(style, 'w:basedOn')), new Set([...above, id]))
    const made = { ...base, ...own(style, id, base) }
    known.set(id, made)
    return made
  }
  const of = (id: string | undefined): Style => resolve(id ?? normal, new Set())
  return { of, size: of(undefined).size ?? usualSize }
}

const none: Style = { isHidden: false, bold: false, italic: false, centered: false, code: false }

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

function own(style: Xml, id: string, base: Style): Partial<Style> {
  const name = valueOf(within(style, 'w:name')) ?? id
  const paragraph = within(style, 'w:pPr')
  const run = within(style, 'w:rPr')
  const outline = Number(valueOf(within(paragraph, 'w:outlineLvl')) ?? Number.NaN)
  const number = within(paragraph, 'w:numPr')
  const numberId = valueOf(within(number, 'w:numId')) ?? base.numbering?.id
  const made: Partial<Style> = {
    ...named(name),
    ...sizeOf(run),
    isHidden: isOn(within(run, 'w:vanish')) ?? base.isHidden,
    bold: isOn(within(run, 'w:b')) ?? base.bold,
    italic: isOn(within(run, 'w:i')) ?? base.italic,
    centered: centred(paragraph) ?? base.centered,
  }
  if (number && numberId !== undefined)
    made.numbering = {
      id: numberId,
      level: Number(valueOf(within(number, 'w:ilvl')) ?? base.numbering?.level ?? 0),
    }
  // The tenth level is that of running text.
  if (made.role === undefined && made.level === undefined && outline >= 0 && outline < 9)
    made.level = outline + 1
  return made
}

/** What the name of a style says; an id is a name where there is no other. */
function named(name: string): Partial<Style> {
  const rank = heading.exec(name)?.[1]
  if (rank !== undefined) return { level: Number(rank) }
  const role = roles.find(({ names }) => names.test(name))?.role
  return { ...(role ? { role } : {}), ...(codeNames.test(name) ? { code: true } : {}) }
}

/** @returns Whether a paragraph is centred; nothing where its properties do not say. */
export function centred(properties: Xml | undefined): boolean | undefined {
  const value = valueOf(within(properties, 'w:jc'))
  return value === undefined ? undefined : value === 'center'
}

/** @returns The size that the properties of a run say, half points. */
export function sizeOf(properties: Xml | undefined): { size?: number } {
  const size = Number(valueOf(within(properties, 'w:sz')) ?? Number.NaN)
  return size > 0 ? { size } : {}
}
