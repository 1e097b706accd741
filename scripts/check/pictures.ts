/// <reference lib="dom" />

import { join, resolve } from 'node:path'
import type { Page } from 'playwright-chromium'
import type { DeckFacts } from '../browser/facts.ts'
import { writeWhole } from '../export/write-file.ts'

/** Slides in one row of the contact sheet, and px of each: as many as one looks over at once. */
const columns = 4
const thumbnail = 480

/**
 * Draw each slide into a PNG, and all of them onto one sheet.
 *
 * @param page the print route with all slides drawn
 * @param facts the deck's slides
 * @param folder where the files go, made when it is missing
 * @returns paths of `001.png` …, then of `contact-sheet.png`
 * @throws {CannotGoOn} when a file cannot be written
 */
export async function writePictures(page: Page, facts: DeckFacts, folder: string): Promise<string[]> {
  const boxes = await page.evaluate(readBoxes)
  const files: string[] = []
  const drawn: { name: string; bytes: Buffer }[] = []
  for (const { number, ...clip } of boxes) {
    const name = String(number).padStart(3, '0')
    const bytes = await page.screenshot({ clip, fullPage: true, animations: 'disabled' })
    const file = resolve(join(folder, `${name}.png`))
    await writeWhole(file, bytes)
    files.push(file)
    drawn.push({ name, bytes })
  }
  const sheet = resolve(join(folder, 'contact-sheet.png'))
  await writeWhole(sheet, await contactSheet(page, facts, drawn))
  return [...files, sheet]
}

/** A page of pictures, drawn by the same browser. */
async function contactSheet(
  page: Page,
  facts: DeckFacts,
  drawn: readonly { name: string; bytes: Buffer }[],
): Promise<Buffer> {
  const height = Math.round((thumbnail * facts.height) / facts.width)
  const cells = drawn.map(
    ({ name, bytes }) =>
      `<figure><img src="data:image/png;base64,${bytes.toString('base64')}"><figcaption>${Number(name)}</figcaption></figure>`,
  )
  const style = `
    body { margin: 0; padding: 16px; background: #ddd; font: 16px sans-serif; color: #333;
      display: grid; grid-template-columns: repeat(${Math.min(columns, drawn.length)}, ${thumbnail}px); gap: 16px; width: max-content }
    figure { margin: 0 } img { width: ${thumbnail}px; height: ${height}px; display: block }
    figcaption { padding-top: 4px }`
  const sheet = await page.context().newPage()
  try {
    await sheet.setContent(`<!doctype html><style>${style}</style><body>${cells.join('')}</body>`)
    await sheet.evaluate(() => Promise.all([...document.images].map((image) => image.decode())))
    const size = await sheet.evaluate(() => ({
      width: document.body.scrollWidth,
      height: document.body.scrollHeight,
    }))
    await sheet.setViewportSize(size)
    return await sheet.screenshot({ fullPage: true })
  } finally {
    await sheet.close()
  }
}

/** Runs inside the page. */
function readBoxes(): { number: number; x: number; y: number; width: number; height: number }[] {
  return [...document.querySelectorAll<HTMLElement>('.print-slide-container')].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return {
      number: Number(element.id.split('-')[0]),
      x: x + window.scrollX,
      y: y + window.scrollY,
      width,
      height,
    }
  })
}
