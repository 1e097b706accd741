/** Files that are no article: whatever their name, none becomes a deck. The files are made here. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync, strToU8, zipSync } from 'fflate'
import { VFile } from 'vfile'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseArguments } from '../scripts/command/arguments.ts'
import { build } from '../scripts/command/build/index.ts'
import { read } from '../scripts/index.ts'

/** Bytes that follow no format, the same each time. */
function noise(size: number): Uint8Array {
  let state = 7
  return Uint8Array.from({ length: size }, () => (state = (state * 1103515245 + 12345) & 0x7fffffff) >> 16)
}

const hex = (value: string, rest: Uint8Array = noise(600)): Uint8Array =>
  Buffer.concat([Buffer.from(value, 'hex'), rest])
const text = (value: string): Uint8Array => strToU8(value)
/** An archive whose first file says what it is, not packed. */
const container = (type: string): Uint8Array =>
  zipSync({ mimetype: [strToU8(type), { level: 0 }], 'content.xml': strToU8('<a/>') })
const office = (part: string, type: string): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8(
      `<Types><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`,
    ),
    [part]: strToU8('<x/>'),
  })

const tar = new Uint8Array(1536)
tar.set(strToU8('notes.md'), 0)
tar.set(strToU8('ustar\u000000'), 257)
tar.set(strToU8('0012345\0 '), 148)

const tex =
  '% Draft of March.\n\\documentclass[11pt]{article}\n\\begin{document}\nA queue holds requests.\n\\end{document}\n'
const asciidoc = '= How queues wait\nAda Example\n:toc:\n\n== Why\n\nA queue holds requests.\n'
const rst =
  'How queues wait\n===============\n\n.. note::\n\n   Read this first.\n\n.. image:: wait.png\n\nA queue holds requests.\n'
const rtf = '{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Times;}}\\f0 A queue holds requests.\\par}'
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><text>wait</text></svg>'

/** Kind → its files by name. */
const files: Record<string, Record<string, Uint8Array>> = {
  'an image': {
    'a.png': hex('89504e470d0a1a0a0000000d49484452'),
    'a.md': hex('89504e470d0a1a0a0000000d49484452'),
    'a.jpg': hex('ffd8ffe000104a46494600010101'),
    'a.gif': hex('474946383961'),
    'a.webp': hex('524946460000000057454250565038'),
    'a.tiff': hex('49492a0008000000'),
    'a.svg': text(svg),
    'drawing.txt': text(`<?xml version="1.0"?>\n<!-- drawn by hand -->\n${svg}`),
  },
  'an RTF document': { 'a.rtf': text(rtf), 'a.doc': text(rtf) },
  'an old or encrypted Office file (`.doc`)': {
    'a.doc': hex('d0cf11e0a1b11ae1', new Uint8Array(2000)),
    'secret.docx': hex('d0cf11e0a1b11ae1', new Uint8Array(2000)),
  },
  'an EPUB book': { 'a.epub': container('application/epub+zip'), a: container('application/epub+zip') },
  'an OpenDocument text': { 'a.odt': container('application/vnd.oasis.opendocument.text') },
  'a presentation': {
    'a.pptx': office('ppt/presentation.xml', 'presentationml.presentation'),
    'a.odp': container('application/vnd.oasis.opendocument.presentation'),
  },
  'a spreadsheet': {
    'a.xlsx': office('xl/workbook.xml', 'spreadsheetml.sheet'),
    'a.ods': container('application/vnd.oasis.opendocument.spreadsheet'),
  },
  'a recording': { 'a.flac': hex('664c614300000022'), 'a.wav': hex('524946460000000057415645666d7420') },
  AsciiDoc: { 'a.adoc': text(asciidoc), 'a.txt': text(asciidoc) },
  reStructuredText: { 'a.rst': text(rst), 'a.txt': text(rst) },
  'an Org document': {
    'a.org': text('* Why\nA queue.\n'),
    'a.txt': text('#+TITLE: How queues wait\n* Why\nA queue.\n'),
  },
  'a Typst document': { 'a.typ': text('= Why\nA queue holds requests.\n') },
  'a PostScript file': { 'a.ps': text('%!PS-Adobe-3.0\n/Times findfont\n') },
  XML: {
    'a.xml': text('<?xml version="1.0"?>\n<rss><channel><title>Queues</title></channel></rss>'),
    'a.txt': text(
      '<?xml version="1.0"?>\n<!DOCTYPE article SYSTEM "jats.dtd">\n<article><p>A queue.</p></article>',
    ),
  },
  'a table of data': { 'a.csv': text('queue,wait\nmail,2\n') },
  'data as JSON': { 'a.json': text('{"queue": "mail"}') },
  'source code or settings': { 'a.py': text('print("wait")\n'), 'a.yaml': text('queue: mail\n') },
  'a file of type `application/x-sqlite3`': { 'a.db': text(`SQLite format 3\0${'\0'.repeat(600)}`) },
  'a file of type `font/woff2`': { 'a.woff2': hex('774f46320001000000000000') },
  'a file of bytes that are no text': { a: noise(4000), 'a.md': new Uint8Array(4000), 'a.html': noise(4000) },
  // What other readers may take one day.
  'a damaged PDF': {
    'a.pdf': text('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\n'),
    'a.md': hex('255044462d312e370a25e2e3cfd3'),
  },
  'an archive': {
    'a.zip': zipSync({ 'a.txt': strToU8('A queue.') }),
    'a.gz': gzipSync(strToU8('A queue.')),
    'b.gz': gzipSync(tar),
    'c.gz': gzipSync(strToU8(tex)).subarray(0, 30),
    'a.tar': tar,
    'a.7z': hex('377abcaf271c0004'),
  },
}

let folder: string
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'lectern-unsupported-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('no deck is made, the exit code is 2, and the way out is said, of', () => {
  for (const [kind, rows] of Object.entries(files))
    test(kind, async () => {
      for (const [name, content] of Object.entries(rows)) {
        const address = path.join(folder, name)
        writeFileSync(address, content)
        let stated = ''
        const io = { out: () => undefined, err: (line: string) => void (stated += line), terminal: false }
        const { code, deck } = await build(
          parseArguments(['build', address, '-o', path.join(folder, 'deck')]),
          io,
        )
        expect({ name, code, deck }).toEqual({ name, code: 2, deck: undefined })
        expect(stated).toContain(`Unexpected ${kind}, expected an article.`)
        expect(stated).toContain('read:unsupported')
      }
    })
})

test('forty files of twenty kinds are tried', () => {
  expect(Object.keys(files).length).toBeGreaterThanOrEqual(20)
  expect(Object.values(files).flatMap((rows) => Object.keys(rows)).length).toBeGreaterThanOrEqual(40)
})

describe('an article stays one that', () => {
  const page =
    '<html><body><h1>Why</h1><p>A queue holds requests until a worker is free to take them.</p></body></html>'
  const cases: Record<string, [name: string, content: string]> = {
    'quotes TeX': ['a.md', '# Why\n\nBegin with this line:\n\n```tex\n\\documentclass{article}\n```\n'],
    'tells of a PDF': [
      'a.txt',
      'A file begins with %PDF-1.4, and all else is for programs to read, as we say here.\n',
    ],
    'begins with an equals sign': [
      'a.txt',
      '= is a sign that people read as "is the same as", and programs do not.\n',
    ],
    'quotes a directive': [
      'a.md',
      '# Why\n\nIn Sphinx one writes:\n\n```rst\n.. note::\n\n   Hi\n\n.. image:: a.png\n```\n',
    ],
    'is a page with the name of an old Word file': ['a.doc', page],
    'is a page of XML': ['a.xhtml', `<?xml version="1.0"?>\n<!DOCTYPE html>\n${page}`],
    'has an escape of a terminal': [
      'a.txt',
      'The \u001b[1mqueue\u001b[0m holds requests until a worker is free to take them.\n',
    ],
    'begins with a drawing': ['a.md', `${svg}\n\n# Why\n\nA queue holds requests.\n`],
  }
  for (const [name, [file, content]] of Object.entries(cases))
    test(name, async () => {
      const article = new VFile({ path: file, value: Buffer.from(content) })
      await read(article)
      expect(article.messages.map(({ ruleId }) => ruleId)).not.toContain('read:unsupported')
    })

  test('is said to be one', async () => {
    const article = new VFile({ path: 'a.rst', value: rst })
    expect((await read(article, { from: 'markdown' })).children.length).toBeGreaterThan(0)
  })
})
