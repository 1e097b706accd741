/** Word documents for tests, in the least that Word writes: parts of XML in an archive. */

import { strToU8, type Zippable, zipSync } from 'fflate'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006'
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006'
const spaces = [
  ['w', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'],
  ['r', `${office}/relationships`],
  ['m', `${office}/math`],
  ['a', `${drawing}/main`],
  ['pic', `${drawing}/picture`],
  ['wp', `${drawing}/wordprocessingDrawing`],
  ['c', `${drawing}/chart`],
  ['dgm', `${drawing}/diagram`],
  ['mc', 'http://schemas.openxmlformats.org/markup-compatibility/2006'],
  ['w14', 'http://schemas.microsoft.com/office/word/2010/wordml'],
  ['wps', 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'],
  ['v', 'urn:schemas-microsoft-com:vml'],
  ['o', 'urn:schemas-microsoft-com:office:office'],
]
  .map(([name, address]) => `xmlns:${name}="${address}"`)
  .join(' ')

/** A run; `look` is XML for its properties: `<w:b/>`. */
export function r(text: string, look = ''): string {
  return `<w:r>${look ? `<w:rPr>${look}</w:rPr>` : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`
}

/** A paragraph of text or of runs; `style` is the id of one, `more` XML for its properties. */
export function p(content: string, style = '', more = ''): string {
  const id = style ? `<w:pStyle w:val="${style}"/>` : ''
  return `<w:p><w:pPr>${id}${more}</w:pPr>${content.startsWith('<') ? content : r(content)}</w:p>`
}

/** An item of list `id`. */
export function item(text: string, id: number, level = 0): string {
  return p(text, '', `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`)
}

/** A style; `more` is XML beside its name. */
export function style(id: string, name: string, more = '', kind = 'paragraph'): string {
  return `<w:style w:type="${kind}" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`
}

/** Styles that Word's own documents have. */
const usual = [
  `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>`,
  style('Title', 'Title'),
  style('Subtitle', 'Subtitle'),
  ...[1, 2, 3].map((level) =>
    style(`Heading${level}`, `heading ${level}`, `<w:pPr><w:outlineLvl w:val="${level - 1}"/></w:pPr>`),
  ),
  style('TOC1', 'toc 1'),
  style('TOCHeading', 'TOC Heading'),
].join('')

const level = (format: string, sign: string) =>
  [0, 1]
    .map(
      (at) =>
        `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${sign}"/></w:lvl>`,
    )
    .join('')
/** Lists 1 and 3 are numbered and count together, 2 has bullets, 4 begins anew. */
const numbering = [
  `<w:abstractNum w:abstractNumId="0">${level('decimal', '%1.')}</w:abstractNum>`,
  `<w:abstractNum w:abstractNumId="1">${level('bullet', '•')}</w:abstractNum>`,
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
  '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
  '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>',
  '<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>',
].join('')

/** What a document has besides its body. */
interface More {
  /** XML of more styles. */
  styles?: string
  /** XML of footnotes, each with its id. */
  footnotes?: string
  /** More relationships: id → kind and target. */
  relations?: Record<string, [kind: string, target: string]>
  /** More files. */
  files?: Zippable
}

/** @returns The bytes of a document. */
export function word(body: string, more: More = {}): Uint8Array {
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/relationships/${kind}" Target="${target}"/>`
  const relations = (rows: string[]) =>
    strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.join('')}</Relationships>`,
    )
  const part = (name: string, content: string) => strToU8(`<w:${name} ${spaces}>${content}</w:${name}>`)
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="png" ContentType="image/png"/><Default Extension="emf" ContentType="image/x-emf"/><Default Extension="xml" ContentType="application/xml"/></Types>',
    ),
    '_rels/.rels': relations([relation('rId1', 'officeDocument', 'word/document.xml')]),
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    'word/_rels/document.xml.rels': relations([
      relation('rIdS', 'styles', 'styles.xml'),
      relation('rIdN', 'numbering', 'numbering.xml'),
      relation('rIdF', 'footnotes', 'footnotes.xml'),
      ...Object.entries(more.relations ?? {}).map(([id, [kind, target]]) => relation(id, kind, target)),
    ]),
    'word/styles.xml': part('styles', usual + (more.styles ?? '')),
    'word/numbering.xml': part('numbering', numbering),
    'word/footnotes.xml': part('footnotes', more.footnotes ?? ''),
    ...more.files,
  })
}
