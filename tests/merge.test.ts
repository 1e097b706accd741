/** A deck that is generated again, and what a person made of the one before. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { VFile } from 'vfile'
import { deck } from '#tree/build.ts'
import { loadTemplate, merge, type MergeResult, pipeline } from '../scripts/index.ts'
import { activeContentAdded } from '../scripts/merge/active-content-added.ts'
import { deckOf, slidesOf, type SlideText } from '../scripts/merge/slides.ts'
import { isContent, pagesOf } from '../scripts/merge/units.ts'
import { behaviours, messageLines, shared } from './harness.ts'
import { createGate } from './sandbox-check-helper.ts'

const tree = deck({ title: 'T', authors: [], lang: 'en' }, 5, [])

behaviours('merge', (file, folder) => {
  const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8')
  const merged = merge({ base: read('input.md'), deck: read('mine.md') }, read('theirs.md'), tree, file)
  if ('reason' in merged)
    return { 'output.md': '', 'messages.txt': `${messageLines(file)}${merged.reason}\n` }
  const { changed, added, leftOut } = merged
  return {
    'output.md': merged.text,
    'messages.txt': `${messageLines(file)}changed ${changed}, added ${added}, left out ${leftOut}\n`,
  }
})

const word = fc.constantFrom('root', 'leaf', 'bark', 'wood', 'seed', '根', '叶', '树皮')
const line = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => `- ${words.join(' ')}`)
const body = fc.array(line, { minLength: 1, maxLength: 5 })

/** Slides with names, the first of them the cover. */
const generated = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 30 }), body), { minLength: 1, maxLength: 6 })
  .map((rows) => {
    const named = new Map(rows.map(([id, lines]) => [id, lines]))
    const slides = [...named].map(
      ([id, lines]) => `---\ntitle: "${id}"\nrouteAlias: "s-${id}"\n---\n\n# ${id}\n\n${lines.join('\n')}`,
    )
    return ['---\ntheme: none\nrouteAlias: "cover"\n---\n\n# Cover', ...slides].join('\n\n').concat('\n')
  })

/** What a person does to a deck: lines nobody else writes, slides added, deleted and moved. */
type Edit = readonly ['add' | 'delete' | 'line' | 'move', number, number]
const edits = fc.array(fc.tuple(fc.constantFrom('add', 'delete', 'line', 'move'), fc.nat(20), fc.nat(20)), {
  maxLength: 5,
})

function edited(text: string, all: readonly Edit[]): string {
  const slides = slidesOf(text)!
  for (const [index, [what, from, to]] of all.entries()) {
    const at = 1 + (from % Math.max(1, slides.length - 1))
    const own: SlideText = { id: undefined, title: '', text: `# Mine ${index}`, matter: false, line: 0 }
    if (what === 'add') slides.splice(at, 0, own)
    else if (slides[at] === undefined) continue
    else if (what === 'delete') slides.splice(at, 1)
    else if (what === 'line') slides[at] = { ...slides[at], text: `${slides[at].text}\n- by hand ${index}` }
    else slides.splice(1 + (to % (slides.length - 1)), 0, ...slides.splice(at, 1))
  }
  return deckOf(slides)
}

function mergedOf(base: string, mine: string, theirs: string, of = tree): MergeResult {
  const merged = merge({ base, deck: mine }, theirs, of, new VFile())
  if ('reason' in merged) throw new Error(merged.reason)
  return merged
}

test('what a person wrote is in the new deck, whatever the article became', () => {
  fc.assert(
    fc.property(generated, generated, edits, (base, theirs, all) => {
      const mine = edited(base, all)
      const { text } = mergedOf(base, mine, theirs)
      // A list that comes to stand beside another one has the other bullet.
      const own = (deck: string): string[] => deck.match(/(?<=^[*-] )by hand \d+$|^# Mine \d+$/gm) ?? []
      expect(own(text).toSorted()).toEqual(own(mine).toSorted())
    }),
    { numRuns: 500 },
  )
})

test('built again from the same article, the new deck stays as it is', () => {
  fc.assert(
    fc.property(generated, generated, edits, (base, theirs, all) => {
      const { text } = mergedOf(base, edited(base, all), theirs)
      expect(mergedOf(theirs, text, theirs).text).toBe(text)
    }),
    { numRuns: 500 },
  )
})

test('where one side did nothing, the other side is the new deck', () => {
  fc.assert(
    fc.property(generated, generated, edits, (base, theirs, all) => {
      const mine = edited(base, all)
      expect(mergedOf(base, mine, base).text).toBe(mine)
      expect(mergedOf(base, base, theirs).text).toBe(theirs)
    }),
    { numRuns: 500 },
  )
})

const deckWith = (lines: string): string =>
  `---\ntheme: none\nrouteAlias: "cover"\n---\n\n# Cover\n\n---\nrouteAlias: "bread"\n---\n\n# Bread\n\n${lines}\n`

test('a conflict is reported at each build until the deck and the article say the same', () => {
  const build = (base: string, mine: string, theirs: string) => {
    const file = new VFile()
    const merged = merge({ base, deck: mine }, theirs, tree, file)
    if ('reason' in merged) throw new Error(merged.reason)
    return { ...merged, stated: file.messages.map(({ ruleId, reason }) => `${ruleId} ${reason}`) }
  }
  const now = deckWith('- Flour of wheat\n- Water\n- Salt')
  const first = build(deckWith('- Flour\n- Water'), deckWith('- Flour of rye\n- Water'), now)
  expect(first.text).toBe(deckWith('- Flour of rye\n- Water\n- Salt'))
  expect(first.stated).toEqual([
    'merge:conflict The article changed `Flour` to `Flour of wheat`; line 14 of the deck was edited by hand and is kept',
  ])
  const again = build(first.base, first.text, now)
  expect(again).toMatchObject({ text: first.text, base: first.base, stated: first.stated })
  const later = build(again.base, again.text, now.replace('- Water', '- Warm water'))
  expect(later.text).toBe(deckWith('- Flour of rye\n- Warm water\n- Salt'))
  expect(later.stated).toEqual(first.stated)
  const taken = build(again.base, now, now)
  expect(taken).toMatchObject({ text: now, base: now, stated: [] })
  const dropped = build(again.base, again.text.replace(' of rye', ''), now)
  expect(dropped).toMatchObject({ text: now, base: now, stated: [] })
})

test('a slide that takes no new text says what it does not take, and loses nothing', () => {
  const file = new VFile()
  const before = deckWith('- Flour\n- Water')
  const now = deckWith('- Flour\n- Salt\n- Warm water')
  const merged = merge({ base: before, deck: `${before}\nMine.\n` }, now, tree, file, new Set(['bread']))
  if ('reason' in merged) throw new Error(merged.reason)
  expect(merged.text).toBe(`${before}\nMine.\n`)
  expect(merged.base).toBe(before)
  expect(file.messages.map(({ reason }) => reason)).toEqual([
    'The article changed `Water` to `Warm water`; line 15 of the deck was edited by hand and is kept',
    expect.stringMatching(/^The article added `Salt`, which would be more than text/),
  ])
})

test('a merged deck does what a person wrote, and nothing else', async () => {
  const compile = await createGate()
  const deckWith = (text: string): string => `---\ntheme: none\n---\n\n# A\n\n${text}\n`
  const own = deckWith('<Mine :at="1" />')
  const added = (text: string): ReturnType<typeof activeContentAdded> =>
    activeContentAdded(deckWith(text), own, compile)
  expect(await added('<Mine :at="1" />')).toBeUndefined()
  expect(await added('<Mine :at="1" />\n\nText of the article.')).toBeUndefined()
  expect(await added('<Mine :at="1" />\n\n<img src=x onerror=run()>')).toMatchObject({ slide: 1 })
  expect(await added('Text\n\n---\n\n# B\n\n{{ run() }}')).toMatchObject({ slide: 2 })
})

/** The text of a slide, item by item and block by block, without its title and the notes. */
const itemsOf = (slide: SlideText): string[] =>
  pagesOf([[slide]])[0]![0]!.units.flatMap((unit) =>
    isContent(unit) && unit.section !== 'notes' ? [unit.content] : [],
  )

/** How often each of these is in a deck. */
const countsOf = (text: string): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const item of slidesOf(text)!.flatMap(itemsOf)) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}

const corpus = path.join(shared, 'corpus')
const articles = existsSync(corpus)
  ? readdirSync(corpus).filter((name) => /\.mdx?$/.test(name) && name !== 'LICENCES.md')
  : []

describe.skipIf(articles.length === 0)('the corpus (skipped where ../shared is missing)', () => {
  const { template } = loadTemplate('seminar')
  /** 150 articles take half a minute, and several times as long where others work too, ms. */
  const slow = 300_000
  const generate = async (name: string, value: string) => {
    const { plan, write } = await pipeline(new VFile({ path: name, value }), { template, theme: 'none' })
    return { tree: plan!, text: write! }
  }

  test(
    'each deck is taken apart, edited, and brought together with that of a shorter article',
    { timeout: slow },
    async () => {
      for (const name of articles) {
        const value = readFileSync(path.join(corpus, name), 'utf8')
        const base = await generate(name, value)
        const slides = slidesOf(base.text)
        expect(
          slides?.map(({ id }) => id),
          name,
        ).toEqual(base.tree.children.map(({ id }) => id))
        // The last slide of the talk: those behind its end are named anew where others are in the talk.
        const last = base.tree.children.findLastIndex(({ role }) => role !== 'backup')
        const gone = slides![last]!
        const at = Math.floor(last / 2)
        const mine = slides!
          .map((slide, place) => (place === at ? { ...slide, text: `${slide.text}\n\nBy hand.` } : slide))
          .filter((slide) => slide.id !== gone.id)
        // Each third paragraph goes, but for front matter and title.
        const shorter = value.split(/\n\n/).filter((_, place) => place < 3 || place % 3 > 0)
        const theirs = await generate(name, shorter.join('\n\n'))
        const merged = mergedOf(base.text, deckOf(mine), theirs.text, theirs.tree)
        expect(merged.text, name).toContain('By hand.')
        // Of its name may be a slide with what stood elsewhere, behind the end say; of what it showed there is none.
        const named = slidesOf(merged.text)!.find(({ id }) => id === gone.id)
        const elsewhere = new Set(mine.flatMap(itemsOf))
        if (named)
          expect(itemsOf(named).filter((item) => elsewhere.has(item)).length, name).toBeGreaterThan(0)
        const back = itemsOf(gone).filter((item) => named && itemsOf(named).includes(item))
        expect(
          back.filter((item) => !elsewhere.has(item)),
          name,
        ).toEqual([])
        // In the talk or behind its end: nowhere more often than one of the two decks has it.
        const [were, are, now] = [deckOf(mine), theirs.text, merged.text].map(countsOf)
        const more = [...now!].filter(
          ([item, count]) => count > Math.max(were!.get(item) ?? 0, are!.get(item) ?? 0),
        )
        expect(more, name).toEqual([])
        const again = mergedOf(theirs.text, merged.text, theirs.text, theirs.tree)
        expect(again.text, name).toBe(merged.text)
      }
    },
  )
})
