/** The deck of the first article, from our own text in both languages and from the page as it was copied. */

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { VFile } from 'vfile'
import { deckJson, type DeckJson, pipeline, type SlideJson } from '../scripts/index.ts'
import { loadTemplate } from '../scripts/template/load.ts'
import { shared } from './harness.ts'

const { template } = loadTemplate('seminar')
const root = path.resolve(import.meta.dirname, '..')
const page = path.join(shared, 'articles/000_99bab43e62f911ab.txt')

interface Made {
  deck: DeckJson
  text: string
  article: string
}

const made = new Map<string, Promise<Made>>()

/** The deck of a file, made once for all tests. */
function deckOf(file: string): Promise<Made> {
  const deck = made.get(file) ?? makeDeck(file)
  made.set(file, deck)
  return deck
}

async function makeDeck(file: string): Promise<Made> {
  const vfile = new VFile({ path: file, value: readFileSync(file) })
  const result = await pipeline(vfile, { template, theme: '../theme' })
  return { deck: deckJson(result.plan!), text: result.write!, article: String(vfile.value) }
}

function withRole({ slides }: DeckJson, role: SlideJson['role']): SlideJson[] {
  return slides.filter((slide) => slide.role === role)
}

/** Only slides with something to explain need a speaker's text. */
const silent = new Set(['agenda', 'references', 'cover'])

const articles = [
  {
    name: 'our Chinese article',
    file: path.join(root, 'content/qwen2-vl.md'),
    steps: ['Qwen2-base', '视觉语言对齐', 'Qwen2-VL'],
    reasons: ['能力完整性', '训练稳定性', '下游任务适配性', '研究价值'],
    labels: ['议程', '要点'],
    date: '2026-11-22',
  },
  {
    name: 'our English article',
    file: path.join(root, 'content/qwen2-vl.en.md'),
    steps: ['Qwen2-base', 'vision-language alignment', 'Qwen2-VL'],
    reasons: ['Capability completeness', 'Training stability', 'Downstream adaptability', 'Research value'],
    labels: ['Agenda', 'Takeaways'],
    date: '2026-11-22',
  },
  {
    name: 'the page as it was copied (skipped where ../shared is missing)',
    file: page,
    steps: ['Qwen2-base', '多模态对齐', 'Qwen2-VL'],
    reasons: ['能力完整性', '训练稳定性', '下游任务适配性', '研究价值'],
    labels: ['议程', '要点', '来源'],
    date: '2025-05-23',
  },
]

for (const { name, file, steps, reasons, labels, date } of articles) {
  describe.skipIf(!existsSync(file))(name, () => {
    test('cover: title parted from its subtitle, author, date', async () => {
      const { deck } = await deckOf(file)
      expect(deck.title).not.toMatch(/[：:]/)
      expect(deck.subtitle).toBeTruthy()
      expect(deck.authors).toHaveLength(1)
      expect(deck.date).toBe(date)
      expect(deck.slides[0]?.role).toBe('cover')
    })

    test('agenda, claim, diagram, comparison, overview, reasons, implications, takeaways, source, in this order', async () => {
      const { deck } = await deckOf(file)
      expect(deck.slides.map(({ role }) => role)).toEqual([
        'cover',
        'agenda',
        'statement',
        'diagram',
        'comparison',
        'overview',
        'rationale',
        'rationale',
        'rationale',
        'rationale',
        'points',
        'takeaways',
        'references',
      ])
      const titles = deck.slides.map(({ title }) => title)
      for (const label of labels) expect(titles).toContain(label)
    })

    test('the claim sets base against instruct', async () => {
      const { deck } = await deckOf(file)
      const [claim] = withRole(deck, 'statement')
      expect(claim?.points).toHaveLength(1)
      expect(claim?.points[0]?.text).toMatch(/base.*instruct/)
    })

    test('the diagram has three steps in a row, each with its place in the article', async () => {
      const { deck, article } = await deckOf(file)
      const [picture] = withRole(deck, 'diagram')
      expect(picture?.diagram?.steps.map(({ label }) => label)).toEqual(steps)
      expect(picture?.diagram?.links).toEqual([
        { from: 0, to: 1 },
        { from: 1, to: 2 },
      ])
      for (const { label, origin } of picture?.diagram?.steps ?? []) {
        expect(origin.map(({ start, end }) => article.slice(start.offset, end.offset)).join('')).toContain(
          label,
        )
      }
    })

    test('base and instruct side by side', async () => {
      const { text } = await deckOf(file)
      expect(text).toMatch(/::left::\n\n## Qwen2-base\n(?:\n- .+){3}\n/)
      expect(text).toMatch(/::right::\n\n## Qwen2-instruct\n(?:\n- .+){2,3}\n/)
    })

    test('one slide for each reason: name, number, one to three points of the article, its prose', async () => {
      const { deck, article, text } = await deckOf(file)
      const slides = withRole(deck, 'rationale')
      expect(slides.map(({ title }) => title)).toEqual(reasons)
      expect(
        withRole(deck, 'overview')[0]?.points.map(({ text: words }) =>
          reasons.find((reason) => words.startsWith(reason)),
        ),
      ).toEqual(reasons)
      for (const [index, { points, notes }] of slides.entries()) {
        expect(points.length).toBeGreaterThanOrEqual(1)
        expect(points.length).toBeLessThanOrEqual(3)
        for (const point of points) {
          const place = point.origin.map(({ start, end }) => article.slice(start.offset, end.offset)).join('')
          // A first letter may be made a capital one, and a comma between Han letters one of theirs.
          expect(place.toLowerCase().replaceAll(/(?<=\p{Script=Han}),(?=\p{Script=Han})/gu, '，')).toBe(
            point.text.toLowerCase(),
          )
        }
        expect(notes.length).toBeGreaterThan(points[0]?.text.length ?? 0)
        expect(text).toContain(`index: ${index + 1}\ntotal: 4`)
      }
    })

    test('three implications', async () => {
      const { deck } = await deckOf(file)
      const numbered = withRole(deck, 'points')[0]?.points ?? []
      expect(numbered.filter(({ text }) => !/[:：]$/.test(text))).toHaveLength(3)
    })

    test('notes on every slide with content', async () => {
      const { deck } = await deckOf(file)
      for (const { role, title, notes } of deck.slides) {
        if (!silent.has(role)) expect(notes, title).not.toBe('')
      }
    })
  })
}

describe.skipIf(!existsSync(page))('the page as it was copied (skipped where ../shared is missing)', () => {
  test('no word of the noise anywhere', async () => {
    const { deck, text } = await deckOf(page)
    for (const words of ['登录', '推荐', 'openHiTLS', 'gitea', '首页', 'kernel', '收起', '项目优选']) {
      expect(JSON.stringify(deck)).not.toContain(words)
      expect(text).not.toContain(words)
    }
  })
})
