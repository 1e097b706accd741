/** A talk of a time: what holds for every article of the corpus. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { VFile } from 'vfile'
import { beforeAll, describe, expect, test } from 'vitest'
import { assertDeck, clean, type Deck, deckJson, pipeline, plan, read, analyze } from '../scripts/index.ts'
import { behaviours, messageLines, shared } from './harness.ts'
import { showDeck } from './show-deck.ts'
import { template } from './template.ts'

/** Minutes, pace and the like of a fixture. */
function optionsIn(folder: string): Parameters<typeof plan>[3] {
  const file = path.join(folder, 'options.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Parameters<typeof plan>[3]) : {}
}

async function deckOf(file: VFile, options: Parameters<typeof plan>[3]): Promise<Deck> {
  return plan(analyze(clean(await read(file), file), file), file, template, options)
}

behaviours('talk', async (file, folder) => {
  const deck = await deckOf(file, optionsIn(folder))
  assertDeck(deck)
  const messages = messageLines(file)
  return { 'output.txt': showDeck(deck), ...(messages ? { 'messages.txt': messages } : {}) }
})

const folder = path.join(shared, 'corpus')
const names = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => /^(?:en|zh)-.*\.mdx?$/.test(name))
      .toSorted()
      .filter((_, index) => index % 5 === 0)
  : []

describe.skipIf(names.length === 0)('of the corpus', () => {
  const times = [5, 10, 20]
  const decks = new Map<string, { deck: Deck; file: VFile }[]>()

  beforeAll(async () => {
    for (const name of names) {
      const value = readFileSync(path.join(folder, name), 'utf8')
      decks.set(
        name,
        await Promise.all(
          times.map(async (minutes) => {
            const file = new VFile({ path: name, value })
            return { deck: await deckOf(file, { minutes }), file }
          }),
        ),
      )
    }
  }, 120_000)

  const talk = (deck: Deck) => deckJson(deck).slides.filter(({ role }) => role !== 'backup')
  const body = (deck: Deck) => talk(deck).filter(({ role }) => !['agenda', 'references'].includes(role))

  test('the slides and points of a shorter talk are in a longer one', () => {
    for (const [name, all] of decks) {
      for (const [index, { deck }] of all.slice(0, -1).entries()) {
        const longer = new Map(body(all[index + 1]!.deck).map((slide) => [slide.id, slide]))
        for (const { id, title, points } of body(deck)) {
          expect({ name, id, title, points }).toEqual({
            name,
            id,
            title: longer.get(id)?.title,
            points: longer.get(id)?.points,
          })
        }
      }
    }
  })

  test('a talk takes its time but for a tenth, or a slide, where the article has enough', () => {
    const off = [...decks].flatMap(([name, all]) => {
      const longest = Math.max(...all.flatMap(({ deck }) => talk(deck).map(({ seconds }) => seconds / 60)))
      const took = all.map(({ deck }) => talk(deck).reduce((sum, slide) => sum + slide.seconds, 0) / 60)
      return times.flatMap((minutes, index) =>
        took.at(-1)! >= minutes && Math.abs(took[index]! - minutes) > Math.max(0.1 * minutes, longest)
          ? [`${name}: ${minutes} became ${took[index]!.toFixed(1)}`]
          : [],
      )
    })
    expect(off).toEqual([])
  })

  test('nothing is lost but headings without a text', () => {
    for (const all of decks.values())
      for (const { file } of all) {
        const lost = file.messages.filter(({ ruleId }) => ruleId === 'plan:left-out')
        expect(lost.filter(({ reason }) => !reason.includes('`heading`'))).toEqual([])
      }
  })

  test('the last slides are those behind the end, and no section is named without a slide of its own', () => {
    for (const all of decks.values())
      for (const { deck } of all) {
        const roles = deck.children.map(({ role }) => role)
        const first = roles.indexOf('backup')
        if (first >= 0) expect(new Set(roles.slice(first))).toEqual(new Set(['backup']))
        const [last] = roles.slice(0, first >= 0 ? first : undefined).slice(-1)
        expect(last).not.toBe('section')
      }
  })
})

test('an image that is not there takes no slide of the talk', async () => {
  const value =
    '# Queues\n\n## Two curves\n\nThe backlog grows from nine to noon on each of the days.\n\n![Backlog](a.png)\n\n## One rule\n\nTwo workers are enough for the queue before noon.\n'
  const figures = async (name: string | undefined): Promise<string[]> => {
    const { plan } = await pipeline(new VFile({ path: 'queues.md', value }), {
      template,
      theme: 'none',
      figures: async (): Promise<Record<string, string>> => (name === undefined ? {} : { 'a.png': name }),
    })
    return plan!.children.filter(({ layout }) => layout === 'figure').map(({ role }) => role)
  }
  expect(await figures('a-1.png')).toEqual(['figure'])
  expect(await figures(undefined)).toEqual(['backup'])
})
