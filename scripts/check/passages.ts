/** From a finding back to the article, by the `report.json` that was written with the deck. */

import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { SlidePassages } from '#tree/passages.ts'
import { folded, enoughWords } from './source.ts'

/** The article of a deck, and which lines of it each slide stands for, by `routeAlias`. */
export interface Origins {
  /** Path of the article; none where it came over standard input. */
  article?: string
  slides: Map<string, SlidePassages['passages']>
}

/**
 * @param slidesMd path of the deck
 * @returns what stands beside the deck; nothing for a deck without a report, or with one that
 *   cannot be read: a check never fails for want of it
 */
export async function readOrigins(slidesMd: string): Promise<Origins> {
  const folder = dirname(slidesMd)
  try {
    const report = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')) as Partial<{
      article: string | null
      slides: SlidePassages[]
    }>
    const slides = new Map((report.slides ?? []).map(({ id, passages }) => [id, passages]))
    return { ...(report.article ? { article: resolve(folder, report.article) } : {}), slides }
  } catch {
    return { slides: new Map() }
  }
}

/**
 * Find the line of the article that an element of a slide was taken from.
 *
 * @param passages of the slide
 * @param element the beginning of the element's text
 * @returns the line, from 1: of the passage with that text, else of the slide's first
 */
export function articleLine(
  passages: SlidePassages['passages'],
  element: string | undefined,
): number | undefined {
  const wanted = folded(element ?? '')
  const same = ({ text }: { text: string }): boolean => {
    const own = folded(text)
    if (own === '' || wanted === '') return false
    if (own === wanted) return true
    return (
      Math.min(own.length, wanted.length) >= enoughWords && (own.startsWith(wanted) || wanted.startsWith(own))
    )
  }
  return (passages.find(same) ?? passages[0])?.line
}
