/** Articles that are no Markdown, from their bytes to a deck. The files are made here. */

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { strToU8, type Zippable, zipSync } from 'fflate'
import { inspectNoColor } from 'unist-util-inspect'
import { VFile } from 'vfile'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseArguments } from '../scripts/command/arguments.ts'
import { build } from '../scripts/command/build/index.ts'
import { read } from '../scripts/index.ts'
import { unpack } from '../scripts/read/docx/repack.ts'

/** One red point. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let folder: string
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'lectern-formats-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Build as the command line does it. */
async function run(
  ...args: string[]
): Promise<{ code: number; stderr: string; slides: string; figures: string[] }> {
  let stderr = ''
  const io = { out: () => undefined, err: (text: string) => void (stderr += text), terminal: false }
  const { code, deck } = await build(parseArguments(['build', ...args, '-o', path.join(folder, 'deck')]), io)
  const figures = path.join(folder, 'deck/public/img')
  return {
    code,
    stderr,
    slides: deck === undefined ? '' : readFileSync(deck, 'utf8'),
    figures: existsSync(figures) ? readdirSync(figures) : [],
  }
}

function file(name: string, content: string | Uint8Array): string {
  const address = path.join(folder, name)
  writeFileSync(address, content)
  return address
}

/** A Word document: paragraphs with styles, a table, a list and a picture, in the least that Word writes. */
function word(more: Zippable = {}): Uint8Array {
  const p = (text: string, style?: string) =>
    `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}<w:r><w:t>${text}</w:t></w:r></w:p>`
  const cell = (text: string) => `<w:tc>${p(text)}</w:tc>`
  const picture =
    '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="a" descr="A red point"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
  const body = [
    p('Annual report', 'Title'),
    p('What we did', 'Heading1'),
    p('We moved the archive into the new building, and we counted every book twice.'),
    `<w:tbl><w:tr>${cell('Year')}${cell('Books')}</w:tr><w:tr>${cell('2023')}${cell('1200')}</w:tr></w:tbl>`,
    p('What it shows', 'Heading1'),
    picture,
    p('The point is red, as it should be.'),
  ].join('')
  const space = [
    ['w', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'],
    ['r', 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'],
    ['a', 'http://schemas.openxmlformats.org/drawingml/2006/main'],
    ['pic', 'http://schemas.openxmlformats.org/drawingml/2006/picture'],
    ['wp', 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'],
  ]
    .map(([name, address]) => `xmlns:${name}="${address}"`)
    .join(' ')
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`
  const relations = (...rows: string[]) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.join('')}</Relationships>`
  const style = (id: string, name: string) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="png" ContentType="image/png"/><Default Extension="xml" ContentType="application/xml"/></Types>',
    ),
    '_rels/.rels': strToU8(relations(relation('rId1', 'officeDocument', 'word/document.xml'))),
    'word/document.xml': strToU8(`<w:document ${space}><w:body>${body}</w:body></w:document>`),
    'word/_rels/document.xml.rels': strToU8(
      relations(relation('rId9', 'image', 'media/a.png'), relation('rId8', 'styles', 'styles.xml')),
    ),
    'word/styles.xml': strToU8(
      `<w:styles ${space}>${style('Title', 'Title')}${style('Heading1', 'heading 1')}</w:styles>`,
    ),
    'word/media/a.png': png,
    ...more,
  })
}

describe('a Word document', () => {
  test('builds, with its table and its picture', async () => {
    const { code, stderr, slides, figures } = await run(file('report.docx', word()))
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('Annual report') })
    expect(slides).toContain('| 2023 | 1200')
    expect(slides).toContain(`![A red point](/img/${figures[0]})`)
    expect(readFileSync(path.join(folder, 'deck/public/img', figures[0] ?? ''))).toEqual(png)
  })

  test('is known by its content, and its blocks have lines of their own', async () => {
    const article = new VFile({ path: 'report', value: word() })
    const tree = await read(article)
    expect(tree.children.map((node) => `${node.position?.start.line} ${node.type}`)).toEqual([
      '1 heading',
      '2 heading',
      '3 paragraph',
      '4 table',
      '7 heading',
      '8 paragraph',
      '9 paragraph',
    ])
  })

  test('that is none is said to be broken', async () => {
    for (const content of [zipSync({ 'a.txt': strToU8('text') }), word().slice(0, 500)]) {
      const { code, stderr } = await run(file('broken.docx', content))
      expect(code).toBe(1)
      expect(stderr).toContain('read:broken')
    }
  })

  test('that says it is small, and is not, is not unpacked to its end', () => {
    const size = 5 * 1024 * 1024
    const packed = word({ 'word/media/b.png': new Uint8Array(size) })
    expect(packed.length).toBeLessThan(64 * 1024)
    expect(() => unpack(packed, 2 * size)).not.toThrow()
    const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
    let lies = 0
    for (let at = 0; at + 4 <= packed.length; at++) {
      if (view.getUint32(at, true) !== size) continue
      view.setUint32(at, 1000, true)
      lies++
    }
    // In front of the file, and in the list at the end.
    expect(lies).toBe(2)
    expect(() => unpack(packed, size / 5)).toThrow('it unpacks to more than 1 MB')
  })
})

test('a notebook builds, with its figure', async () => {
  const source = readFileSync(path.join(import.meta.dirname, 'fixtures/read/notebook/input.ipynb'))
  const { code, stderr, slides, figures } = await run(file('measure.ipynb', source))
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('Measuring') })
  expect(slides).toContain('def f(x):')
  expect(slides).toContain(`](/img/${figures[0]})`)
  expect(slides).toContain('| 1 | 2')
})

test('a text in GB18030 builds', async () => {
  // 标题 and a sentence, as old Chinese programs save them.
  const title = [0xb1, 0xea, 0xcc, 0xe2]
  const sentence = [0xce, 0xd2, 0xc3, 0xc7, 0xb2, 0xe2, 0xc1, 0xbf, 0xb1, 0xea, 0xcc, 0xe2, 0xa1, 0xa3]
  const bytes = [0x23, 0x20, ...title, 0x0a, 0x0a, 0x23, 0x23, 0x20, ...title, 0x0a, 0x0a, ...sentence, 0x0a]
  const { code, slides } = await run(file('old.md', Uint8Array.from(bytes)))
  expect(code).toBe(0)
  expect(slides).toContain('我们测量标题')
})

test('a page that a server on this machine has builds, when that is allowed', async () => {
  const page = readFileSync(path.join(import.meta.dirname, 'fixtures/read/page-article/input.html'))
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(page))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/indexes`
    await expect(run(address)).rejects.toThrow('--allow-private-network')
    const { code, stderr, slides } = await run(address, '--allow-private-network')
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('How indexes work') })
    expect(slides).toContain('Ann Lee')
    expect(slides).toContain('SELECT 2;')
    expect(slides).not.toContain('Another post')
    expect((await run(address, '--allow-private-network', '--keep-all', '--force')).slides).toContain(
      'Another post',
    )
  } finally {
    server.close()
  }
})

test('an encoding that a page names is believed', async () => {
  // あ in Shift_JIS is no valid GB18030 at the end of a line.
  const bytes = Buffer.concat([
    Buffer.from('<meta charset="Shift_JIS"><p>'),
    Buffer.from([0x82, 0xa0]),
    Buffer.from('</p>'),
  ])
  const page = new VFile({ path: 'a.html', value: bytes })
  expect(inspectNoColor(await read(page))).toContain('あ')
})

describe('a page that a browser saved as one file', () => {
  const page = [
    '<!DOCTYPE html><html lang=3D"en"><head><title>How queues wait</title></head><body>',
    '<article><h1>How queues wait</h1><p>A queue holds requests until a worker is free to=',
    ' take them, which is caf=C3=A9 time for nobody and =3D no fault.</p>',
    '<p><img src=3D"/wait.png" alt=3D"The wait of one day"></p></article></body></html>',
  ].join('\r\n')
  const saved = (type = 'text/html; charset="utf-8"') =>
    [
      'From: <Saved by Blink>',
      'Snapshot-Content-Location: https://example.com/queues/',
      'Subject: =?utf-8?B?SG93IHF1ZXVlcyB3YWl0?=',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related;',
      '\ttype="text/html";',
      '\tboundary="----b----"',
      '',
      '',
      '------b----',
      'Content-Type: text/css',
      'Content-Location: https://example.com/a.css',
      '',
      'p { color: red }',
      '------b----',
      `Content-Type: ${type}`,
      'Content-Transfer-Encoding: quoted-printable',
      'Content-Location: https://example.com/queues/',
      '',
      page,
      '------b----',
      'Content-Type: image/png',
      'Content-Transfer-Encoding: base64',
      'Content-Location: https://example.com/wait.png',
      '',
      png.toString('base64'),
      '------b------',
      '',
    ].join('\r\n')

  test('builds, with the picture in it', async () => {
    const { code, stderr, slides, figures } = await run(file('queues.mhtml', saved()))
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('How queues wait') })
    expect(slides).toContain('café time for nobody and = no fault')
    expect(slides).toContain(`![The wait of one day](/img/${figures[0]})`)
    expect(slides).not.toMatch(/boundary|color: red|Content-/)
    expect(readFileSync(path.join(folder, 'deck/public/img', figures[0] ?? ''))).toEqual(png)
  })

  test('is known by its content, and one without a page is broken', async () => {
    const article = new VFile({ path: 'queues.doc', value: Buffer.from(saved()) })
    expect((await read(article)).children.length).toBeGreaterThan(0)
    expect(article.data.address).toBe('https://example.com/queues/')
    const empty = new VFile({ path: 'queues.mhtml', value: Buffer.from(saved('text/css')) })
    expect((await read(empty)).children).toEqual([])
    expect(empty.messages.map(({ ruleId }) => ruleId)).toEqual(['read:broken'])
  })

  test('is not seen in a text that tells of one', async () => {
    const output = `Mails have these lines:\n\n${saved()}`
    const article = new VFile({ path: 'mails.txt', value: Buffer.from(output) })
    await read(article)
    expect(String(article)).toBe(output.replaceAll('\r\n', '\n'))
  })
})

describe('an encoding that nobody names', () => {
  const sentence = '佇列裡的請求要等到有空的工作程式才會被處理'
  // 佇列裡的請求要等到有空的工作程式才會被處理, as old programs of Taiwan save it.
  const big5 = Buffer.from(
    'a6eea643b8ccaababdd0a844ad6eb5a5a8eca6b3aac5aabaa475a740b57ba6a1a47eb77cb351b342b27a',
    'hex',
  )
  const ruleIds = async (value: Uint8Array, name = 'a.md') => {
    const article = new VFile({ path: name, value })
    await read(article)
    return { text: String(article), ids: article.messages.map(({ ruleId }) => ruleId) }
  }

  test('is recognised: Big5 and UTF-16 without a mark', async () => {
    expect(await ruleIds(Buffer.concat([Buffer.from('# '), big5, Buffer.from('\n')]))).toEqual({
      text: `# ${sentence}\n`,
      ids: ['read:encoding'],
    })
    const wide = Buffer.from(`# ${sentence}\n`, 'utf16le')
    for (const bytes of [wide, Buffer.from(wide).swap16()])
      expect(await ruleIds(bytes)).toEqual({ text: `# ${sentence}\n`, ids: ['read:encoding'] })
  })

  test('is a warning where it is a guess, and UTF-8 that was cut stays UTF-8', async () => {
    expect((await ruleIds(Buffer.from([0x23, 0x20, 0xb1, 0xea, 0xcc, 0xe2, 0x0a]))).ids).toEqual([
      'read:encoding-guessed',
    ])
    const cut = Buffer.from(`# ${sentence}`).subarray(0, -1)
    expect(await ruleIds(cut)).toEqual({
      text: `# ${sentence.slice(0, -1)}\ufffd`,
      ids: ['read:encoding-guessed'],
    })
  })

  test('is no matter in plain UTF-8', async () => {
    expect((await ruleIds(Buffer.from(`# ${sentence}\n`))).ids).toEqual([])
  })
})
