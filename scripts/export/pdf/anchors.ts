/// <reference lib="dom" />

import type { Page } from 'playwright-chromium'
import type { DeckData } from '../../slidev/data/deck.ts'

/**
 * Give links between slides somewhere to lead: printed, Slidev's links say `#3`, `#/3` or
 * `#name`, and no element is called so.
 *
 * @param page the print route with all slides drawn
 * @param facts the deck's slides
 */
export async function addAnchors(page: Page, data: DeckData): Promise<void> {
  const names = data.slides.map(({ number, alias }) => ({
    number,
    ids: [String(number), ...(alias ? [alias] : [])].flatMap((name) => [name, `/${name}`]),
  }))
  await page.evaluate((slides) => {
    const containers = [...document.querySelectorAll('.print-slide-container')]
    for (const { number, ids } of slides) {
      const slide = containers.find((element) => Number(element.id.split('-')[0]) === number)
      for (const id of ids) {
        if (document.getElementById(id)) continue
        const anchor = document.createElement('a')
        anchor.id = id
        anchor.style.cssText = 'position: absolute; top: 0; left: 0; width: 1px; height: 1px'
        slide?.prepend(anchor)
      }
    }
  }, names)
}
