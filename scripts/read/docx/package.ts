/** The parts of a Word document, by what refers to them. */

import { mostParagraphs } from '../limit.ts'
import { elementsOf, parseXml, type Xml } from './xml.ts'

/** A document unpacked: its main part and what that refers to. */
export interface Package {
  files: Map<string, Uint8Array>
  /** Name of the main part: `word/document.xml`. */
  main: string
  /** Whether a part has more paragraphs than were read of it. */
  isLimited(): boolean
  /** @returns A part by its name, as XML. */
  read(name: string | undefined): Xml | undefined
  /** @returns The part that a kind of relationship names first, as XML: `styles`. */
  part(kind: string): Xml | undefined
  /** @returns The part with this id of a relationship, as XML. */
  target(id: string | undefined): Xml | undefined
  /** @returns The name of the part that a kind of relationship names first. */
  nameOf(kind: string): string | undefined
}

/**
 * @param files What the archive holds, by name.
 * @throws {Error} where it holds no Word document.
 */
export function packageOf(files: Map<string, Uint8Array>): Package {
  const top = relationships(files, '')
  const main = top.find(({ kind }) => kind === 'officeDocument')?.name ?? 'word/document.xml'
  if (!files.has(main)) throw new Error(`it has no \`${main}\``)
  const rows = relationships(files, main)
  let limited = false
  const read = (name: string | undefined): Xml | undefined => {
    const bytes = name === undefined ? undefined : files.get(name)
    return bytes && parseXml(decodeXml(bytes), mostParagraphs, () => (limited = true))
  }
  const nameOf = (kind: string): string | undefined => rows.find((row) => row.kind === kind)?.name
  return {
    files,
    main,
    isLimited: () => limited,
    read,
    nameOf,
    part: (kind) => read(nameOf(kind)),
    target: (id) => read(rows.find((row) => row.id === id)?.name),
  }
}

/** @returns A part as text. */
function decodeXml(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8'
  return new TextDecoder(wide).decode(bytes)
}

function relationships(
  files: Map<string, Uint8Array>,
  source: string,
): { id: string; kind: string; name: string }[] {
  const cut = source.lastIndexOf('/') + 1
  const bytes = files.get(`${source.slice(0, cut)}_rels/${source.slice(cut)}.rels`)
  if (!bytes) return []
  return elementsOf(parseXml(decodeXml(bytes)))
    .filter(({ attributes }) => attributes['TargetMode'] !== 'External')
    .map(({ attributes: { Id = '', Type = '', Target = '' } }) => ({
      id: Id,
      kind: Type.slice(Type.lastIndexOf('/') + 1),
      name: resolved(Target, source),
    }))
}

/** The name of a part: an address within the package, from its root or beside the part that names it. */
function resolved(target: string, source: string): string {
  const address = URL.parse(target, `package:///${source}`)
  return decodeURIComponent(address?.pathname.slice(1) ?? target)
}
