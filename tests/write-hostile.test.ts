import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { checkRoundTrip, write } from '../scripts/slidev/write/index.ts'
import { trivialDeck } from './write-deck.ts'
import { collapse, createGate } from './sandbox-check-helper.ts'

const folder = join(import.meta.dirname, '../../shared/hostile')
const there = existsSync(folder)
if (!there) console.warn('write-hostile: skipped, since there are no hostile articles beside the checkout')
const names = there ? readdirSync(folder).filter((name) => /^\d.*\.md$/.test(name)) : []

describe.skipIf(!there)('write: hostile articles through the pipeline of Slidev', () => {
  test.each(names)('%s', async (name) => {
    const article = readFileSync(join(folder, name), 'utf8')
    const lines = readFileSync(join(folder, name.replace(/md$/, 'expected.txt')), 'utf8').split('\n')
    const expected = lines.map(collapse).filter((line) => line !== '')
    const file = new VFile()
    // The articles have no formulas, and a slide after the last shows that nothing was swallowed.
    const tree = trivialDeck(`${article}\n\n# The end\n`, { math: false, spoken: true })
    const text = write(tree, file, { theme: 'none' })
    expect(file.messages.map(String)).toEqual([])
    expect(checkRoundTrip(text, tree)).toEqual([])
    const slides = await (await createGate())(text)
    expect(slides.flatMap((slide) => slide.active)).toEqual([])
    expect(slides.flatMap((slide) => slide.blocks).filter((block) => block !== 'Start')).toEqual([
      ...expected,
      'The end',
    ])
    // Word joiners part what `index.html` would read (see `deckTitle`).
    expect(slides.map((slide) => slide.title.replaceAll('\u2060', ''))).toEqual(
      tree.children.map((slide) => collapse(slide.title)),
    )
  })

  test('there are 39', () => {
    expect(names).toHaveLength(39)
  })
})
