/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import type { Page } from 'playwright-chromium'
import { slideNumbered, type DeckFacts } from './facts.ts'

/**
 * Find the slides that show an error, or nothing, instead of what they should.
 *
 * @param page the print route with all slides drawn
 * @param facts the deck's slides
 * @returns a line for each fault, beginning with the slide's name
 * @throws {Error} when the page is gone
 */
export async function slideFailures(page: Page, facts: DeckFacts): Promise<string[]> {
  const faults = await page.evaluate(findFaults)
  // With a page for each click, the same fault shows on several pages of a slide.
  return [...new Set(faults.map(({ slide, what }) => `${slideNumbered(facts, slide)}: ${what}`))]
}

/** Runs inside the page. */
function findFaults(): { slide: number; what: string }[] {
  const faults: { slide: number; what: string }[] = []
  for (const container of document.querySelectorAll<HTMLElement>('.print-slide-container')) {
    const slide = Number(container.id.split('-')[0])
    const content = container.querySelector<HTMLElement>('[data-slidev-no]')
    const text = content?.innerText ?? ''
    if (/^\s*(An error occurred on this slide|Failed to fetch this slide)/.test(text))
      faults.push({ slide, what: text.trim() })
    else if (!content?.firstElementChild) faults.push({ slide, what: 'nothing was drawn' })

    for (const failed of container.querySelectorAll<HTMLElement>('[data-error], pre[border~="red"]')) {
      const message = failed.getAttribute('data-error') || failed.textContent || ''
      faults.push({ slide, what: `diagram: ${message.trim().split('\n').slice(0, 3).join(' ')}` })
    }
    for (const image of container.querySelectorAll('img')) {
      const source = image.getAttribute('src') ?? ''
      if (
        source !== '' &&
        image.complete &&
        image.naturalWidth === 0 &&
        new URL(image.src).origin === location.origin
      )
        faults.push({ slide, what: `picture \`${source}\` cannot be shown` })
    }
  }
  return faults
}
