/** What was written, compiled as Slidev compiles it, against the deck. */

import type { CompiledSlide } from '#tree/compiled.ts'
import type { Deck } from '#tree/nodes.ts'
import { oneLine } from '../write/characters.ts'
import { heading, type Difference } from './round-trip.ts'
import { slots } from '../write/slide.ts'
import { collapse, expectedText } from './expected-text.ts'

/**
 * Judge what Slidev made of a written deck.
 *
 * @param compiled What it made.
 * @param deck The deck that was written.
 * @returns All differences; none is what is wanted.
 */
export function checkCompiled(compiled: readonly CompiledSlide[], deck: Deck): Difference[] {
  if (compiled.length !== deck.children.length)
    return [{ what: 'slides', actual: String(compiled.length), expected: String(deck.children.length) }]
  return deck.children.flatMap((slide, index) => {
    const actual = compiled[index]!
    // The first slide has the title of the deck (see `headmatter`).
    const title = collapse(oneLine(index === 0 ? deck.title : slide.title))
    const text = expectedText([heading(slide), ...slots(slide).flatMap((slot) => slot.children)]).join(' ')
    const pairs: [Difference['what'], string, string][] = [
      ['layout', actual.layout, slide.layout],
      ['routeAlias', actual.routeAlias, slide.id],
      ['title', joined(actual.title), joined(title)],
      ['text', collapse(actual.text), collapse(text)],
      ['markup', actual.active[0] ?? '', ''],
    ]
    return pairs.flatMap(([what, actual, expected]) =>
      actual === expected ? [] : [{ index, what, actual, expected }],
    )
  })
}

/** Word joiners part what `index.html` would read (see `deckTitle`). */
function joined(value: string): string {
  return collapse(value).replaceAll('\u2060', '')
}
