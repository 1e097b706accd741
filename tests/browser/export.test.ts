import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFString, PDFHexString } from 'pdf-lib'
import { beforeAll, describe, expect, test } from 'vitest'
import { exportCommand } from '../../scripts/command/export.ts'
import type { ExportResult } from '../../scripts/export/deck.ts'

/** A build and a browser on a loaded machine. */
const slow = 120_000

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

![remote](https://example.com/picture.png)
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

function poppler(tool: string, ...args: string[]): string | undefined {
  try {
    return execFileSync(tool, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

describe('a deck', () => {
  let folder: string
  let result: ExportResult
  let document: PDFDocument

  beforeAll(async () => {
    folder = deck(good)
    result = await exportCommand({ deck: folder }, io)
    document = await PDFDocument.load(readFileSync(result.file), { updateMetadata: false })
  }, slow)

  test('is named after its folder and leaves nothing else there', () => {
    expect(result.file).toBe(join(folder, 'talk.pdf'))
    expect(result.bytes).toBe(readFileSync(result.file).length)
    expect(readdirSync(folder).toSorted()).toEqual(['slides.md', 'talk.pdf'])
  })

  test('has a page for each slide that is shown, of the size of the canvas', () => {
    expect([result.pages, document.getPageCount()]).toEqual([4, 4])
    for (const page of document.getPages()) expect(page.getSize()).toEqual({ width: 735, height: 414 })
  })

  test('has an outline, structure and the metadata of the deck', () => {
    expect(outline(document)).toEqual(['中文', '图示', 'Code', 'Steps'])
    expect(document.catalog.has(PDFName.of('StructTreeRoot'))).toBe(true)
    expect(String(document.catalog.lookup(PDFName.of('Lang')))).toBe('(zh-CN)')
    expect([document.getTitle(), document.getAuthor()]).toEqual(['中文讲稿', '王小明'])
    expect(document.getModificationDate()?.toISOString()).toBe('2025-05-23T00:00:00.000Z')
  })

  test('has links that lead to its slides', () => {
    const link = document.getPage(0).node.Annots()?.lookup(0, PDFDict)
    const target = link?.lookup(PDFName.of('Dest'), PDFName)
    const places = document.catalog.lookup(PDFName.of('Dests'), PDFDict)
    const [page] = places.lookup(target!, PDFArray).asArray()
    expect(page).toBe(document.getPage(1).ref)
  })

  test('asked for nothing outside, and says what it would have asked for', () => {
    expect(result.warnings).toEqual([expect.stringContaining('`https://example.com/picture.png`')])
  })

  test('has text that copies out, and embedded fonts', ({ skip }) => {
    const text = poppler('pdftotext', '-layout', result.file, '-')
    const fonts = poppler('pdffonts', result.file)
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

  test('gives the same bytes again', { timeout: slow }, async () => {
    const again = await exportCommand(
      { deck: join(folder, 'slides.md'), output: join(folder, 'again.pdf') },
      io,
    )
    expect(readFileSync(again.file).equals(readFileSync(result.file))).toBe(true)
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
    expect(error).toMatchObject({ name: 'CannotGoOn' })
    for (const part of says) expect((error as Error).message).toMatch(part)
    expect(readFileSync(join(folder, 'talk.pdf'), 'utf8')).toBe('previous')
    expect(readdirSync(folder).toSorted()).toEqual(['slides.md', 'talk.pdf'])
  })
})
