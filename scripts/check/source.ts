/** Where the slides stand in their Markdown. */

import { dirname } from 'node:path'
import { load } from '@slidev/parser/fs'

/** One slide in its file. */
export interface SlideSource {
  file: string
  /** First line of the slide, from 1. */
  line: number
  layout: string
  /** What the slide is called, in addresses and in the report beside the deck. */
  alias?: string
  /** Its front matter as it is written, and what Slidev takes for its text. */
  frontMatter?: string
  content?: string
  /** Its Markdown, line by line, front matter included. */
  lines: string[]
  /** Ids of findings that its author expects, from the front matter's `expect`. */
  expected: string[]
}

/**
 * Read where each slide of a deck comes from.
 *
 * @param slidesMd path of the deck
 * @param count how many slides the deck has when drawn
 * @returns a row for each slide; none at all where the text cannot be matched with what is drawn,
 *   because an extension of a theme rewrites it
 */
export async function readSources(slidesMd: string, count: number): Promise<SlideSource[]> {
  const root = dirname(slidesMd)
  const data = await load({ userRoot: root, roots: [root] }, slidesMd).catch(() => undefined)
  if (data?.slides.length !== count) return []
  const defaults = (data.headmatter['defaults'] ?? {}) as Record<string, unknown>
  return data.slides.map(({ frontmatter, source }, index) => {
    const layout: unknown = frontmatter['layout'] ?? defaults['layout']
    const expected: unknown = frontmatter['expect']
    const alias: unknown = frontmatter['routeAlias']
    return {
      file: source.filepath,
      line: source.start + 1,
      ...(typeof alias === 'string' ? { alias } : {}),
      layout: typeof layout === 'string' ? layout : index === 0 ? 'cover' : 'default',
      ...(source.frontmatterRaw === undefined ? {} : { frontMatter: source.frontmatterRaw }),
      content: source.content,
      lines: source.raw.split(/\r?\n/),
      expected: (Array.isArray(expected) ? expected : [expected]).filter((id) => typeof id === 'string'),
    }
  })
}

/** As much of a text as stands in one line of Markdown without marks between. */
const enough = 12

/** Shorter texts occur by chance; they have to be all of a line. */
export const enoughWords = 3

/**
 * Find the line of an element by its text.
 *
 * @param source the slide
 * @param element the beginning of the element's text, an address or a label
 * @returns the line, from 1: of the first that has the text, else of the slide's title or begin
 */
export function lineOf({ line, lines }: SlideSource, element: string | undefined): number {
  const wanted = folded(element ?? '').slice(0, enough)
  const has = (text: string): boolean =>
    wanted.length < enoughWords ? folded(text) === wanted : folded(text).includes(wanted)
  const found = wanted === '' ? -1 : lines.findIndex(has)
  return line + (found > 0 ? found : 0)
}

/** Letters, figures and hanzi alone: marks of Markdown and spaces differ between text and picture. */
export function folded(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
}
