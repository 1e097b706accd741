import { readFileSync } from 'node:fs'
import path from 'node:path'
import { VFile } from 'vfile'
import { assertDeck, clean, plan, read, understand } from '../scripts/index.ts'
import { describe, expect, test } from 'vitest'
import { behaviours, messageLines } from './harness.ts'
import { showDeck } from './show-deck.ts'
import { template } from './template.ts'

async function deckOf(file: VFile, minutes?: number) {
  return plan(understand(clean(await read(file), file), file), file, template, { minutes })
}

behaviours('plan', async (file) => {
  const deck = await deckOf(file)
  assertDeck(deck)
  const messages = messageLines(file)
  return { 'output.txt': showDeck(deck), ...(messages ? { 'messages.txt': messages } : {}) }
})

describe('minutes', () => {
  const input = path.join(import.meta.dirname, 'fixtures/plan/sections-and-blocks/input.md')
  const article = (): VFile => new VFile({ path: 'a.md', value: readFileSync(input, 'utf8') })

  test('what does not fit goes behind the end, and nothing is lost', async () => {
    const whole = await deckOf(article())
    const short = await deckOf(article(), 1)
    expect(short.minutes).toBeLessThan(whole.minutes)
    expect(short.children.map(({ title }) => title).toSorted()).toEqual(
      whole.children.map(({ title }) => title).toSorted(),
    )
    const roles = short.children.map(({ role }) => role)
    expect(roles.indexOf('backup')).toBeGreaterThan(roles.indexOf('references'))
  })

  test('enough time changes nothing', async () => {
    expect(showDeck(await deckOf(article(), 600))).toBe(showDeck(await deckOf(article())))
  })
})
