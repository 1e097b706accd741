/** Our templates, and those of others, with the first article in a real browser. */

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkDeck } from '../../scripts/check/index.ts'
import { checkTemplate } from '../../scripts/check/template.ts'
import { exportDeck } from '../../scripts/export/deck.ts'
import { ownTemplates, templateNames } from '../../scripts/template/load.ts'

const root = path.resolve(import.meta.dirname, '../..')

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lectern-templates-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function lectern(...args: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [path.join(root, 'scripts/lectern.js'), ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(status, stderr).toBe(0)
}

function deckOf(article: string, name: string, ...more: string[]): string {
  const target = path.join(folder, `${name.replaceAll(/\W/g, '-')}-${article}`)
  lectern('build', path.join('content', `${article}.md`), '--template', name, '-o', target, ...more)
  return path.join(target, 'slides.md')
}

/** Names of the fonts in a PDF, and whether their glyphs lie in the file. */
async function fontsOf(file: string): Promise<{ name: string; embedded: boolean }[]> {
  const pdf = await PDFDocument.load(readFileSync(file))
  return pdf.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFDict) || String(object.get(PDFName.of('Type'))) !== '/FontDescriptor')
      return []
    const embedded = ['FontFile', 'FontFile2', 'FontFile3'].some((key) => object.has(PDFName.of(key)))
    return [{ name: String(object.get(PDFName.of('FontName'))).replace(/^\/(?:[A-Z]{6}\+)?/, ''), embedded }]
  })
}

/** The families that come with the templates, as their PDF names begin. */
const bundled = /^(?:Inter|JetBrainsMono|NotoSansSC|NotoSerifSC|SourceSerif4|LXGWWenKai|Twemoji|KaTeX)/i

/** Smallest share of its slot, in width or height, that a diagram takes. */
const leastCover = 0.55

describe.each(templateNames())('%s', (name) => {
  test.each(['qwen2-vl', 'qwen2-vl.en'])(
    '%s: nothing to mend, nothing from outside, the diagram large',
    async (article) => {
      const { findings, measurement } = await checkDeck(deckOf(article, name))
      expect(findings.filter(({ level }) => level !== 'info')).toEqual([])
      expect(measurement.outside).toEqual([])
      const diagrams = measurement.slides.flatMap((slide) => slide.diagrams)
      expect(diagrams).toHaveLength(1)
      for (const { box, room } of diagrams) {
        expect(Math.max(box.width / room.width, box.height / room.height)).toBeGreaterThanOrEqual(leastCover)
      }
    },
  )

  test('the PDF of the Chinese deck is small and has the bundled fonts in it', async () => {
    const file = path.join(folder, `${name}.pdf`)
    const { results, warnings } = await exportDeck(deckOf('qwen2-vl', name), [{ format: 'pdf', file }])
    expect(warnings).toEqual([])
    expect(results[0]?.bytes).toBeLessThan(3 * 1024 * 1024)
    const fonts = await fontsOf(file)
    expect(fonts.length).toBeGreaterThan(1)
    for (const font of fonts) {
      expect(font.embedded, font.name).toBe(true)
      expect(font.name).toMatch(bundled)
    }
    const text = spawnSync('pdftotext', [file, '-'], { encoding: 'utf8' })
    if (text.error) return
    for (const words of ['能力完整性', '训练稳定性', '下游任务适配性', '研究价值', '视觉语言对齐']) {
      expect(text.stdout).toContain(words)
    }
  })

  test('template check passes', async () => {
    const { findings } = await checkTemplate(path.join(ownTemplates, name))
    expect(findings.filter(({ level }) => level === 'error')).toEqual([])
  })
})

test.each([
  '@slidev/theme-default',
  '@slidev/theme-seriph',
  '@slidev/theme-apple-basic',
  'slidev-theme-dracula',
])('%s: a theme of the ecosystem holds the deck without overflow', async (theme) => {
  const { findings } = await checkDeck(deckOf('qwen2-vl', theme))
  expect(findings.filter(({ id }) => id === 'check:overflow' || id === 'check:overlap')).toEqual([])
})

test('an edit of an ejected template is seen, before and after a rebuild', async () => {
  const deck = deckOf('qwen2-vl', 'seminar')
  const target = path.dirname(deck)
  lectern('template', 'eject', 'seminar', '-o', target)
  const tokens = path.join(target, 'theme/seminar/styles/tokens.css')
  const before = readFileSync(tokens, 'utf8')
  const after = before.replace(/(--talk-size-title:\s*)\d+px/, '$137px')
  expect(after).not.toBe(before)
  writeFileSync(tokens, after)
  const titleSize = async (): Promise<number | undefined> => {
    const { measurement } = await checkDeck(deck)
    const agenda = measurement.slides.find(({ layout }) => layout === 'agenda')
    return agenda?.blocks.find(({ kind, depth }) => kind === 'heading' && depth === 1)?.font?.size
  }
  expect(await titleSize()).toBe(37)
  lectern('build', 'content/qwen2-vl.md', '-o', target)
  expect(await titleSize()).toBe(37)
})

test('a deck written by hand can have our template without the program', async () => {
  const deck = path.join(folder, 'hand.md')
  const theme = path.relative(folder, path.join(ownTemplates, 'paper'))
  writeFileSync(
    deck,
    `---\ntheme: ${JSON.stringify(theme)}\ntitle: By hand\nfavicon: "data:,"\n---\n\n# By hand\n\n---\n\n# A slide\n\n- One point\n- 另一点\n`,
  )
  const { findings, measurement } = await checkDeck(deck)
  expect(findings.filter(({ level }) => level === 'error')).toEqual([])
  expect(measurement.outside).toEqual([])
  expect(measurement.slides).toHaveLength(2)
})

test('a standalone deck is built by plain Slidev in a folder of its own', () => {
  const deck = deckOf('qwen2-vl', 'paper', '--standalone')
  expect(readFileSync(deck, 'utf8')).toContain('theme: "./theme/paper"')
  const slidev = path.join(root, 'node_modules/@slidev/cli/bin/slidev.mjs')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [slidev, 'build', 'slides.md', '--out', path.join(folder, 'site')],
    {
      cwd: path.dirname(deck),
      encoding: 'utf8',
    },
  )
  expect(status, stdout + stderr).toBe(0)
  expect(readFileSync(path.join(folder, 'site/index.html'), 'utf8')).toContain('Qwen2-VL')
})
