/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import type { Page } from 'playwright-chromium'
import { slideNumbered, type DeckData } from '../../slidev/data/deck.ts'

/**
 * Find the slides that show an error, or nothing, instead of what they should.
 *
 * @param page the print route with all slides drawn
 * @param facts the deck's slides
 * @returns a line for each fault, beginning with the slide's name
 * @throws {Error} when the page is gone
 */
export async function slideFailures(page: Page, data: DeckData): Promise<string[]> {
  const faults = await page.evaluate(findFaults)
  // With a page for each click, the same fault shows on several pages of a slide.
  return [...new Set(faults.map(({ slide, what }) => `${slideNumbered(data, slide)}: ${what}`))]
}

/**
 * Find the slides that are set in another font than they ask for, because theirs did not come.
 *
 * @param page the print route with all slides drawn
 * @param facts the deck's slides
 * @returns a line for each font, with the first slide that asks for it
 * @throws {Error} when the page is gone
 */
export async function fontFailures(page: Page, data: DeckData): Promise<string[]> {
  const faults = await page.evaluate(findFonts)
  return faults.map(({ family, slides: [first = 0, ...others] }) => {
    const more = others.length > 0 ? ` and ${others.length} more` : ''
    return `${slideNumbered(data, first)}${more}: font \`${family}\` did not load, shown in another one`
  })
}

/**
 * Find the slides that ask for addresses.
 *
 * @param page the print route with all slides drawn
 * @param facts the deck's slides
 * @param urls whole addresses
 * @returns the name of the slide that asks for one of them; `a slide` where nothing on a slide shows it
 * @throws {Error} when the page is gone
 */
export async function placesAsking(
  page: Page,
  data: DeckData,
  urls: readonly string[],
): Promise<(url: string) => string> {
  const asking = new Map(urls.length > 0 ? await page.evaluate(findAsking, urls) : [])
  return (url) => {
    const slide = asking.get(url)
    return slide === undefined ? 'a slide' : slideNumbered(data, slide)
  }
}

/** Runs inside the page. */
function findAsking(urls: readonly string[]): [string, number][] {
  const found = new Map<string, number>()
  for (const container of document.querySelectorAll('.print-slide-container')) {
    const slide = Number(container.id.split('-')[0])
    for (const element of container.querySelectorAll('*')) {
      // Where people are led nothing is asked for.
      const names = element.matches('a, area') ? [] : ['src', 'href', 'data', 'poster']
      const named = names.flatMap((name) => {
        const value = element.getAttribute(name)
        return value && URL.canParse(value, location.href) ? [new URL(value, location.href).href] : []
      })
      const shown = getComputedStyle(element).backgroundImage + (element.getAttribute('srcset') ?? '')
      for (const url of urls)
        if (!found.has(url) && (named.includes(url) || shown.includes(url))) found.set(url, slide)
    }
  }
  return [...found]
}

/** Runs inside the page. */
function findFonts(): { family: string; slides: number[] }[] {
  const bare = (name: string): string => name.replaceAll(/["']/g, '').trim()
  const failed = new Set(
    [...document.fonts].filter(({ status }) => status === 'error').map(({ family }) => bare(family)),
  )
  const found = new Map<string, Set<number>>()
  if (failed.size === 0) return []
  for (const container of document.querySelectorAll<HTMLElement>('.print-slide-container')) {
    for (const element of container.querySelectorAll<HTMLElement>('[data-slidev-no] *')) {
      const [first = ''] = getComputedStyle(element).fontFamily.split(',')
      const family = bare(first)
      if (!failed.has(family) || element.innerText.trim() === '') continue
      found.set(family, (found.get(family) ?? new Set()).add(Number(container.id.split('-')[0])))
    }
  }
  return [...found].map(([family, slides]) => ({ family, slides: [...slides] }))
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
