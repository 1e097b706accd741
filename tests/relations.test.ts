/** What is true of every article, whatever it says. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { toString } from 'mdast-util-to-string'
import { visitParents } from 'unist-util-visit-parents'
import { VFile } from 'vfile'
import {
  assertArticle,
  assertDeck,
  deckJson,
  pipeline,
  read,
  checkRoundTrip,
  type Deck,
  type PipelineResult,
} from '../scripts/index.ts'
import type { Compile } from '#tree/compiled.ts'
import type { Slide, Slot } from '../scripts/index.ts'
import { inLanguage, type Template } from '../scripts/template/contract.ts'
import { fitsSlide } from '../scripts/plan/fit/capacity.ts'
import { loadTemplate } from '../scripts/template/load.ts'
import { shared } from './harness.ts'
import { createGate } from './sandbox-check-helper.ts'

const { template } = loadTemplate('seminar')
const corpus = path.join(shared, 'corpus')
const fixtures = path.join(import.meta.dirname, 'fixtures')

interface Run {
  file: VFile
  result: Required<PipelineResult>
}

async function run(name: string, value: string, compile?: Compile): Promise<Run> {
  const file = new VFile({ path: name, value })
  const result = await pipeline(file, { template, theme: '../theme', compile })
  return { file, result: result as Required<PipelineResult> }
}

/** What the stages behind `read` know of an article. */
async function asRead(name: string, value: string): Promise<string> {
  const file = new VFile({ path: name, value })
  const tree = await read(file)
  return JSON.stringify({ tree, value: file.value, messages: file.messages })
}

/** What only generators of sites read: Liquid, Hugo, MDX, front matter. */
const debris = [
  /\{%.*?%\}/,
  /\{\{.*?\}\}/,
  /<\/?[A-Z][\w.]*[\s/>]/,
  /^(?:export (?:const|default|function)\s|import\s.*\sfrom\s)/m,
  /^:::/m,
  /\{\/\*/,
  /\{:\s*[.#]/,
]

/** Code that is nothing but the name of another file. */
const included = /^\s*(?:\{\{#\w*include\s[^{}]*\}\}|-{1,3}8<-{1,3}\s.*|<<<\s+@?[./]\S*)\s*$/

/** @returns Texts of a deck that are markup of a generator; code may be, where it is not all there is. */
function debrisOf(deck: Deck): string[] {
  const found: string[] = []
  visitParents(deck, 'text', (node: { value: string }) => {
    if (debris.some((pattern) => pattern.test(node.value))) found.push(node.value)
  })
  visitParents(deck, 'code', (node: { value: string }) => {
    if (included.test(node.value)) found.push(node.value)
  })
  return found
}

/**
 * All that must hold of one article.
 *
 * @param compile The gate, where it is to be gone through.
 */
async function holds(name: string, value: string, compile?: Compile): Promise<Run> {
  const { file, result } = await run(name, value, compile)
  assertArticle(result.analyze)
  assertDeck(result.plan)
  // Slidev sees the slides, titles, layouts, notes and texts of the deck.
  expect(checkRoundTrip(result.write, result.plan)).toEqual([])
  expect(file.messages.filter(({ ruleId }) => ruleId === 'write:mismatch')).toEqual([])
  // Every point stands in the article.
  const end = String(file.value).length
  for (const { points } of deckJson(result.plan).slides) {
    for (const { salience, origin } of points) {
      expect(salience).toBeGreaterThanOrEqual(0)
      expect(salience).toBeLessThanOrEqual(1)
      for (const { start, end: last } of origin) {
        expect(start.offset).toBeGreaterThanOrEqual(0)
        expect(last.offset).toBeLessThanOrEqual(end)
      }
    }
  }
  fitsItsSlides(result.plan, file)
  // The same bytes again, whatever the line ends, and with a mark of the byte order: all at once,
  const windows = value.replaceAll(/\r?\n/g, '\r\n')
  expect((await run(name, `\uFEFF${windows}`)).result.write).toBe(result.write)
  // and each alone up to where the stages no longer see the file.
  const plain = await asRead(name, value)
  expect(await asRead(name, windows)).toBe(plain)
  expect(await asRead(name, `\uFEFF${value}`)).toBe(plain)
  return { file, result }
}

/** No slide's estimate is beyond its room, unless a message names it; nothing is parted that belongs together. */
function fitsItsSlides(deck: Deck, file: VFile): void {
  const named = file.messages.filter(({ ruleId }) => ruleId === 'plan:too-large').length
  const set = inLanguage(template, deck.lang)
  const full = deck.children.filter((slide) =>
    slide.children.some((child) => child.type === 'slot' && !fitsSlot(slide, child, set)),
  )
  expect(full.length, full.map(({ title }) => title).join(', ')).toBeLessThanOrEqual(named)
  for (const slide of deck.children) {
    const blocks = slide.children.flatMap((child) => (child.type === 'slot' ? child.children : []))
    const last = blocks.at(-1)
    // A heading of a side has something below it, and what announces stands with what it announces.
    expect(last?.type, slide.title).not.toBe('heading')
    const ownWords = last?.type === 'paragraph' && blocks.length > 1 && last.position !== undefined
    if (ownWords) expect(toString(last), slide.title).not.toMatch(/[:：]\s*$/)
  }
}

function fitsSlot(slide: Slide, { name, children }: Slot, set: Template): boolean {
  const { slots, title, fields } = set.layouts[slide.layout]!
  const slot = slots[name] ?? Object.values(slots)[0]!
  const place = { layout: slide.layout, slot, slots, title, fields, minimums: set.minimums }
  return fitsSlide(children, place, slide.title, Number(slide.fields['size'] ?? 1))
}

describe('fixtures', () => {
  for (const stage of ['clean', 'plan', 'read', 'analyze', 'write'].filter((name) =>
    existsSync(path.join(fixtures, name)),
  )) {
    for (const name of readdirSync(path.join(fixtures, stage))) {
      const input = readdirSync(path.join(fixtures, stage, name)).find((file) =>
        /^input\.(?:html|ipynb|md|mdx|txt)$/.test(file),
      )
      if (!input) continue
      test(`${stage}/${name}`, async () => {
        await holds(input, readFileSync(path.join(fixtures, stage, name, input), 'utf8'))
      })
    }
  }
})

describe.skipIf(!existsSync(corpus))('corpus (skipped where ../shared is missing)', () => {
  const articles = existsSync(corpus)
    ? readdirSync(corpus).filter((name) => /^(?:en|zh)-.*\.mdx?$/.test(name))
    : []
  test('is there', () => expect(articles.length).toBeGreaterThan(100))
  for (const name of articles) {
    test(name, async () => {
      const value = readFileSync(path.join(corpus, name), 'utf8')
      const { file, result } = await holds(name, value, await createGate())
      expect(debrisOf(result.plan)).toEqual([])
      // It comes through the gate as it was planned.
      expect(file.messages.filter(({ ruleId }) => ruleId === 'write:refused').map(String)).toEqual([])
    })
  }
})
