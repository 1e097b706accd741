/** Random decks made of the hazards, in a real build and a real browser. */

import * as fc from 'fast-check'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { deck as makeDeck } from '#tree/build.ts'
import { buildDeck } from '../../scripts/slidev/build/index.ts'
import { findBrowser } from '../../scripts/browser/engine/find.ts'
import { launch } from '../../scripts/browser/engine/launch.ts'
import { serveFolder } from '#system/static-server.ts'
import { guard } from '../../scripts/template/load.ts'
import { write } from '../../scripts/slidev/write/index.ts'
import { countBlocks, decks, expectedText } from '../write-generators.ts'
import { collapse } from '../sandbox-check-helper.ts'

const seed = Number(process.env.FUZZ_SEED ?? 20_261_122)

/** Decks of about two slides and 12 blocks, written as one. */
const runs = 180
const leastBlocks = 2000

/** A little of two texts, from where they part. */
function parted(expected: string, actual: string): { expected: string; actual: string } {
  let at = 0
  while (at < expected.length && expected[at] === actual[at]) at++
  const from = Math.max(0, at - 40)
  return { expected: expected.slice(from, at + 80), actual: actual.slice(from, at + 80) }
}

test(`any text is shown as it was, and does nothing (seed ${seed}, ${runs} decks as one)`, async () => {
  const samples = fc.sample(decks, { seed, numRuns: runs })
  const slides = samples
    .flatMap(({ children }) => children)
    // A layout that shows both slots.
    .map((slide, index) => ({ ...slide, id: `s${index}`, layout: 'two-cols' }))
  const tree = makeDeck({ title: 'Fuzz', authors: [], lang: 'en' }, 5, slides)
  const blocks = countBlocks(tree)
  expect(blocks).toBeGreaterThan(leastBlocks)

  const place = mkdtempSync(join(tmpdir(), 'fuzz-'))
  const file = new VFile()
  const text = write(tree, file, { theme: 'none', addons: [`@/${relative(place, guard)}`] })
  expect(file.messages.map(String)).toEqual([])
  writeFileSync(join(place, 'slides.md'), text)
  const built = await buildDeck(join(place, 'slides.md'))
  const served = await serveFolder(built.folder)
  const running = await launch(await findBrowser())
  try {
    const page = await running.newPage({ viewport: { width: 980, height: 552 } })
    const asked: string[] = []
    const errors: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    page.on('pageerror', (error) => errors.push(error.message))
    await page.goto(`${served.origin}/print`, { waitUntil: 'load' })
    await page.waitForFunction(
      (count) =>
        document.querySelectorAll('.print-slide-container [data-slidev-no] > *').length >= count &&
        !document.querySelector('.slidev-slide-loading'),
      slides.length,
    )
    const shown = await page.evaluate(() =>
      Array.from(document.querySelectorAll('.print-slide-container [data-slidev-no]'), (slide) => {
        const copy = slide.cloneNode(true) as Element
        // A formula counts as its TeX, a picture as the text that stands for it.
        for (const formula of copy.querySelectorAll('.katex'))
          formula.replaceWith(formula.querySelector('annotation')?.textContent ?? '')
        for (const picture of copy.querySelectorAll('img')) picture.replaceWith(picture.alt)
        return copy.textContent ?? ''
      }),
    )
    const squeezed = (value: string): string => collapse(value).replace(/\s/g, '')
    expect(shown).toHaveLength(slides.length)
    const wrong = slides.flatMap((slide, index) => {
      const expected = squeezed(expectedText(slide))
      const actual = squeezed(shown[index]!)
      return actual === expected ? [] : [{ index, ...parted(expected, actual) }]
    })
    expect(wrong).toEqual([])
    const pwned = await page.evaluate(() => Object.keys(window).filter((name) => name.startsWith('__pwn')))
    expect(pwned).toEqual([])
    expect(asked.filter((url) => !/^(?:http:\/\/127\.0\.0\.1:|data:|blob:)/.test(url))).toEqual([])
    expect(errors).toEqual([])
    expect(await page.evaluate(() => getComputedStyle(document.body).display)).not.toBe('none')
    const published = readdirSync(built.folder, { recursive: true, encoding: 'utf8' })
    expect(published.filter((name) => /passwd/.test(name))).toEqual([])
    for (const name of published.filter((each) => each.endsWith('.css')))
      expect(readFileSync(join(built.folder, name), 'utf8')).not.toMatch(/base64,cm9vd|evil\.example/)
    console.log(
      `fuzz: ${blocks} blocks on ${slides.length} slides, seed ${seed}: 0 wrong, 0 run, 0 asked for, 0 leaked`,
    )
  } finally {
    await running.close()
    await served.close()
    await built.dispose()
    rmSync(place, { recursive: true })
  }
})
