/** What was written, read as Slidev reads it, against the deck. */

import { parseSync } from '@slidev/parser/core'
import type { Deck, Flow, Slide } from '#tree/nodes.ts'
import { oneLine } from '../write/characters.ts'
import { renderedText, type RenderedText } from './rendered-text.ts'
import { slots } from '../write/slide.ts'
import { deckTitle, title } from '../write/title.ts'
import { collapse, expectedText } from './expected-text.ts'

/** Where Slidev would read something else than was planned. */
export interface Difference {
  /** Index of the slide in the deck; none where the number of slides differs. */
  index?: number
  /** What differs. */
  what: 'layout' | 'markup' | 'note' | 'routeAlias' | 'slides' | 'slots' | 'text' | 'title'
  actual: string
  expected: string
}

/**
 * Read a written deck back.
 *
 * @param text Text of `slides.md`.
 * @param deck The deck it was written from.
 * @returns All differences; none is what is wanted.
 */
export function checkRoundTrip(text: string, deck: Deck): Difference[] {
  const { slides } = parseSync(text, 'slides.md')
  if (slides.length !== deck.children.length) {
    return [{ what: 'slides', actual: String(slides.length), expected: String(deck.children.length) }]
  }
  return deck.children.flatMap((slide, index) => {
    const read = slides[index]!
    const content = renderedText(read.content)
    const note = renderedText(read.note ?? '')
    // The first slide has the title of the deck (see `headmatter`).
    const name = index === 0 ? deckTitle(deck.title) : title(slide.title)
    const differences: Difference[] = []
    const compare = (what: Difference['what'], actual: string, expected: string): void => {
      if (actual !== expected) differences.push({ index, what, actual, expected })
    }
    compare('layout', String(read.frontmatter.layout), slide.layout)
    compare('routeAlias', String(read.frontmatter.routeAlias), slide.id)
    if (!content.plain) compare('title', String(read.title), name)
    compare(
      'title',
      renderedText(String(read.title)).lines.join(' ').replaceAll('\u2060', ''),
      collapse(oneLine(index === 0 ? deck.title : slide.title)).replaceAll('\u2060', ''),
    )
    compare(
      'slots',
      content.slots.join(' '),
      slots(slide)
        .flatMap((slot) => (slot.name === 'default' ? [] : [slot.name]))
        .join(' '),
    )
    compare(
      'text',
      joined(content),
      expectedLines([heading(slide), ...slots(slide).flatMap((slot) => slot.children)], content),
    )
    compare(
      'note',
      joined(note),
      expectedLines(
        slide.children.flatMap((child) => (child.type === 'notes' ? child.children : [])),
        note,
      ),
    )
    return differences
  })
}

/** @returns The title as the heading that it is on its slide. */
export function heading(slide: Slide): Flow {
  return { type: 'heading', depth: 1, children: [{ type: 'text', value: slide.title }] }
}

/** Preformatted text has lines of its own; then only the words can be compared. */
function expectedLines(nodes: readonly Flow[], actual: RenderedText): string {
  return expectedText(nodes).join(actual.plain ? ' ' : '\n')
}

function joined(actual: RenderedText): string {
  return actual.plain ? collapse(actual.lines.join(' ')) : actual.lines.join('\n')
}
