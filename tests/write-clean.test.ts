import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { write } from '../scripts/slidev/write/index.ts'
import { trivialDeck } from './write-deck.ts'
import { createGate } from './sandbox-check-helper.ts'
import { expectedText } from './write-generators.ts'

const folder = join(import.meta.dirname, '../../shared/corpus')
const there = existsSync(folder)
if (!there) console.warn('write-clean: skipped, since there is no corpus beside the checkout')
const names = there
  ? readdirSync(folder).filter((name) => /\.mdx?$/.test(name) && !name.startsWith('LICENCES'))
  : []

/** What people must read besides the text, in percent of it: more would make decks hard to edit. */
const most = 1.5

describe.skipIf(!there)('write: the corpus', { timeout: 120_000 }, () => {
  const decks = names.map((name) => ({ name, deck: trivialDeck(readFileSync(join(folder, name), 'utf8')) }))

  test(`escapes add at most ${most} % of characters`, () => {
    let added = 0
    let all = 0
    for (const { deck } of decks) {
      const text = bodies(write(deck, new VFile(), { theme: 'none' }))
      added += text.length - bare(text).length
      all += bare(text).length
    }
    const share = (100 * added) / all
    console.log(
      `write: escapes add ${share.toFixed(2)} % (${added} of ${all} characters in ${names.length} articles)`,
    )
    expect(names.length).toBeGreaterThan(100)
    expect(share).toBeGreaterThan(0)
    expect(share).toBeLessThanOrEqual(most)
  })

  test('no slide is refused, and each shows its text in the pipeline of Slidev', async () => {
    const gate = await createGate()
    let slides = 0
    for (const { name, deck } of decks) {
      const file = new VFile({ path: name })
      const compiled = await gate(write(deck, file, { theme: 'none' }))
      expect(file.messages.filter((message) => message.ruleId !== 'write:limit').map(String)).toEqual([])
      expect(
        compiled.flatMap((slide) => slide.active),
        name,
      ).toEqual([])
      expect(
        compiled.map((slide) => slide.text),
        name,
      ).toEqual(deck.children.map(expectedText))
      slides += compiled.length
    }
    console.log(`write: ${slides} slides of ${names.length} articles compiled, text equal`)
  })
})

/** @returns The deck without front matter. */
function bodies(text: string): string {
  return text.replace(/^---\n[^]*?\n---\n/gm, '')
}

/** @returns Text without what the writer adds; code stays as it is. */
function bare(text: string): string {
  return text
    .split(/(^(`{3,})[^]*?^\2$|`[^`\n]+`)/gm)
    .filter((_, index) => index % 3 !== 2)
    .map((part) =>
      part.startsWith('`')
        ? part
        : part
            .replace(/\\(?=[!-/:-@[-`{-~])/g, '')
            .replace(/<span v-pre>|<\/?span>|<pre v-pre class="slidev-code">|<\/pre>/g, '')
            .replace(/<\/?strong>/g, '**')
            .replace(/<\/?em>/g, '*')
            .replace(/<\/?del>/g, '~~')
            .replace(/<code v-pre>|<\/code>/g, '`')
            .replace(/&(?:lt|amp|#\d+);/g, ' '),
    )
    .join('')
}
