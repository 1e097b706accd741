import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument, PDFHexString, PDFName } from 'pdf-lib'
import { expect, test } from 'vitest'
import { buildFailure } from '../scripts/browser/build-failure.ts'
import { CannotGoOn, Interrupted } from '../scripts/browser/cannot.ts'
import { deckPath } from '../scripts/browser/deck-path.ts'
import { countDiagrams, plainTitle, type DeckFacts } from '../scripts/browser/facts.ts'
import { interruptible } from '../scripts/browser/interrupt.ts'
import { fillOnce } from '../scripts/browser/once.ts'
import { readTar } from '../scripts/browser/tar.ts'
import { unpackWoff } from '../scripts/browser/woff.ts'
import { describePdf } from '../scripts/export/pdf-metadata.ts'
import { mendOutline } from '../scripts/export/pdf-outline.ts'
import { writeWhole } from '../scripts/export/write-file.ts'

const folder = (): string => mkdtempSync(join(tmpdir(), 'lectern-test-'))

const facts: DeckFacts = {
  title: '测试',
  width: 980,
  height: 552,
  slides: [
    { number: 1, title: '一', diagrams: 0 },
    { number: 2, title: '坏页', diagrams: 0 },
  ],
  errors: [],
}

test('diagrams are counted outside longer fences only', () => {
  const shown = '````md\n```mermaid\nA --> B\n```\n````'
  expect(
    countDiagrams(`# a\n\n\`\`\`mermaid\nA --> B\n\`\`\`\n\n${shown}\n\n~~~ts\n\`\`\`mermaid\n~~~`),
  ).toBe(1)
  expect(countDiagrams('```mermaid {scale: 0.5}\nA\n```\n```mermaid\nB\n```')).toBe(2)
})

test('names lose their Markdown', () => {
  expect(plainTitle('One, [a link](https://x.y), `code_a` and **two** *times* $x^2$<br>')).toBe(
    'One, a link, code_a and two times x^2',
  )
  expect(plainTitle('\\*no\\* 5 * 3 * 2, a_b_c, costs $5, \\[x\\](y)')).toBe(
    '*no* 5 * 3 * 2, a_b_c, costs $5, [x](y)',
  )
  expect(plainTitle('a \\- b \\`c\\` &lt;x&gt; &#36;5 &#x4e2d; &unknown;')).toBe(
    'a - b `c` <x> $5 中 &unknown;',
  )
})

test('a failed build names the slide and keeps the essential lines', () => {
  const failure = {
    message: '\u001B[31mBuild failed\u001B[0m\nin slides.md__slidev_2.md\n    at build (x.js:1:2)',
    id: '',
    frame: '',
    stack: '',
  }
  const { message } = buildFailure('deck/slides.md', { failure, talk: '', facts, code: 1 })
  expect(message).toBe(
    'Slidev could not build `deck/slides.md` (slide 2, 坏页):\n  Build failed\n  in slides.md__slidev_2.md',
  )
  const talk = 'The theme "slidev-theme-x" was not found and cannot prompt for installation\n'
  const missing = buildFailure('deck/slides.md', { failure: undefined, talk, facts: undefined, code: 1 })
  expect(missing.message).toContain('npm install slidev-theme-x')
})

test('a tar archive gives its files, and none outside of it', () => {
  const header = (name: string, size: number): Buffer => {
    const block = Buffer.alloc(512)
    block.write(name, 0)
    block.write(size.toString(8).padStart(11, '0'), 124)
    block.write('0', 156)
    return block
  }
  const content = Buffer.alloc(512, 'x')
  const end = Buffer.alloc(1024)
  const files = readTar(Buffer.concat([header('lib/a.so', 3), content, header('b', 0), end]))
  expect(files.map(({ name, bytes }) => [name, String(bytes)])).toEqual([
    ['lib/a.so', 'xxx'],
    ['b', ''],
  ])
  for (const name of ['../a', 'lib/../../a', '/etc/a'])
    expect(() => readTar(Buffer.concat([header(name, 3), content, end]))).toThrow(RangeError)
})

test('a packed web font becomes a font file with sound tables', () => {
  const woff = createRequire(import.meta.url).resolve('@fontsource/inter/files/inter-latin-400-normal.woff')
  const font = unpackWoff(readFileSync(woff))
  const count = font.readUInt16BE(4)
  expect(count).toBeGreaterThan(8)
  const tags: string[] = []
  for (let at = 12; at < 12 + 16 * count; at += 16) {
    const [sum, offset, length] = [
      font.readUInt32BE(at + 4),
      font.readUInt32BE(at + 8),
      font.readUInt32BE(at + 12),
    ]
    const tag = font.toString('latin1', at, at + 4)
    tags.push(tag)
    let found = 0
    for (let word = 0; word < length; word += 4) found = (found + font.readUInt32BE(offset + word)) >>> 0
    // The sum of `head` leaves its own third word out.
    if (tag === 'head') found = (found - font.readUInt32BE(offset + 8)) >>> 0
    expect([tag, found]).toEqual([tag, sum])
  }
  expect(tags).toContain('glyf')
  expect(() => unpackWoff(Buffer.from('wOF2 and so on, far too short to be one'))).toThrow(TypeError)
})

test('a folder is filled once, and a failed filling leaves nothing', async () => {
  const parent = folder()
  const fail = fillOnce(parent, 'v1', async (half) => {
    writeFileSync(join(half, 'part'), '')
    throw new Error('disk full')
  })
  await expect(fail).rejects.toThrow('disk full')
  expect(readdirSync(parent)).toEqual([])
  let times = 0
  const fill = async (half: string): Promise<void> => {
    times++
    writeFileSync(join(half, 'all'), '')
  }
  await Promise.all([fillOnce(parent, 'v1', fill), fillOnce(parent, 'v1', fill)])
  await fillOnce(parent, 'v1', fill)
  expect(times).toBe(2)
  expect(readdirSync(parent)).toEqual(['v1'])
  expect(readdirSync(join(parent, 'v1'))).toEqual(['all'])
})

test('a file is written whole; what stood in its place stays when that fails', async () => {
  const place = folder()
  const file = join(place, 'a.pdf')
  await writeWhole(file, Buffer.from('one'))
  await writeWhole(file, Buffer.from('two'))
  expect(readFileSync(file, 'utf8')).toBe('two')
  const blocked = join(place, 'b.pdf')
  mkdirSync(blocked)
  await expect(writeWhole(blocked, Buffer.from('x'))).rejects.toBeInstanceOf(CannotGoOn)
  // A file stands where a folder would have to.
  await expect(writeWhole(join(file, 'c.pdf'), Buffer.from('x'))).rejects.toThrow(/c\.pdf/)
  await writeWhole(join(place, 'new', 'd.pdf'), Buffer.from('x'))
  expect(readFileSync(join(place, 'new', 'd.pdf'), 'utf8')).toBe('x')
  expect(readdirSync(place)).toEqual(['a.pdf', 'b.pdf', 'new'])
})

test('a PDF says what the deck says, at the size of the slide, with the same bytes each time', async () => {
  const blank = await PDFDocument.create()
  blank.addPage([736, 415])
  const printed = await blank.save()
  const deck = { ...facts, author: '王小明', lang: 'zh-CN', date: '2025-05-23', keywords: ['a', 'b'] }
  const { bytes, pages } = await describePdf(printed, deck)
  expect(pages).toBe(1)
  expect((await describePdf(printed, deck)).bytes).toEqual(bytes)
  const back = await PDFDocument.load(bytes, { updateMetadata: false })
  expect([back.getTitle(), back.getAuthor(), back.getKeywords()]).toEqual(['测试', '王小明', 'a b'])
  expect(back.getModificationDate()?.toISOString()).toBe('2025-05-23T00:00:00.000Z')
  expect(back.getPage(0).getMediaBox()).toEqual({ x: 0, y: 1, width: 735, height: 414 })
  const plain = await PDFDocument.load((await describePdf(printed, facts)).bytes, { updateMetadata: false })
  expect([plain.getCreationDate(), plain.getModificationDate()]).toEqual([undefined, undefined])
})

test('an outline says the titles as they are read', async () => {
  const document = await PDFDocument.create()
  const { context, catalog } = document
  const entry = context.obj({ Title: PDFHexString.fromText('wrap intotwo lines') })
  const outlines = context.obj({ First: context.register(entry), Count: 1 })
  catalog.set(PDFName.of('Outlines'), context.register(outlines))
  const slides = [{ number: 1, title: 'wrap into two lines', diagrams: 0 }]
  expect(mendOutline(document, { ...facts, slides })).toBe(1)
  expect(entry.lookup(PDFName.of('Title'), PDFHexString).decodeText()).toBe('wrap into two lines')
})

test('a deck is a Markdown file or a folder with slides.md', async () => {
  const place = folder()
  await expect(deckPath(place)).rejects.toThrow(/slides\.md/)
  writeFileSync(join(place, 'slides.md'), '# a')
  writeFileSync(join(place, 'other.md'), '# a')
  const name = place.split('/').at(-1)
  expect(await deckPath(place)).toMatchObject({ slides: join(place, 'slides.md'), name })
  expect(await deckPath(join(place, 'slides.md'))).toMatchObject({ name })
  expect(await deckPath(join(place, 'other.md'))).toMatchObject({ name: 'other' })
})

test('stopped work ends in one error, whatever it threw on its way', async () => {
  const outer = new AbortController()
  const stopped = interruptible(async (signal) => {
    outer.abort()
    expect(signal.aborted).toBe(true)
    throw new Error('the browser has gone')
  }, outer.signal)
  await expect(stopped).rejects.toBeInstanceOf(Interrupted)
  const listeners = process.listenerCount('SIGINT')
  await expect(interruptible(async () => 'done')).resolves.toBe('done')
  await expect(interruptible(() => Promise.reject(new Error('own')))).rejects.toThrow('own')
  expect(process.listenerCount('SIGINT')).toBe(listeners)
})
