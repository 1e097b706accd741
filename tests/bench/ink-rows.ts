/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/**
 * Rows of ink of drawn slides, from their pictures alone.
 *
 * ```text
 *   title
 *   ─────────────── top of the zone: below the title
 *   ███████   ▲
 *             │ reach: from the first row of ink to the last, gaps closed
 *   █████     ▼
 *
 *   ─────────────── bottom of the zone: the footer, or the lower margin
 * ```
 */

import type { Page } from 'playwright-chromium'
import { captureSlides } from '../../scripts/export/capture.ts'

/** How much of the height between title and footer a slide uses. */
export interface Ink {
  number: number
  /** Share of the rows between the first and the last that are inked. */
  reach: number
  /** Share of the rows that are inked themselves. */
  rows: number
  /** Free px between the last row of ink and the footer, or the edge of the slide. */
  below: number
}

interface Zone {
  number: number
  top: number
  bottom: number
  /** Where the rule of the footer is, or the edge of the slide. */
  foot: number
  left: number
  right: number
}

/** A pixel differs this much from the ground in a channel: edges of letters do, the ground of a card does not. */
const threshold = 24

/**
 * @param page The print route with all slides drawn.
 * @returns The ink of each slide, in order.
 */
export async function inkRows(page: Page): Promise<Ink[]> {
  const zones = await page.evaluate(readZones)
  const shots = await captureSlides(
    { page, pages: zones.map(({ number }) => ({ number, click: 1 })) },
    'png',
    1,
  )
  const context = await page.context().browser()!.newContext()
  try {
    const blank = await context.newPage()
    const found: Ink[] = []
    for (const [at, { bytes }] of shots.entries()) {
      const zone = zones[at]!
      const png = Buffer.from(bytes).toString('base64')
      const inked = await blank.evaluate(readRows, { png, zone, threshold })
      const [first, last] = [inked.indexOf(true), inked.lastIndexOf(true)]
      found.push({
        number: zone.number,
        reach: first === -1 ? 0 : (last - first + 1) / inked.length,
        rows: inked.filter(Boolean).length / inked.length,
        below: zone.foot - zone.top - (first === -1 ? 0 : last + 1),
      })
    }
    return found
  } finally {
    await context.close()
  }
}

/** Runs inside the page: what lies between title and footer, px from the corner of the slide. */
function readZones(): Zone[] {
  return [...document.querySelectorAll<HTMLElement>('.print-slide-container')].map((element) => {
    const slide = element.getBoundingClientRect()
    const talk = element.querySelector<HTMLElement>('.slidev-layout')!
    const { paddingBottom } = getComputedStyle(talk)
    const bottomOf = (selector: string): number =>
      (element.querySelector(selector)?.getBoundingClientRect().bottom ?? slide.y) - slide.y
    const footer = element.querySelector('.talk-footer')?.getBoundingClientRect()
    const foot = footer && footer.width > slide.width / 2 ? footer.y - slide.y : slide.height
    return {
      number: Number(element.id.split('-')[0]),
      top: Math.ceil(Math.max(bottomOf('h1'), bottomOf('.talk-kicker'))) + 6,
      // The rule of a footer is drawn on its upper edge, the progress of a talk just above.
      bottom: Math.floor(Math.min(foot - 4, slide.height - Number.parseFloat(paddingBottom) / 2)),
      foot: Math.floor(foot),
      left: 32,
      right: Math.floor(slide.width),
    }
  })
}

/** Runs inside the page: which rows of a picture have ink. */
async function readRows({
  png,
  zone,
  threshold,
}: {
  png: string
  zone: Zone
  threshold: number
}): Promise<boolean[]> {
  const image = new Image()
  image.src = `data:image/png;base64,${png}`
  await image.decode()
  const canvas = new OffscreenCanvas(image.width, image.height)
  const context = canvas.getContext('2d')!
  context.drawImage(image, 0, 0)
  const width = zone.right - zone.left
  const height = Math.max(1, zone.bottom - zone.top)
  const { data } = context.getImageData(zone.left, zone.top, width, height)
  const ground = context.getImageData(image.width - 4, image.height - 4, 1, 1).data
  return Array.from({ length: height }, (_, row) => {
    for (let at = row * width * 4; at < (row + 1) * width * 4; at += 4)
      if ([0, 1, 2].some((channel) => Math.abs(data[at + channel]! - ground[channel]!) > threshold))
        return true
    return false
  })
}
