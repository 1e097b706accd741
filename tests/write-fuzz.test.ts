import * as fc from 'fast-check'
import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { write } from '../scripts/slidev/write/index.ts'
import { countBlocks, decks, expectedText, shownTitle } from './write-generators.ts'
import { collapse, createGate } from './sandbox-check-helper.ts'

/** Another seed each day would hide a failure tomorrow; `FUZZ_SEED` tries others. */
const seed = Number(process.env.FUZZ_SEED ?? 20_260_927)

/** Decks of about 12 blocks; each takes about 25 ms. */
const runs = Number(process.env.FUZZ_RUNS ?? 1750)

/** Blocks that so many decks have at least. */
const leastBlocks = 11 * runs

test(
  `any text comes through the pipeline of Slidev as it was (seed ${seed}, ${runs} decks)`,
  {
    timeout: 600_000,
  },
  async () => {
    const gate = await createGate()
    let blocks = 0
    await fc.assert(
      fc.asyncProperty(decks, async (deck) => {
        const file = new VFile()
        const text = write(deck, file, { theme: 'none' })
        // `write` reads back, and says so when a slide had to be written another way.
        expect(file.messages.map(String)).toEqual([])
        expect(write(deck, new VFile(), { theme: 'none' })).toBe(text)
        const slides = await gate(text)
        expect(slides.flatMap((slide) => slide.active)).toEqual([])
        expect(slides.map((slide) => slide.text)).toEqual(deck.children.map(expectedText))
        expect(slides.map((slide) => collapse(slide.title.replaceAll('\u2060', '')))).toEqual(
          deck.children.map((_, index) => shownTitle(deck, index)),
        )
        blocks += countBlocks(deck)
      }),
      { seed, numRuns: runs },
    )
    console.log(`fuzz: ${blocks} blocks through the gate, seed ${seed}: 0 wrong, 0 active`)
    expect(blocks).toBeGreaterThan(leastBlocks)
  },
)
