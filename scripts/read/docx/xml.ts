/** The XML of Office files: a small tree, with the usual prefixes whatever a file calls them. */

import { SaxesParser } from 'saxes'

/** An element. */
export interface Xml {
  /** With its usual prefix: `w:p`. */
  name: string
  attributes: Record<string, string>
  children: (Xml | string)[]
}

/** Prefixes as Word writes them, by their namespaces: transitional and strict (ISO/IEC 29500). */
const prefixes: Record<string, string> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/drawingml/2006/picture': 'pic',
  'http://purl.oclc.org/ooxml/drawingml/picture': 'pic',
  'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
  'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
  'http://schemas.openxmlformats.org/drawingml/2006/chart': 'c',
  'http://schemas.openxmlformats.org/drawingml/2006/diagram': 'dgm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingShape': 'wps',
  'urn:schemas-microsoft-com:vml': 'v',
  'urn:schemas-microsoft-com:office:office': 'o',
}

/** What a document that is written again declares: one namespace a prefix. */
const declarations = Object.fromEntries(
  Object.entries(prefixes)
    .toReversed()
    .map(([address, prefix]) => [`xmlns:${prefix}`, address]),
)

/**
 * @param source A part of an Office file.
 * @param most How many paragraphs are read, those in cells among them; what is behind these is not parsed.
 * @param beyond Called where there are more.
 * @returns Its root.
 * @throws {Error} where it is not well formed.
 */
export function parseXml(source: string, most = Infinity, beyond: () => void = () => {}): Xml {
  const parser = new SaxesParser()
  const enough = new Error('enough')
  let left = most
  const renamed = new Map<string, string>()
  const usual = (name: string): string => {
    if (renamed.size === 0) return name
    const at = name.indexOf(':')
    const prefix = renamed.get(at < 0 ? '' : name.slice(0, at))
    return prefix === undefined ? name : `${prefix}:${name.slice(at + 1)}`
  }
  const top: Xml = { name: '', attributes: {}, children: [] }
  const open: Xml[] = [top]
  parser.on('opentag', ({ name, attributes: given }) => {
    const attributes: Record<string, string> = {}
    for (const [key, value] of Object.entries(given)) {
      if (!key.startsWith('xmlns')) continue
      const prefix = key.slice(6)
      const wanted = prefixes[value]
      if (wanted !== undefined && wanted !== prefix) renamed.set(prefix, wanted)
    }
    for (const [key, value] of Object.entries(given))
      // An attribute without a prefix is in no namespace.
      if (!key.startsWith('xmlns')) attributes[key.includes(':') ? usual(key) : key] = value
    const element: Xml = { name: usual(name), attributes, children: [] }
    if (element.name === 'w:p' && --left < 0) throw enough
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  parser.on('text', (text) => void open.at(-1)?.children.push(text))
  parser.on('cdata', (text) => void open.at(-1)?.children.push(text))
  parser.on('error', (error) => {
    throw error
  })
  try {
    parser.write(source).close()
  } catch (error) {
    if (error !== enough) throw error
    beyond()
  }
  const root = top.children.find((child) => typeof child !== 'string')
  if (!root) throw new Error('a part without an element')
  return root
}

/** @returns The document as text, with the namespaces declared at its root. */
export function writeXml(root: Xml): string {
  return write({ ...root, attributes: { ...declarations, ...root.attributes } })
}

function write(node: Xml | string): string {
  if (typeof node === 'string') return escape(node)
  let tag = `<${node.name}`
  for (const [name, value] of Object.entries(node.attributes)) tag += ` ${name}="${escape(value)}"`
  return node.children.length === 0
    ? `${tag}/>`
    : `${tag}>${node.children.map((child) => write(child)).join('')}</${node.name}>`
}

function escape(value: string): string {
  return /[&<>"\r\n\t]/.test(value)
    ? value
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replace(/[\r\n\t]/g, (character) => `&#${character.charCodeAt(0)};`)
    : value
}

/** @returns The child elements. */
export function elementsOf(node: Xml | undefined): Xml[] {
  return node?.children.filter((child) => typeof child !== 'string') ?? []
}

/** @returns The first child of a name, along a path: `within(p, 'w:pPr', 'w:numPr')`. */
export function within(node: Xml | undefined, ...path: string[]): Xml | undefined {
  let at = node
  for (const name of path)
    at = at?.children.find((child): child is Xml => typeof child !== 'string' && child.name === name)
  return at
}

/** @returns The value of a property: `<w:pStyle w:val="Title"/>`. */
export function valueOf(node: Xml | undefined): string | undefined {
  return node?.attributes['w:val'] ?? node?.attributes['m:val']
}

/** @returns Whether a property is set: `<w:b/>` and `<w:b w:val="1"/>`; nothing where it is not there. */
export function isOn(node: Xml | undefined): boolean | undefined {
  return node && !/^(?:0|false|off|none)$/.test(valueOf(node) ?? '')
}

/** @returns All elements below, in their order. */
export function* descendants(node: Xml): Generator<Xml> {
  for (const child of node.children)
    if (typeof child !== 'string') {
      yield child
      yield* descendants(child)
    }
}

/** @returns The text of an element as Word shows it: tabs and breaks are white space. */
export function textOf(node: Xml): string {
  if (node.name === 'w:t' || node.name === 'm:t' || node.name === 'a:t') return ownText(node)
  if (node.name === 'w:tab') return '\t'
  if (node.name === 'w:br' || node.name === 'w:cr') return '\n'
  if (node.name === 'w:noBreakHyphen') return '\u2011'
  return elementsOf(node).map(textOf).join('')
}

/** @returns The text that stands in an element itself. */
export function ownText(node: Xml): string {
  return node.children.filter((child) => typeof child === 'string').join('')
}
