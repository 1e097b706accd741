/// <reference lib="dom" />

import { decoded } from '#tree/address.ts'
import type { DeckData } from '../../slidev/data/deck.ts'
import { measureBlocks } from './blocks.ts'
import { collectSlides, diagramHosts } from './collect.ts'
import { installColours } from './colours.ts'
import { measureContrast } from './contrast.ts'
import { measureDiagrams } from './diagrams.ts'
import { measureGlyphs } from './glyphs.ts'
import { measureMedia } from './media.ts'
import type { MeasuredPage } from './open.ts'
import { measureOverflow } from './overflow.ts'
import { installTools } from './page-tools.ts'
import type { BlockMeasurement, Measurement, SlideMeasurement } from './types.ts'

export type * from './types.ts'

export interface MeasureOptions {
  /** Names of the layouts, by the number of the slide. */
  layouts?: readonly (string | undefined)[]
  /**
   * For repairing and calibrating: the boxes as they are when no template scales content down, and
   * without contrast and glyphs, which take half of the time.
   */
  boxesOnly?: boolean
}

/** Content may pass an edge by this, px: edges of letters are soft, and line boxes are rounded. */
const tolerance = 1

/** How long one background picture may take to be decoded, ms. */
const decodeTimeout = 5000

/**
 * Measure all slides of a deck where they are drawn.
 *
 * @param drawn the print route with all slides drawn, in a window as wide as the canvas
 * @param facts what the deck has according to Slidev
 * @param options layouts, how much to measure
 * @returns plain data, in the order of the slides; the same for the same deck and browser
 * @throws {Error} when the page is gone
 */
export async function measure(
  drawn: MeasuredPage,
  data: DeckData,
  options: MeasureOptions = {},
): Promise<Measurement> {
  const { page, heard } = drawn
  const { layouts = [], boxesOnly } = options
  if (boxesOnly) await page.evaluate(showUnscaled)
  await page.evaluate(installTools)
  await page.evaluate(collectSlides, diagramHosts)
  const boxes = await page.evaluate(measureBlocks)
  const overflows = await page.evaluate(measureOverflow, tolerance)
  const wanted = { refused: heard.blocked, timeout: decodeTimeout }
  const media = await page.evaluate(measureMedia, wanted)
  await page.evaluate(installColours)
  const diagrams = await page.evaluate(measureDiagrams, diagramHosts)
  const glyphs = boxesOnly ? [] : await measureGlyphs(page)
  const contrasts = boxesOnly ? [] : await measureContrast(page)
  const { scheme, failedFonts } = await page.evaluate(readDocument)

  const slides = boxes.map((box, index): SlideMeasurement => {
    const known = data.slides[box.number - 1]
    const layout = layouts[box.number - 1]
    const { glyphs: letters = { missing: '', borrowed: [] }, used = {} } = glyphs[index] ?? {}
    return {
      number: box.number,
      ...(known?.title === undefined ? {} : { title: known.title }),
      ...(layout === undefined ? {} : { layout }),
      slots: box.slots,
      ...(box.scale === undefined ? {} : { scale: box.scale }),
      blocks: box.blocks.map((block) => withFonts(block, used[block.id])),
      overflows: overflows[index] ?? [],
      images: media[index]?.images ?? [],
      diagrams: diagrams[index] ?? [],
      glyphs: letters,
      contrasts: contrasts[index] ?? [],
      outside: media[index]?.outside ?? [],
      failure: box.failure,
    }
  })
  const { origin } = new URL(page.url())
  const reported = new Set([...heard.errors.map((error) => error.split('\n')[0] ?? ''), ...heard.talk])
  return {
    canvas: { width: data.width, height: data.height },
    scheme,
    slides,
    failedFonts,
    console: [...reported].toSorted(),
    missingFiles: heard.missing.map((url) => decoded(url.slice(origin.length))).toSorted(),
    outside: heard.blocked.toSorted(),
    late: drawn.late,
  }
}

function withFonts(block: BlockMeasurement, used: string[] | undefined): BlockMeasurement {
  return block.font && used ? { ...block, font: { ...block.font, used } } : block
}

/** Runs inside the page: the templates' net lets everything be as large as it is meant to be. */
function showUnscaled(): void {
  document.documentElement.classList.add('talk-unscaled')
}

/** Runs inside the page. */
function readDocument(): Pick<Measurement, 'failedFonts' | 'scheme'> {
  const failed = [...document.fonts].filter((font) => font.status === 'error')
  const names = new Map(
    failed.map(({ family, weight, style }) => {
      const font = { family: family.replaceAll(/["']/g, ''), weight, style }
      return [JSON.stringify(font), font]
    }),
  )
  return {
    scheme: document.documentElement.classList.contains('dark') ? 'dark' : 'light',
    failedFonts: [...names.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, font]) => font),
  }
}

/** What one block takes, for setting the estimator against the browser. */
export interface BlockHeight extends Pick<
  BlockMeasurement,
  'box' | 'depth' | 'font' | 'id' | 'kind' | 'margin' | 'padding' | 'slot' | 'text'
> {
  slide: number
  layout?: string
  /** How many lines it has. */
  count: number
}

/**
 * Take the heights and line counts of all blocks out of a measurement.
 *
 * @param measurement of any deck; a specimen as a rule
 * @returns a row for each block of the article's own, in the order of the slides
 */
export function blockHeights(measurement: Measurement): BlockHeight[] {
  return measurement.slides.flatMap(({ number, layout, blocks }) =>
    blocks
      .filter(({ kind }) => kind !== 'frame')
      .map(({ id, kind, slot, depth, text, box, margin, padding, font, lines }) => ({
        slide: number,
        ...(layout === undefined ? {} : { layout }),
        id,
        kind,
        ...(slot === undefined ? {} : { slot }),
        ...(depth === undefined ? {} : { depth }),
        text,
        box,
        margin,
        padding,
        ...(font ? { font } : {}),
        count: lines.length,
      })),
  )
}
