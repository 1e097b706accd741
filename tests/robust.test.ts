/** The examples of the specifications, and what once broke other parsers: each becomes a deck. */

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { assertDeck, pipeline } from '../scripts/index.ts'
import { loadTemplate } from '../scripts/template/load.ts'
import { shared } from './harness.ts'

const folder = path.join(shared, 'robust')
const there = existsSync(folder)
if (!there) console.warn('robust: skipped, since there is no ../shared/robust beside the checkout')
const { template } = loadTemplate('seminar')

/** How many inputs each file has; `npm run bench -- robust` times them, and the floods too. */
const files: readonly [name: string, count: number][] = [
  ['commonmark-spec', 652],
  ['gfm-spec', 673],
  ['gfm-extensions-regressions', 73],
  ['markdown-it-fixtures', 855],
]

describe.skipIf(!there)('robust', () => {
  test.each(files)('%s: %i inputs', async (name, count) => {
    const rows = JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')) as { input: string }[]
    expect(rows).toHaveLength(count)
    for (const { input } of rows) {
      const file = new VFile({ path: 'input.md', value: input })
      const { plan: deck, write: text } = await pipeline(file, { template, theme: '../theme' })
      if (deck) assertDeck(deck)
      expect(typeof text, input).toBe('string')
      expect(file.messages.filter(({ ruleId }) => ruleId === 'write:mismatch').map(String), input).toEqual([])
    }
  })
})
