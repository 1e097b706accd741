/// <reference lib="dom" />

import { join, resolve } from 'node:path'
import type { Page } from 'playwright-chromium'
import type { DeckFacts } from '../browser/facts.ts'
import { contactSheet, type Picture } from '../export/pictures.ts'
import { writeWhole } from '../export/write-file.ts'

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
  const drawn: Picture[] = []
  for (const { number, ...clip } of boxes) {
    const name = String(number).padStart(3, '0')
    const bytes = await page.screenshot({ clip, fullPage: true, animations: 'disabled' })
    const file = resolve(join(folder, `${name}.png`))
    await writeWhole(file, bytes)
    files.push(file)
    drawn.push({ name, number, bytes })
  }
  const sheet = resolve(join(folder, 'contact-sheet.png'))
  await writeWhole(sheet, await contactSheet(page, drawn, facts.width / facts.height))
  return [...files, sheet]
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
