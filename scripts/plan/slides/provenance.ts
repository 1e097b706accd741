/**
 * Where in a paper a slide comes from, as people cite it.
 *
 * ```text
 *   §3.2, p. 5      §3.1–3.3, pp. 5–6      p. 5      §3.2，第 5 页
 * ```
 */

import { firstIndex } from '#tree/search.ts'
import type { Position } from 'unist'
import type { Article, Lang, Section } from '#tree/nodes.ts'

/** A page of the source: its number, and the offset at which its text begins. */
export interface SourcePage {
  number: number
  offset: number
}

/** How a place is written. */
const forms: Record<
  Lang,
  { section: (name: string) => string; page: (first: number, last: number) => string; between: string }
> = {
  en: {
    section: (name) => `§${name}`,
    page: (first, last) => (first === last ? `p. ${first}` : `pp. ${first}–${last}`),
    between: ', ',
  },
  zh: {
    section: (name) => `§${name}`,
    page: (first, last) => (first === last ? `第 ${first} 页` : `第 ${first}–${last} 页`),
    between: '，',
  },
}

/**
 * @param article With headings that have `data.number` where the paper numbers them.
 * @param pages In the order of their offsets; none where the source has no pages.
 * @returns Writes the sections and pages of some spans; empty where the paper numbers neither.
 */
export function provenanceIn(
  article: Article,
  pages: readonly SourcePage[],
): (spans: readonly Position[]) => string {
  const sections = numbered(article.children.filter((node) => node.type === 'section'))
  const { section, page, between } = forms[article.lang]
  return (spans) => {
    const starts = spans.flatMap(({ start }) => (start.offset === undefined ? [] : [start.offset]))
    const ends = spans.flatMap(({ end }) => (end.offset === undefined ? [] : [end.offset - 1]))
    const names = [...new Set(starts.flatMap((offset) => before(sections, offset)?.number ?? []))]
    const found = [...starts, ...ends].flatMap((offset) => before(pages, offset)?.number ?? [])
    const [first, last] = [names[0], names.at(-1)]
    const parts = [
      ...(first === undefined ? [] : [section(first === last ? first : `${first}–${last}`)]),
      ...(found.length > 0 ? [page(Math.min(...found), Math.max(...found))] : []),
    ]
    return parts.join(between)
  }
}

/** The last that begins at or before an offset. */
function before<T extends { offset: number }>(all: readonly T[], offset: number): T | undefined {
  return all[firstIndex(all.length, (index) => all[index]!.offset <= offset) - 1]
}

/** Each section with its number, or that of the one above it; a main section without a number has none. */
function numbered(
  sections: readonly Section[],
  above?: string,
): { offset: number; number: string | undefined }[] {
  return sections.flatMap((section) => {
    const [heading] = section.children
    const number = heading.data?.number ?? above
    const offset = heading.position?.start.offset
    return [
      ...(offset === undefined ? [] : [{ offset, number }]),
      ...numbered(
        section.children.filter((node) => node.type === 'section'),
        number,
      ),
    ]
  })
}
