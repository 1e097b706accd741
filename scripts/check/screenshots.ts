/// <reference lib="dom" />

import { join, resolve } from 'node:path'
import type { Page } from 'playwright-chromium'
import type { DeckData } from '../slidev/data/deck.ts'
import { contactSheet, captureSlides } from '../export/capture.ts'
import { writeFileAtomic } from '#system/write-file-atomic.ts'

/**
 * Draw each slide into a PNG, and all of them onto one sheet.
 *
 * @param page the print route with all slides drawn
 * @param facts the deck's slides
 * @param folder where the files go, made when it is missing
 * @returns paths of `001.png` …, then of `contact-sheet.png`
 * @throws {UserError} when a file cannot be written
 */
export async function writeScreenshots(page: Page, data: DeckData, folder: string): Promise<string[]> {
  const numbers = await page.evaluate(readNumbers)
  const pages = numbers.map((number) => ({ number, click: 1 }))
  const drawn = await captureSlides({ page, pages }, 'png', 1)
  const files: string[] = []
  for (const { name, bytes } of drawn) {
    const file = resolve(join(folder, `${name}.png`))
    await writeFileAtomic(file, bytes)
    files.push(file)
  }
  const sheet = resolve(join(folder, 'contact-sheet.png'))
  await writeFileAtomic(sheet, await contactSheet(page, drawn, data.width / data.height))
  return [...files, sheet]
}

/** Runs inside the page. */
function readNumbers(): number[] {
  return [...document.querySelectorAll('.print-slide-container')].map(({ id }) => Number(id.split('-')[0]))
}
