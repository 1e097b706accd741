/** The blocks of a Word document as all further steps see them. */

import type { Item } from './numbering.ts'
import type { Role } from './styles.ts'
import type { Xml } from './xml.ts'

/** A paragraph, with what its styles and its own properties say. */
export interface Paragraph {
  type: 'paragraph'
  role?: Role
  /** 1 to 9 for a heading. */
  level?: number
  item?: Item & { checked?: boolean }
  /** Runs, links and fields, as mammoth reads them. */
  inline: Xml[]
  /** What it shows. */
  text: string
  /** All its letters are. */
  bold: boolean
  centered: boolean
  /** Of its largest letters, half points. */
  size: number
}

export type Block = Paragraph | { type: 'table'; xml: Xml }

/** @returns A run of text with properties that mammoth knows: `b`, `i`, `strike`. */
export function makeRun(text: string, properties: readonly Xml[] = []): Xml {
  const content: Xml = { name: 'w:t', attributes: { 'xml:space': 'preserve' }, children: [text] }
  return { name: 'w:r', attributes: {}, children: [...propertiesOf(properties), content] }
}

/** @returns `w:rPr`, where there is anything to say. */
export function propertiesOf(properties: readonly Xml[]): Xml[] {
  return properties.length > 0 ? [{ name: 'w:rPr', attributes: {}, children: [...properties] }] : []
}

/** @returns An element with a value: `<w:pStyle w:val="Title"/>`. */
export function property(name: string, value?: string): Xml {
  return { name, attributes: value === undefined ? {} : { 'w:val': value }, children: [] }
}
