/** Our templates with the first article in a real browser. */

import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { describe, expect, test } from 'vitest'
import { checkDeck } from '../../scripts/check/index.ts'
import { exportDeck } from '../../scripts/export/deck.ts'
import { templateNames } from '../../scripts/template/load.ts'
import { deckFolder, deckOf } from './first-deck.ts'

const folder = deckFolder()

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
  const decks = new Map<string, string>()

  test.each(['qwen2-vl', 'qwen2-vl.en'])(
    '%s: nothing to mend, nothing from outside, the diagram large',
    async (article) => {
      const deck = deckOf(folder.path, article, name)
      decks.set(article, deck)
      const { findings, measurement } = await checkDeck(deck)
      expect(findings).toEqual([])
      expect(measurement.outside).toEqual([])
      expect(measurement.slides.length).toBeGreaterThan(5)
      for (const { number, contrasts, blocks } of measurement.slides) {
        expect(contrasts, `slide ${number}`).not.toEqual([])
        expect(blocks, `slide ${number}`).not.toEqual([])
      }
      const diagrams = measurement.slides.flatMap((slide) => slide.diagrams)
      expect(diagrams.map(({ state }) => state)).toEqual(['ready'])
      for (const { box, room } of diagrams) {
        expect(Math.max(box.width / room.width, box.height / room.height)).toBeGreaterThanOrEqual(leastCover)
      }
    },
  )

  test('pages are counted to the end of the talk, and those behind it by themselves', async () => {
    const counted = path.join(folder.path, `${name}-counted`)
    mkdirSync(counted, { recursive: true })
    const slide = (layout: string): string => `---\nlayout: ${layout}\n---\n\n# A title\n\n- a point\n`
    const head = `---\ntheme: ${path.resolve('templates', name)}\ntitle: Counted\nfonts: { provider: none }\nfavicon: "data:,"\nlayout: cover\n---\n\n# Counted\n`
    const deck = path.join(counted, 'slides.md')
    writeFileSync(deck, [head, ...['points', 'points', 'backup', 'backup'].map(slide)].join('\n'))
    const { measurement } = await checkDeck(deck)
    const frames = measurement.slides.map(({ blocks }) =>
      blocks
        .filter(({ kind }) => kind === 'frame')
        .map(({ text }) => text.replaceAll(/\s+/g, ' '))
        .join(' '),
    )
    const counts = frames.map((text) => /(\d+)(?: ?\/ ?(\d+))?/.exec(text)?.slice(1))
    const pages = [
      ['2', '3'],
      ['3', '3'],
      ['1', '2'],
      ['2', '2'],
    ]
    // One template shows the page alone.
    const alone = pages.map(([page]) => [page, undefined])
    expect([pages, alone]).toContainEqual(counts.slice(1))
  })

  test('the PDF of the Chinese deck is small and has the bundled fonts in it', async () => {
    // As the check before has it, or made here where this test runs alone.
    const deck = decks.get('qwen2-vl') ?? deckOf(folder.path, 'qwen2-vl', name)
    const file = path.join(folder.path, `${name}.pdf`)
    const { results, warnings } = await exportDeck(deck, [{ format: 'pdf', file }])
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
})
