import * as fc from 'fast-check'
import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { write } from '../scripts/write/index.ts'
import { decks, expectedText, shownTitle } from './write-soup.ts'
import { collapse, createGate } from './write-gate.ts'

/** Another seed each day would hide a failure tomorrow; `FUZZ_SEED` tries others. */
const seed = Number(process.env.FUZZ_SEED ?? 20_260_927)

/** Decks; each takes about 3 ms through the parser and 11 ms through Slidev's pipeline. */
const runs = { parser: Number(process.env.FUZZ_RUNS ?? 2500), pipeline: Number(process.env.FUZZ_RUNS ?? 600) }

test(`any text reads back as it was (seed ${seed}, ${runs.parser} decks)`, { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(decks, (deck) => {
      const file = new VFile()
      const text = write(deck, file, { theme: 'none' })
      // `write` reads back, and says so when a slide had to be written another way.
      expect(file.messages.map(String)).toEqual([])
      expect(write(deck, new VFile(), { theme: 'none' })).toBe(text)
    }),
    { seed, numRuns: runs.parser },
  )
})

test(
  `any text comes through the pipeline of Slidev (seed ${seed}, ${runs.pipeline} decks)`,
  { timeout: 600_000 },
  async () => {
    const gate = await createGate()
    await fc.assert(
      fc.asyncProperty(decks, async (deck) => {
        const slides = await gate(write(deck, new VFile(), { theme: 'none' }))
        expect(slides.flatMap((slide) => slide.active)).toEqual([])
        expect(slides.map((slide) => slide.text)).toEqual(deck.children.map(expectedText))
        expect(slides.map((slide) => collapse(slide.title.replaceAll('\u2060', '')))).toEqual(
          deck.children.map((_, index) => shownTitle(deck, index)),
        )
      }),
      { seed, numRuns: runs.pipeline },
    )
  },
)
