/// <reference lib="dom" />

import { join, resolve } from 'node:path'
import type { Page } from 'playwright-chromium'
import type { DeckFacts } from '../browser/facts.ts'
import { contactSheet, drawPictures } from '../export/pictures.ts'
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
  const numbers = await page.evaluate(readNumbers)
  const pages = numbers.map((number) => ({ number, click: 1 }))
  const drawn = await drawPictures({ page, pages }, 'png', 1)
  const files: string[] = []
  for (const { name, bytes } of drawn) {
    const file = resolve(join(folder, `${name}.png`))
    await writeWhole(file, bytes)
    files.push(file)
  }
  const sheet = resolve(join(folder, 'contact-sheet.png'))
  await writeWhole(sheet, await contactSheet(page, drawn, facts.width / facts.height))
  return [...files, sheet]
}

/** Runs inside the page. */
function readNumbers(): number[] {
  return [...document.querySelectorAll('.print-slide-container')].map(({ id }) => Number(id.split('-')[0]))
}
