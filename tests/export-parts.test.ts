import { createHash } from 'node:crypto'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { PDFDocument } from '@cantoo/pdf-lib'
import { expect, test, vi } from 'vitest'
import { buildFailure } from '../scripts/slidev/build/failure.ts'
import { cacheFolder, emptyCache } from '#system/cache-folder.ts'
import { UserError, Interrupted } from '#system/errors.ts'
import { deckPath } from '../scripts/slidev/data/deck-path.ts'
import { unexpectedElements } from '../scripts/slidev/build/deck-words.ts'
import { countDiagrams, plainText, plainTitle, type DeckData } from '../scripts/slidev/data/deck.ts'
import { attributeOf, elementsOf, parsePage, printPage, textOf } from '#system/html-page.ts'
import { interruptible } from '#system/interrupt.ts'
import { createDirAtomic } from '#system/create-dir-atomic.ts'
import { readTar } from '../scripts/browser/engine/tar.ts'
import { unpackWoff } from '../scripts/browser/engine/woff.ts'
import { formatOf, readRange } from '../scripts/command/export.ts'
import { describePdf } from '../scripts/export/pdf/metadata.ts'
import { bundle } from '../scripts/export/html/modules.ts'
import { embedFonts } from '../scripts/export/html/fonts.ts'
import { notesOf, spoken } from '../scripts/export/notes.ts'
import { notesHtml, notesText } from '../scripts/export/notes-markdown.ts'
import { readOutline, tableOfContents, writeOutline } from '../scripts/export/pdf/outline.ts'
import { normalizePackage } from '../scripts/export/pptx/normalize-package.ts'
import { describeHead, evaluation } from '../scripts/export/html/head.ts'
import { writeFolder } from '../scripts/export/write-folder.ts'
import { writeFileAtomic } from '#system/write-file-atomic.ts'

const folder = (): string => mkdtempSync(join(tmpdir(), 'lectern-test-'))

const data: DeckData = {
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

test('a text of several lines is one', () => {
  expect(plainText('## A *tricky* deck\n\n- with [links](/2)\n  1. and steps\n> 1 - 2 is said\n#hash')).toBe(
    'A tricky deck with links and steps 1 - 2 is said #hash',
  )
})

test('a failed build names the slide and keeps the essential lines', () => {
  const failure = {
    message: '\u001B[31mBuild failed\u001B[0m\nin slides.md__slidev_2.md\n    at build (x.js:1:2)',
    id: '',
    frame: '',
    stack: '',
  }
  const { message } = buildFailure('deck/slides.md', { failure, talk: '', data, code: 1 })
  expect(message).toBe(
    'Slidev could not build `deck/slides.md` (slide 2, 坏页):\n  Build failed\n  in slides.md__slidev_2.md',
  )
  const talk = 'The theme "slidev-theme-x" was not found and cannot prompt for installation\n'
  const missing = buildFailure('deck/slides.md', { failure: undefined, talk, data: undefined, code: 1 })
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
  const fail = createDirAtomic(parent, 'v1', async (half) => {
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
  await Promise.all([createDirAtomic(parent, 'v1', fill), createDirAtomic(parent, 'v1', fill)])
  await createDirAtomic(parent, 'v1', fill)
  expect(times).toBe(2)
  expect(readdirSync(parent)).toEqual(['v1'])
  expect(readdirSync(join(parent, 'v1')).toSorted()).toEqual(['.contents.json', 'all'])
})

test.each<[string, (place: string) => void]>([
  ['a file is empty', (place) => writeFileSync(join(place, 'main.js'), '')],
  ['a file is cut', (place) => truncateSync(join(place, 'inner/data.json'), 3)],
  ['a file is gone', (place) => rmSync(join(place, 'main.js'))],
  ['its list is cut', (place) => truncateSync(join(place, '.contents.json'), 5)],
])('a folder in the cache where %s is made anew once, and that is said', async (_, damage) => {
  const parent = folder()
  let times = 0
  const stated: string[] = []
  const fill = async (half: string): Promise<void> => {
    times++
    mkdirSync(join(half, 'inner'))
    writeFileSync(join(half, 'main.js'), 'main()')
    writeFileSync(join(half, 'inner/data.json'), '{"a":1}')
  }
  const open = (): Promise<string> => createDirAtomic(parent, 'v1', fill, (text) => stated.push(text))
  const place = await open()
  damage(place)
  for (let run = 0; run < 3; run++) await open()
  expect(times).toBe(2)
  expect(stated).toEqual([`The cache \`${place}\` was damaged and is made anew`])
  expect(readFileSync(join(place, 'main.js'), 'utf8')).toBe('main()')
  expect(readdirSync(parent)).toEqual(['v1'])
})

test('folders that dead processes left half made go away, and those of living ones stay', async () => {
  const parent = folder()
  for (const name of ['.v0-dead', 'v0.123.old', '.v1-living']) mkdirSync(join(parent, name))
  const before = new Date(Date.now() - 2 * 60 * 60 * 1000)
  for (const name of ['.v0-dead', 'v0.123.old']) utimesSync(join(parent, name), before, before)
  await createDirAtomic(parent, 'v1', async (half) => writeFileSync(join(half, 'all'), ''))
  expect(readdirSync(parent).toSorted()).toEqual(['.v1-living', 'v1'])
})

test('the cache is emptied on demand, and nothing beside it', async () => {
  const home = folder()
  const env = { XDG_CACHE_HOME: home }
  vi.stubEnv('TMPDIR', home)
  const place = await cacheFolder('players', env)
  writeFileSync(join(place, 'a'), 'x'.repeat(2_000_000))
  writeFileSync(join(home, 'other'), 'x')
  const { folders, bytes } = await emptyCache(env)
  vi.unstubAllEnvs()
  expect(folders).toContain(join(home, 'lectern'))
  expect(bytes).toBeGreaterThanOrEqual(2_000_000)
  expect(readdirSync(home)).toEqual(['other'])
})

test('a file is written whole; what stood in its place stays when that fails', async () => {
  const place = folder()
  const file = join(place, 'a.pdf')
  await writeFileAtomic(file, Buffer.from('one'))
  await writeFileAtomic(file, Buffer.from('two'))
  expect(readFileSync(file, 'utf8')).toBe('two')
  const blocked = join(place, 'b.pdf')
  mkdirSync(blocked)
  await expect(writeFileAtomic(blocked, Buffer.from('x'))).rejects.toBeInstanceOf(UserError)
  // A file stands where a folder would have to.
  await expect(writeFileAtomic(join(file, 'c.pdf'), Buffer.from('x'))).rejects.toThrow(/c\.pdf/)
  await writeFileAtomic(join(place, 'new', 'd.pdf'), Buffer.from('x'))
  expect(readFileSync(join(place, 'new', 'd.pdf'), 'utf8')).toBe('x')
  expect(readdirSync(place)).toEqual(['a.pdf', 'b.pdf', 'new'])
})

test('a PDF says what the deck says, at the size of the slide, with the same bytes each time', async () => {
  const blank = await PDFDocument.create()
  blank.addPage([736, 415])
  const printed = await blank.save()
  const deck = { ...data, author: '王小明', lang: 'zh-CN', date: '2025-05-23', keywords: ['a b', 'c'] }
  const pages = [{ number: 1, click: 1, heading: '一' }]
  const bytes = await describePdf(printed, deck, pages)
  expect(await describePdf(printed, deck, pages)).toEqual(bytes)
  const back = await PDFDocument.load(bytes, { updateMetadata: false })
  expect([back.getTitle(), back.getAuthor(), back.getKeywords()]).toEqual(['测试', '王小明', 'a b, c'])
  expect(back.getModificationDate()?.toISOString()).toBe('2025-05-23T00:00:00.000Z')
  expect(back.getPage(0).getMediaBox()).toEqual({ x: 0, y: 1, width: 735, height: 414 })
  const plain = await PDFDocument.load(await describePdf(printed, data, pages), { updateMetadata: false })
  expect([plain.getCreationDate(), plain.getModificationDate()]).toEqual([undefined, undefined])
})

test('an outline has the slides of a section below it, and reads back', async () => {
  const layouts = ['cover', 'points', 'section', 'points', 'section', 'points', 'takeaways', 'end']
  const slides = layouts.map((layout, index) => ({
    number: index + 1,
    title: `${layout} ${index + 1}（文）`,
    layout,
    diagrams: 0,
  }))
  // Two clicks of the fourth slide: its entry leads to the first of them.
  const pages = [1, 2, 3, 4, 4, 5, 6, 7, 8].map((number) => ({ number, click: 1, heading: '' }))
  const entries = tableOfContents({ ...data, slides }, pages)
  const shown = entries.map(({ title, page, children }) => [title, page, children.map((child) => child.page)])
  expect(shown).toEqual([
    ['cover 1（文）', 0, []],
    ['points 2（文）', 1, []],
    ['section 3（文）', 2, [3]],
    ['section 5（文）', 5, [6]],
    ['takeaways 7（文）', 7, []],
    ['end 8（文）', 8, []],
  ])
  const document = await PDFDocument.create()
  for (const _ of pages) document.addPage()
  writeOutline(document, entries)
  const back = readOutline(await PDFDocument.load(await document.save()))
  expect(back.map(({ depth }) => depth)).toEqual([0, 0, 0, 1, 0, 1, 0, 0])
  expect(back.map(({ title }) => title)).toEqual(slides.map(({ title }) => title))
})

test('without sections an outline follows the ranks of the titles', () => {
  const slides = [1, 2, 2, 1].map((level, index) => ({ number: index + 1, title: 'x', level, diagrams: 0 }))
  const pages = slides.map(({ number }) => ({ number, click: 1, heading: '' }))
  const entries = tableOfContents({ ...data, slides }, pages)
  expect(entries.map(({ children }) => children.length)).toEqual([2, 0])
})

test('the name of a file says its format, unless it is a PDF or a folder', () => {
  expect(
    ['a.pptx', 'a/b.HTML', 'notes.md', 'a.pdf', 'a.html/b', 'pptx', undefined].map((name) => formatOf(name)),
  ).toEqual(['pptx', 'html', 'notes', 'pdf', 'pdf', 'pdf', 'pdf'])
})

test('a range names slides once, in order, or is none', () => {
  expect(readRange('3-5, 12,4')).toEqual([3, 4, 5, 12])
  for (const wrong of ['', '0', '5-3', '1,', 'a', '1-2-3', '-2']) expect(readRange(wrong)).toBeUndefined()
})

test('notes are a heading for each slide and what is said there', () => {
  const slides = [
    { number: 1, title: 'One *star* & &lt;', notes: 'Say **this**.\n\n[click] Then that.', diagrams: 0 },
    { number: 2, diagrams: 0 },
  ]
  expect(notesOf({ ...data, slides })).toBe(
    '# 测试\n\n## 1. One \\*star\\* & \\&lt;\n\nSay **this**.\n\n[click] Then that.\n\n## slide 2\n',
  )
  expect(spoken('[click] One\n[click:3] two')).toBe('One\ntwo')
})

test('notes keep the emphasis that the deck was written with, and no other tag', () => {
  const stated =
    '**a**<strong>b</strong> <code v-pre>{{ c }}</code> \\<d> <img src="/img/x.png" alt="a&#60;b"> ![e](/img/y.png) <img src=x onerror="y">\n\n<pre v-pre class="slidev-code">1 &#60; 2</pre>\n\n<script>z()</script>\n'
  expect(notesText(stated)).toBe('ab {{ c }} <d> a<b e <img src=x onerror="y">\n1 < 2\n<script>z()</script>')
  expect(notesHtml(stated)).toBe(
    '<p><strong>a</strong><strong>b</strong> <code v-pre>{{ c }}</code> &lt;d&gt; a&lt;b e &lt;img src=x onerror=&quot;y&quot;&gt;</p>\n' +
      '<pre><code>1 &lt; 2</code></pre>\n<pre><code>&lt;script&gt;z()&lt;/script&gt;</code></pre>\n',
  )
})

test('the head of a page says what the deck is, and loads nothing from elsewhere', () => {
  const page = `<html><head><meta charset="utf-8"><title>x - Slidev</title>
<link rel="icon" href="https://cdn.example/x.png"><link rel="stylesheet" href="https://fonts.example/css">
<link rel="stylesheet" href="./a.css"><meta property="og:title" content="x - Slidev">
<script src="https://evil.example/x.js"></script><script>own()</script></head></html>`
  const parsed = parsePage(page)
  const title = 'A "<b>" > $& </head><script>x()</script>'
  describeHead(
    parsed,
    { ...data, title, subject: 'About', author: '<i>' },
    { icon: './i.png', image: './o.png', sources: ["'self'"], scripts: ["'self'", ...evaluation(parsed)] },
  )
  const read = parsePage(printPage(parsed))
  const named = (name: string): string[] =>
    elementsOf(read.document)
      .filter(({ attrs }) => attrs.some(({ value }) => value === name))
      .map((element) => attributeOf(element, 'content') || attributeOf(element, 'href'))
  expect(printPage(parsed)).not.toMatch(/https?:/)
  expect(elementsOf(read.document).map(({ tagName }) => tagName)).toEqual([
    'html',
    'head',
    'meta',
    'meta',
    'link',
    'script',
    'title',
    'link',
    ...Array.from({ length: 8 }, () => 'meta'),
    'body',
  ])
  expect(textOf(elementsOf(read.head).find(({ tagName }) => tagName === 'title')!)).toBe(title)
  expect(['stylesheet', 'icon', 'og:image', 'description', 'author', 'og:title'].map(named)).toEqual([
    ['./a.css'],
    ['./i.png'],
    ['./o.png'],
    ['About'],
    ['<i>'],
    [title],
  ])
  const [policy = ''] = named('Content-Security-Policy')
  const hash = createHash('sha256').update('own()').digest('base64')
  expect(policy).toContain(`script-src 'self' 'unsafe-eval' 'sha256-${hash}';`)
  expect(/script-src [^;]*/.exec(policy)![0]).not.toContain('unsafe-inline')
})

test('a page with a policy of its own lets no script be made of text', () => {
  const page = (content: string): string[] =>
    evaluation(parsePage(`<meta http-equiv="content-security-policy" content="${content}">`))
  expect([page("default-src 'self'"), evaluation(parsePage(''))]).toEqual([[], ["'unsafe-eval'"]])
})

test('what is in a page and nobody put there is named', () => {
  const source =
    '<html><head><meta charset="utf-8"></head><body><div id="app"></div><script>a()</script></body></html>'
  const built = source.replace(
    '</head>',
    '<title>x</title><meta property="og:title" content="x"><link rel="icon" href="data:,"></head>',
  )
  expect(unexpectedElements(built, [source])).toEqual([])
  const more = (text: string): string[] => unexpectedElements(built.replace('<div', `${text}<div`), [source])
  expect(more('<script>b()</script>')).toEqual(['<script> b()'])
  expect(more('<b>x</b>')).toEqual(['<b>'])
  expect(more('<div id="a" onclick="x()"></div>')).toEqual(['<div id onclick>'])
  expect(
    unexpectedElements(built.replace('<title>', '<meta http-equiv="refresh" content="0"><title>'), [source]),
  ).toEqual(['<meta content http-equiv> refresh'])
})

test('a style sheet keeps the slices of fonts that the text needs', () => {
  const face = (range: string, file: string): string =>
    `@font-face{font-family:"A B";font-weight:700;src:url(./${file}.woff2) format("woff2");${range}}`
  const css = [
    face('unicode-range:U+4E00-4E0F', 'hit'),
    face('unicode-range:U+4E??', 'wild'),
    face('unicode-range:U+5000-50FF,U+26', 'miss'),
    face('', 'whole'),
    '.a{background:url("../p.png")}.b{background:url(data:x)}',
  ].join('')
  const address = (name: string): string => `data:${name}`
  const faces = [{ family: 'A B', weight: '700', style: 'normal', whole: false }]
  const made = embedFonts(css, 'assets/style.css', { faces, letters: new Set('一'), address })
  const urls = [...made.matchAll(/url\("?([^")]+)/g)].map((match) => match[1])
  expect(urls).toEqual(['data:assets/hit.woff2', 'data:assets/wild.woff2', 'data:p.png', 'data:x'])
})

test('modules find one another without places, and their text stays', async () => {
  const stated = `"./sub/b.mjs" and import("./sub/b.mjs") in '/p2.png' with </script>`
  const modules: Record<string, string> = {
    'assets/a.js': `import{x}from"./sub/b.mjs";import(\`../assets/sub/b.mjs\`);import('./none.js');const p=globalThis.lecternFiles?.["assets/p.png"],q=${JSON.stringify(stated)},r=\`${stated}\``,
    'assets/sub/b.mjs': 'import"../a.js";export const x=1',
  }
  const { data, start } = await bundle({
    modules: Object.keys(modules),
    entry: 'assets/a.js',
    files: ['assets/p.png', 'assets/unused.png', 'p2.png'],
    text: (name) => modules[name]!,
    address: (name) => `data:${name}`,
  })
  expect(start).toMatch(/\("lectern-modules", "lectern:assets\/a\.js"\)$/)
  expect(data).not.toContain('<')
  const { modules: code, files } = JSON.parse(data) as Record<string, Record<string, string>>
  expect(Object.values(code!)).toEqual([
    `import{x}from"lectern:assets/sub/b.mjs";import("lectern:assets/sub/b.mjs");import('./none.js');const p=globalThis.lecternFiles?.["assets/p.png"],q=${JSON.stringify(stated)},r=\`${stated}\``,
    'import"lectern:assets/a.js";export const x=1',
  ])
  expect(files).toEqual({ 'assets/p.png': 'data:assets/p.png', 'p2.png': 'data:p2.png' })
})

test('a PowerPoint package is the same each time, valid, and has fonts for hanzi', () => {
  const slide =
    '<a:p><a:pPr algn="l"/><a:r><a:rPr lang="en-US"><a:ea typeface="Inter"/></a:rPr></a:r><a:pPr algn="r"><a:buNone/></a:pPr><a:r/></a:p>'
  const pack = (day: string): Uint8Array =>
    zipSync({
      'ppt/slides/slide1.xml': strToU8(slide),
      'docProps/core.xml': strToU8(`<dcterms:created xsi:type="x">${day}</dcterms:created>`),
      '[Content_Types].xml': strToU8('<Types/>'),
    })
  const deck = { ...data, lang: 'zh', date: '2025-05-23' }
  const made = normalizePackage(pack('2031-01-01T00:00:00Z'), deck)
  expect(normalizePackage(pack('1999-01-01T00:00:00Z'), deck)).toEqual(made)
  const files = unzipSync(made)
  expect(Object.keys(files)[0]).toBe('[Content_Types].xml')
  expect(strFromU8(files['docProps/core.xml']!)).toContain('>2025-05-23T00:00:00Z<')
  expect(strFromU8(files['ppt/slides/slide1.xml']!)).toBe(
    '<a:p><a:pPr algn="l"/><a:r><a:rPr lang="zh-CN"><a:ea typeface="Microsoft YaHei"/></a:rPr></a:r><a:r/></a:p>',
  )
})

test('a folder is replaced whole, and only where an export was before', async () => {
  const place = folder()
  const file = (text: string) => Buffer.from(text)
  await writeFolder(join(place, 'x'), [
    { name: 'a/b.png', bytes: file('1') },
    { name: 'c', bytes: file('2') },
  ])
  await writeFolder(join(place, 'x'), [{ name: 'c', bytes: file('3') }])
  expect(readdirSync(join(place, 'x')).toSorted()).toEqual(['.lectern-export', 'c'])
  expect(readFileSync(join(place, 'x', 'c'), 'utf8')).toBe('3')
  mkdirSync(join(place, 'mine'))
  writeFileSync(join(place, 'mine', 'thesis.txt'), '')
  await expect(writeFolder(join(place, 'mine'), [])).rejects.toThrow(/Unexpected files/)
  expect(readdirSync(join(place, 'mine'))).toEqual(['thesis.txt'])
  expect(readdirSync(place).toSorted()).toEqual(['mine', 'x'])
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
