/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import type { CDPSession, Page } from 'playwright-chromium'
import type { DrawnPage } from '../browser/page/print-page.ts'

/** A slide, or a click of it, as a picture. */
export interface Screenshot {
  /** `003`, or `003-02` where each click has a page. */
  name: string
  number: number
  bytes: Uint8Array
}

/** Of 100; letters keep their edges from about 85 on. */
const quality = 90

/**
 * Draw each page into a picture.
 *
 * @param drawn the print route with all slides drawn, and its pages
 * @param format PNG, or WebP at a quality of 90
 * @param scale pixels of the picture per pixel of the canvas
 * @returns the pictures in the order of the pages
 * @throws {Error} when the browser is gone
 */
export async function captureSlides(
  { page, pages }: { page: Page; pages: readonly Pick<DrawnPage, 'click' | 'number'>[] },
  format: 'png' | 'webp',
  scale: number,
): Promise<Screenshot[]> {
  const boxes = await page.evaluate(readBoxes)
  const many = new Set(pages.map(({ number }) => number)).size < pages.length
  const session = await page.context().newCDPSession(page)
  const screenshots: Screenshot[] = []
  try {
    for (const [index, { number, click }] of pages.entries()) {
      const slide = String(number).padStart(3, '0')
      const name = many ? `${slide}-${String(click).padStart(2, '0')}` : slide
      screenshots.push({
        name,
        number,
        bytes: await capture(page, session, { ...boxes[index]!, scale }, format),
      })
    }
  } finally {
    await session.detach()
  }
  return screenshots
}

interface Clip {
  x: number
  y: number
  width: number
  height: number
}

/** A window that grows to all slides draws all of them for each picture: it is moved instead. */
async function capture(
  page: Page,
  session: CDPSession,
  clip: Clip & { scale: number },
  format: 'png' | 'webp',
): Promise<Uint8Array> {
  const inside = await page.evaluate(scrollTo, clip)
  const { data } = await session.send('Page.captureScreenshot', {
    format,
    ...(format === 'webp' ? { quality } : {}),
    clip,
    captureBeyondViewport: !inside,
  })
  return Buffer.from(data, 'base64')
}

/** Runs inside the page: moves the window to a part of the page, and tells whether it holds all of it. */
function scrollTo({ x, y, width, height }: Clip): boolean {
  window.scrollTo(x, y)
  const [left, top] = [x - window.scrollX, y - window.scrollY]
  return left >= 0 && top >= 0 && left + width <= window.innerWidth && top + height <= window.innerHeight
}

/** Draws parts of pages. */
export interface Capture {
  /**
   * @param index of the page
   * @param box the part, px from the page's corner; default: all of it
   * @returns a PNG as base64
   */
  part(index: number, box?: Clip): Promise<string>
  close(): Promise<void>
}

/**
 * @param page the print route with all slides drawn
 * @param scale pixels of the picture per pixel of the canvas
 * @returns what draws parts of it, to be closed by the caller
 * @throws {Error} when the browser is gone
 */
export async function capturePage(page: Page, scale: number): Promise<Capture> {
  const boxes = await page.evaluate(readBoxes)
  const session = await page.context().newCDPSession(page)
  return {
    async part(index, box) {
      const whole = boxes[index]!
      const clip = box ? { ...box, x: whole.x + box.x, y: whole.y + box.y } : whole
      return Buffer.from(await capture(page, session, { ...clip, scale }, 'png')).toString('base64')
    },
    close: () => session.detach(),
  }
}

/** Slides in one row of the contact sheet, and px of each: as many as one looks over at once. */
const columns = 4
const thumbnail = 480

/**
 * Put all pictures onto one sheet, with their numbers.
 *
 * @param page any page of the browser
 * @param pictures what to show, as PNG
 * @param ratio width of a slide over its height
 * @returns the sheet as PNG
 * @throws {Error} when the browser is gone
 */
export async function contactSheet(
  page: Page,
  screenshots: readonly Screenshot[],
  ratio: number,
): Promise<Uint8Array> {
  const cells = screenshots.map(
    ({ name, bytes }) =>
      `<figure><img src="${dataAddress(bytes)}"><figcaption>${name.replace(/^0+(?=\d)/, '')}</figcaption></figure>`,
  )
  const style = `
    body { margin: 0; padding: 16px; background: #ddd; font: 16px sans-serif; color: #333;
      display: grid; grid-template-columns: repeat(${Math.min(columns, screenshots.length)}, ${thumbnail}px); gap: 16px; width: max-content }
    figure { margin: 0 } img { width: ${thumbnail}px; height: ${Math.round(thumbnail / ratio)}px; display: block }
    figcaption { padding-top: 4px }`
  return shoot(page, `<style>${style}</style><body>${cells.join('')}</body>`)
}

/**
 * Make a picture smaller.
 *
 * @param page any page of the browser
 * @param bytes a PNG
 * @param width px
 * @param height px
 * @returns the smaller PNG
 * @throws {Error} when the browser is gone
 */
export function shrink(page: Page, bytes: Uint8Array, width: number, height: number): Promise<Uint8Array> {
  const style = `body { margin: 0; width: ${width}px } img { width: ${width}px; height: ${height}px; display: block; object-fit: cover }`
  return shoot(page, `<style>${style}</style><body><img src="${dataAddress(bytes)}"></body>`)
}

async function shoot(page: Page, body: string): Promise<Uint8Array> {
  const context = await page
    .context()
    .browser()!
    .newContext({ viewport: { width: 64, height: 64 } })
  try {
    const sheet = await context.newPage()
    await sheet.setContent(`<!doctype html>${body}`)
    await sheet.evaluate(() => Promise.all([...document.images].map((image) => image.decode())))
    const size = await sheet.evaluate(() => ({
      width: document.body.scrollWidth,
      height: document.body.scrollHeight,
    }))
    await sheet.setViewportSize(size)
    return await sheet.screenshot()
  } finally {
    await context.close()
  }
}

function dataAddress(bytes: Uint8Array): string {
  return `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`
}

/** Runs inside the page. */
function readBoxes(): Clip[] {
  return [...document.querySelectorAll<HTMLElement>('.print-slide-container')].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return { x: x + window.scrollX, y: y + window.scrollY, width, height }
  })
}
