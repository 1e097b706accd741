/** Any page becomes a tree that Markdown can hold, and a deck that the gate lets through. */

import * as fc from 'fast-check'
import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { assertDeck, clean, pipeline, read } from '../scripts/index.ts'
import { loadTemplate } from '../scripts/template/load.ts'
import { hollow, misplaced } from './content-model.ts'
import { pages } from './html-generators.ts'
import { createGate } from './sandbox-check-helper.ts'

/** Another seed each day would hide a failure tomorrow; `FUZZ_SEED` tries others. */
const seed = Number(process.env.FUZZ_SEED ?? 20_261_122)
const { template } = loadTemplate('seminar')

/** A page takes some ten milliseconds to read. */
const readRuns = Number(process.env.FUZZ_RUNS ?? 1000)
/** And some fifty to become a deck that is judged. */
const deckRuns = Number(process.env.FUZZ_RUNS ?? 150)

const page = (value: string): VFile => new VFile({ path: 'page.html', value })

test(
  `the tree of any page is one of Markdown, before and behind the cleaners (seed ${seed}, ${readRuns} pages)`,
  { timeout: 300_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(pages, async (value) => {
        const file = page(value)
        const tree = await read(file, { from: 'html' })
        expect(misplaced(tree)).toEqual([])
        const article = clean(tree, file)
        expect({ misplaced: misplaced(article), hollow: hollow(article) }).toEqual({
          misplaced: [],
          hollow: [],
        })
      }),
      { seed, numRuns: readRuns },
    )
  },
)

test(
  `any page becomes a deck that runs nothing (seed ${seed}, ${deckRuns} pages)`,
  { timeout: 300_000 },
  async () => {
    const compile = await createGate()
    let slides = 0
    await fc.assert(
      fc.asyncProperty(pages, async (value) => {
        const file = page(value)
        const { plan, write } = await pipeline(file, { template, theme: 'none', from: 'html', compile })
        assertDeck(plan!)
        const shown = await compile(write!)
        expect(
          file.messages.filter(({ ruleId }) => /^write:(?:mismatch|refused)$/.test(ruleId ?? '')),
        ).toEqual([])
        expect(shown.flatMap(({ active }) => active)).toEqual([])
        slides += shown.length
      }),
      { seed, numRuns: deckRuns },
    )
    console.log(
      `fuzz: ${deckRuns} pages, ${slides} slides through the gate, seed ${seed}: 0 refused, 0 active`,
    )
    expect(slides).toBeGreaterThan(deckRuns)
  },
)
