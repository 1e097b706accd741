import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { strFromU8, unzipSync } from 'fflate'
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFString, PDFHexString } from '@cantoo/pdf-lib'
import { getDocumentProxy } from 'unpdf'
import type { Page } from 'playwright-chromium'
import { beforeAll, describe, expect, test } from 'vitest'
import { exportCommand } from '../../scripts/command/export.ts'
import { findBrowser } from '../../scripts/browser/engine/find.ts'
import { launch } from '../../scripts/browser/engine/launch.ts'
import { serveFolder } from '#system/static-server.ts'
import type { Exports } from '../../scripts/export/deck.ts'
import type { FormatName } from '../../scripts/export/index.ts'
import { deckFolder, deckOf } from './first-deck.ts'

/** A build and a browser on a loaded machine. */
const slow = 300_000

const io = { out: () => {}, err: () => {}, terminal: false }

const head = `---
theme: none
title: 中文讲稿
author: 王小明
date: '2025-05-23'
fonts: {provider: none}
favicon: "data:,"
htmlAttrs: {lang: zh-CN}
`

const redPoint =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='

const good = `${head}---

# 中文

[Next](/2), 你好世界

<!-- 备注 -->

---

# 图示

\`\`\`mermaid
flowchart LR
  A[基础模型] --> B[视觉语言对齐] --> C[Qwen2-VL]
\`\`\`

---
layout: two-cols
---

# Code

\`\`\`ts
const answer: number = 42
\`\`\`

::right::

$$ E = mc^2 $$

---
hide: true
---

# Hidden

---

# Steps

<v-clicks>

- first
- second

</v-clicks>

<p v-click.hide="2">gone by now</p>

<p style="opacity: 0.5">faint</p>

![remote](https://example.com/picture.png)

![A red point](${redPoint})
`

function deck(slides: string): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'lectern-test-')), 'talk')
  mkdirSync(folder)
  writeFileSync(join(folder, 'slides.md'), slides)
  return folder
}

function outline(document: PDFDocument): string[] {
  const titles: string[] = []
  const walk = (node: PDFDict | undefined): void => {
    let child = node?.lookupMaybe(PDFName.of('First'), PDFDict)
    while (child) {
      titles.push(child.lookup(PDFName.of('Title'), PDFString, PDFHexString).decodeText())
      walk(child)
      child = child.lookupMaybe(PDFName.of('Next'), PDFDict)
    }
  }
  walk(document.catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict))
  return titles
}

/** What only holds something. */
const holders: ReadonlySet<string> = new Set(['Root', 'Document', 'NonStruct'])

/** A node of the structure that a PDF has for readers aloud. */
interface Heard {
  role?: string
  alt?: string
  children?: Heard[]
}

function poppler(tool: string, ...args: string[]): string | undefined {
  try {
    return execFileSync(tool, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** All of them from one build, since that is what takes long. */
const all: FormatName[] = ['pdf', 'pptx', 'html', 'site', 'png', 'webp', 'notes', 'handout']

describe('a deck', () => {
  let folder: string
  let exports: Exports
  let document: PDFDocument
  const fileOf = (format: FormatName): string =>
    exports.results.find((result) => result.format === format)!.file

  beforeAll(async () => {
    folder = deck(good)
    exports = await exportCommand({ deck: folder, formats: all }, io)
    document = await PDFDocument.load(readFileSync(fileOf('pdf')), { updateMetadata: false })
  }, slow)

  test('is named after its folder and leaves nothing else there', () => {
    expect(exports.results.map(({ file }) => basename(file))).toEqual([
      'talk.pdf',
      'talk.pptx',
      'talk.html',
      'talk-site',
      'talk-png',
      'talk-webp',
      'talk-notes.md',
      'talk-handout.pdf',
    ])
    expect(exports.results[0]!.bytes).toBe(readFileSync(fileOf('pdf')).length)
    const names = exports.results.map(({ file }) => basename(file))
    expect(readdirSync(folder).toSorted()).toEqual(['slides.md', ...names].toSorted())
  })

  test('has a picture of each slide, a sheet of all and a cover', () => {
    const own = ['.lectern-export', 'contact-sheet.png', 'cover.png']
    for (const format of ['png', 'webp'] as const) {
      const slides = ['001', '002', '003', '004'].map((name) => `${name}.${format}`)
      expect(readdirSync(fileOf(format)).toSorted()).toEqual([...own, ...slides].toSorted())
    }
    // Width and height stand in the first block of a PNG: two pixels for one of the canvas.
    const picture = readFileSync(join(fileOf('png'), '002.png'))
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1960, 1104])
  })

  test('has the notes, as Markdown and beside the slides', ({ skip }) => {
    expect(readFileSync(fileOf('notes'), 'utf8')).toMatch(/^# 中文讲稿\n\n## 1\. .+\n\n备注\n\n## 2\. 图示\n/)
    const text = poppler('pdftotext', fileOf('handout'), '-')
    if (text === undefined) skip('poppler is not installed')
    for (const part of ['备注', '图示', '基础模型', 'const answer', 'second']) expect(text).toContain(part)
    expect(text).not.toContain('slide.invalid')
  })

  test('is a PowerPoint file with every text, list, link and note', () => {
    const files = unzipSync(readFileSync(fileOf('pptx')))
    const xml = (name: string): string => strFromU8(files[name]!)
    const stderr = (name: string): string =>
      [...xml(name).matchAll(/<a:t>([^<]*)<\/a:t>/g)].map((match) => match[1]).join('')
    const slides = [1, 2, 3, 4].map((number) => stderr(`ppt/slides/slide${number}.xml`))
    expect(slides[0]).toContain('你好世界')
    expect(slides[2]).toContain('const answer: number = 42')
    expect(slides[3]).toMatch(/Steps.*first.*second/)
    expect(slides.join('')).not.toMatch(/Hidden|gone by now/)
    expect(xml('ppt/slides/slide4.xml')).toMatch(/<a:alpha val="50000"\/>.*<a:t>faint<\/a:t>/s)
    expect(stderr('ppt/notesSlides/notesSlide1.xml')).toContain('备注')
    // A list is one text, so that a point can be added to it.
    expect(xml('ppt/slides/slide4.xml')).toMatch(/<a:t>first<\/a:t>(?:(?!<\/p:txBody>).)*<a:t>second<\/a:t>/s)
    // The link leads to the second slide, the diagram and the formula are pictures with a text.
    expect(xml('ppt/slides/slide1.xml')).toContain('hlinksldjump')
    for (const number of [2, 3]) expect(xml(`ppt/slides/slide${number}.xml`)).toContain('<p:pic>')
    expect(xml('ppt/slides/slide3.xml')).toContain('descr="E = mc^2')
    for (const name of Object.keys(files).filter((file) => /slides\/slide\d+\.xml$/.test(file)))
      expect(xml(name), name).not.toMatch(/<\/a:r><a:pPr/)
  })

  test('opens in LibreOffice', { timeout: slow }, ({ skip }) => {
    const out = mkdtempSync(join(tmpdir(), 'lectern-test-'))
    const profile = `-env:UserInstallation=${pathToFileURL(join(out, 'profile')).href}`
    const done = poppler(
      'soffice',
      profile,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      out,
      fileOf('pptx'),
    )
    const text = done === undefined ? undefined : poppler('pdftotext', join(out, 'talk.pdf'), '-')
    if (text === undefined) skip('soffice or poppler is not installed')
    for (const part of ['你好世界', 'const answer', 'first', 'second']) expect(text).toContain(part)
  })

  test('is one page that opens from the disk without a network', { timeout: slow }, async () => {
    const running = await launch(await findBrowser())
    try {
      const context = await running.newContext({ offline: true })
      // The test has a bound; a machine that does other work too is slow, not wrong.
      context.setDefaultTimeout(slow)
      const page = await context.newPage()
      const asked: string[] = []
      page.on('requestfinished', (request) => asked.push(request.url()))
      const address = pathToFileURL(fileOf('html')).href
      await page.goto(address)
      await page.getByText('你好世界').filter({ visible: true }).first().waitFor()
      expect(await page.title()).toBe('中文讲稿')
      await page.keyboard.press('ArrowRight')
      await page
        .locator('.slidev-page-2')
        .getByText('视觉语言对齐')
        .filter({ visible: true })
        .first()
        .waitFor()
      expect(new URL(page.url()).hash).toBe('#/2')
      await page.keyboard.press('ArrowRight')
      await page.getByText('const answer').filter({ visible: true }).first().waitFor()
      await page.goto(`${address}#/presenter/1`)
      await page.reload()
      await page.getByText('备注').filter({ visible: true }).first().waitFor()
      const outside = asked.filter((url) => !/^(?:data|blob):/.test(url) && url.split('#')[0] !== address)
      expect(outside).toEqual([])
    } finally {
      await running.close()
    }
  })

  test('is a site for any folder of a host, with a preview', () => {
    const site = fileOf('site')
    const index = readFileSync(join(site, 'index.html'), 'utf8')
    expect(index).toContain('<title>中文讲稿</title>')
    expect(index).toContain('og-image.png')
    expect(index).not.toMatch(/(?:src|href)="(?:\/|https?:)/)
    expect(readdirSync(site)).toEqual(expect.arrayContaining(['404.html', 'assets', 'og-image.png']))
  })

  test('has a page for each slide that is shown, of the size of the canvas', () => {
    expect([exports.results[0]!.pages, document.getPageCount()]).toEqual([4, 4])
    for (const page of document.getPages()) expect(page.getSize()).toEqual({ width: 735, height: 414 })
  })

  test('has an outline, structure and the metadata of the deck', () => {
    expect(outline(document)).toEqual(['中文', '图示', 'Code', 'Steps'])
    expect(document.catalog.has(PDFName.of('StructTreeRoot'))).toBe(true)
    expect(String(document.catalog.lookup(PDFName.of('Lang')))).toBe('(zh-CN)')
    expect([document.getTitle(), document.getAuthor()]).toEqual(['中文讲稿', '王小明'])
    expect(document.getModificationDate()?.toISOString()).toBe('2025-05-23T00:00:00.000Z')
  })

  test('is read aloud in the order of the slide, pictures by their text', async () => {
    const pdf = await getDocumentProxy(new Uint8Array(readFileSync(fileOf('pdf'))))
    const heard = async (number: number): Promise<string[]> => {
      const tree = (await (await pdf.getPage(number)).getStructTree()) as Heard
      const walk = ({ role, alt, children = [] }: Heard): string[] => [
        ...(role && !holders.has(role) ? [alt ? `${role}: ${alt}` : role] : []),
        ...children.flatMap(walk),
      ]
      return walk(tree)
    }
    expect(await heard(1)).toEqual(['H1', 'P', 'Link'])
    expect(await heard(3)).toEqual(['H1', 'Code'])
    expect(await heard(4)).toEqual(['H1', 'L', 'LI', 'LI', 'Figure: A red point'])
  })

  test('has links that lead to its slides', () => {
    const link = document.getPage(0).node.Annots()?.lookup(0, PDFDict)
    const target = link?.lookup(PDFName.of('Dest'), PDFName)
    const places = document.catalog.lookup(PDFName.of('Dests'), PDFDict)
    const [page] = places.lookup(target!, PDFArray).asArray()
    expect(page).toBe(document.getPage(1).ref)
  })

  test('asked for nothing outside, and says what it would have asked for', () => {
    expect(exports.warnings).toEqual([expect.stringContaining('`https://example.com/picture.png`')])
  })

  test('has text that copies out, and embedded fonts', ({ skip }) => {
    const text = poppler('pdftotext', '-layout', fileOf('pdf'), '-')
    const fonts = poppler('pdffonts', fileOf('pdf'))
    if (text === undefined || fonts === undefined) skip('poppler is not installed')
    for (const part of [
      '中文',
      '你好世界',
      '基础模型',
      '视觉语言对齐',
      'Qwen2-VL',
      'const answer',
      'mc',
      'first',
      'second',
    ])
      expect(text).toContain(part)
    expect(text).not.toContain('Hidden')
    const rows = fonts!.trim().split('\n').slice(2)
    expect(rows.length).toBeGreaterThan(2)
    for (const row of rows) expect(row).toMatch(/ yes (yes|no ) (yes|no ) +\d+ +\d+$/)
  })

  test('is dark where that is asked for', { timeout: slow }, async () => {
    const output = join(folder, 'dark.pptx')
    await exportCommand({ deck: folder, formats: ['pptx'], range: [1], dark: true, output }, io)
    const ink = (file: string): string | undefined => {
      const slide = strFromU8(unzipSync(readFileSync(file))['ppt/slides/slide1.xml']!)
      return /<a:srgbClr val="(\w+)"/.exec(slide)?.[1]
    }
    expect([ink(fileOf('pptx')), ink(output)]).toEqual(['000000', 'FFFFFF'])
  })

  test('is the whole talk as a page', async () => {
    const asked = exportCommand({ deck: folder, formats: ['pdf', 'html'], range: [1] }, io)
    await expect(asked).rejects.toThrow('Unexpected `--range` for `html`')
  })

  test('gives the same bytes again', { timeout: slow }, async () => {
    const same: FormatName[] = ['pdf', 'pptx', 'html', 'handout']
    const again = await exportCommand(
      { deck: join(folder, 'slides.md'), formats: same, output: join(folder, 'again') },
      io,
    )
    for (const { format, file } of again.results)
      expect(readFileSync(file).equals(readFileSync(fileOf(format))), format).toBe(true)
  })

  test('goes out in part, with a page for each click', { timeout: slow }, async () => {
    const { results } = await exportCommand(
      { deck: folder, range: [1, 4], clicks: true, output: join(folder, 'part.pdf') },
      io,
    )
    // The first slide, and the last one before its clicks and after each of them.
    expect(results[0]!.pages).toBe(4)
    const part = await PDFDocument.load(readFileSync(join(folder, 'part.pdf')), { updateMetadata: false })
    expect(outline(part)).toEqual(['中文', 'Steps'])
    await expect(exportCommand({ deck: folder, range: [9] }, io)).rejects.toThrow(/slide 9.*1 to 4/)
  })
})

// Ours has a policy of its own, names for its slides, and diagrams that are drawn in many tries.
describe('a deck that we made', () => {
  const decks = deckFolder()
  let output: string
  beforeAll(async () => {
    output = join(decks.path, 'out')
    const slides = deckOf(decks.path, 'qwen2-vl', 'seminar')
    await exportCommand({ deck: slides, formats: ['html', 'site', 'pptx'], output }, io)
  }, slow)

  /** Walk through the talk as people do: slides, overview, presenter. */
  async function walk(page: Page, address: string): Promise<void> {
    const errors: string[] = []
    // A screen that nobody looks at is not kept awake.
    const note = (text: string): void => void (/Wake Lock/.test(text) || errors.push(text))
    page.on('console', (message) => {
      if (message.type() === 'error') note(message.text().split('\n')[0]!)
    })
    page.on('pageerror', ({ message }) => note(message))
    const shown = (text: string): Promise<void> =>
      page.getByText(text).filter({ visible: true }).first().waitFor()
    await page.goto(`${address}#/4`)
    await page.locator('.slidev-page-4 [data-ready]').waitFor()
    await page.keyboard.press('ArrowRight')
    await shown('Qwen2-instruct')
    await page.keyboard.press('o')
    for (const title of ['能力完整性', '参考资料']) await shown(title)
    await page.goto(`${address}#/presenter/6`)
    await page.reload()
    await shown('从技术上看')
    await page.keyboard.press('ArrowRight')
    await shown('视觉特征')
    // A site holds no PDF: nothing leads to one.
    expect(await page.getByTitle('Download as PDF').count()).toBe(0)
    expect(errors).toEqual([])
  }

  test('is one page that opens from the disk without a network', { timeout: slow }, async () => {
    const running = await launch(await findBrowser())
    try {
      const context = await running.newContext({ offline: true })
      context.setDefaultTimeout(slow)
      await walk(await context.newPage(), pathToFileURL(join(output, 'seminar-qwen2-vl.html')).href)
    } finally {
      await running.close()
    }
  })

  test('is a site in a folder of a host', { timeout: slow }, async () => {
    const served = await serveFolder(output)
    const running = await launch(await findBrowser())
    try {
      const context = await running.newContext()
      context.setDefaultTimeout(slow)
      await walk(await context.newPage(), `${served.origin}/seminar-qwen2-vl-site/index.html`)
    } finally {
      await running.close()
      await served.close()
    }
  })

  test('has the fonts of its letters in PowerPoint, and counts what the template counts', () => {
    const files = unzipSync(readFileSync(join(output, 'seminar-qwen2-vl.pptx')))
    const xml = (number: number): string => strFromU8(files[`ppt/slides/slide${number}.xml`]!)
    const fonts = [...xml(7).matchAll(/<a:(latin|ea) typeface="([^"]+)"/g)].map(([, kind, name]) => [
      kind,
      name,
    ])
    expect(new Set(fonts.flat())).toEqual(new Set(['latin', 'Inter', 'ea', 'Microsoft YaHei']))
    // The takeaways are an unordered list whose numbers the template draws.
    expect(xml(12).match(/<a:buAutoNum/g)).toHaveLength(3)
    expect(xml(7).match(/<a:buAutoNum/g)).toBeNull()
  })
})

describe('a deck that cannot be shown names its slides and leaves the previous export', () => {
  const cases: { name: string; slides: string; says: RegExp[] }[] = [
    {
      name: 'a template that does not compile',
      slides: `${head}---\n\n# One\n\n---\n\n# 坏页\n\n{{ a. }}\n`,
      says: [/slide 2, 坏页/, /could not build/],
    },
    {
      name: 'a script that throws, a diagram with an error',
      slides: `${head}---\n\n# One\n\n---\n\n# Throws\n\n<script setup>\nthrow new Error('boom')\n</script>\n\n---\n\n# Wrong\n\n\`\`\`mermaid\nflowchart LR\n  A --> --> [[\n\`\`\`\n`,
      says: [/slide 2, Throws: nothing was drawn/, /slide 3, Wrong: diagram: .*Parse error/, /boom/],
    },
    {
      name: 'a missing picture',
      slides: `${head}---\n\n# One\n\n---\n\n# Picture\n\n![x](./nowhere.png)\n`,
      says: [/slide 2, Picture/, /nowhere\.png/],
    },
    {
      name: 'an included file that is not there',
      slides: `${head}---\n\n# One\n\n---\nsrc: ./nowhere.md\n---\n`,
      says: [/nowhere\.md/],
    },
    {
      name: 'an unknown theme',
      slides: '---\ntheme: nowhere\n---\n\n# One\n',
      says: [/npm install slidev-theme-nowhere/],
    },
  ]
  test.for(cases)('$name', { timeout: slow }, async ({ slides, says }) => {
    const folder = deck(slides)
    writeFileSync(join(folder, 'talk.pdf'), 'previous')
    const error = await exportCommand({ deck: folder }, io).catch((thrown: unknown) => thrown as Error)
    expect(error).toMatchObject({ name: 'UserError' })
    for (const part of says) expect((error as Error).message).toMatch(part)
    expect(readFileSync(join(folder, 'talk.pdf'), 'utf8')).toBe('previous')
    expect(readdirSync(folder).toSorted()).toEqual(['slides.md', 'talk.pdf'])
  })
})

test(
  'a deck whose font is not there goes out in another one, and says on which slide',
  { timeout: slow },
  async () => {
    const font =
      "<style>\n@font-face { font-family: Gone; src: url('/nowhere.woff2') }\nh1 { font-family: Gone }\n</style>"
    const folder = deck(`${head}---\n\n# One\n\n---\n\n# Font\n\n${font}\n`)
    const { results, warnings } = await exportCommand({ deck: folder }, io)
    expect(results[0]!.pages).toBe(2)
    expect(warnings).toEqual([
      'slide 2, Font: font `Gone` did not load, shown in another one',
      expect.stringContaining('`/nowhere.woff2`'),
    ])
  },
)
