/** The text of a deck as the texts of its slides, and back. */

import { parseSync } from '@slidev/parser/core'

/** A slide as it stands in `slides.md`. */
export interface SlideText {
  /** Its `routeAlias`; Lectern gives one to each slide, and an author may take it away. */
  id: string | undefined
  title: string
  /** With its front matter, without the rule before it and white space at its ends. */
  text: string
  /** Whether the text begins with its front matter, and so with a rule. */
  matter: boolean
  /** Line of the deck that it begins on, from 1. */
  line: number
}

/**
 * @param deck Text of `slides.md`.
 * @returns Its slides, as Slidev cuts them; the first one has the head matter. Nothing where they
 *   would not be the same slides when they are put together again.
 */
export function slidesOf(deck: string): SlideText[] | undefined {
  const slides = cut(deck.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'))
  const again = cut(deckOf(slides))
  const same = slides.length === again.length && slides.every(({ text }, at) => text === again[at]!.text)
  return same && slides.length > 0 ? slides : undefined
}

/** @returns The text of a deck with these slides, in order. */
export function deckOf(slides: readonly SlideText[]): string {
  return slides
    .map(({ text, matter }, at) => (at > 0 && !matter ? `---\n\n${text}` : text))
    .join('\n\n')
    .concat('\n')
}

function cut(deck: string): SlideText[] {
  return parseSync(deck, 'slides.md').slides.map((slide) => {
    const alias: unknown = slide.frontmatter['routeAlias']
    return {
      id: typeof alias === 'string' && alias !== '' ? alias : undefined,
      title: slide.title ?? '',
      text: slide.raw.trim(),
      matter: slide.raw.startsWith('---\n'),
      line: slide.start + 1,
    }
  })
}
