/** A Deck as text that a person can review: a paragraph for each slide. */

import type { Node } from 'unist'
import { toString } from 'mdast-util-to-string'
import { deckJson, type Deck } from '../scripts/index.ts'

/** @returns Slides with their role, fields, slots, points and notes. */
export function showDeck(deck: Deck): string {
  const json = deckJson(deck)
  return deck.children
    .map((slide, index) => {
      const { points, caption, notes, diagram } = json.slides[index]!
      const fields = Object.entries(slide.fields).map(([key, value]) => ` ${key}=${value}`)
      const slots = slide.children.flatMap((child) => (child.type === 'slot' ? [child] : []))
      const solid = slots
        .flatMap(({ children }) => children)
        .flatMap((block): Node[] =>
          block.type === 'paragraph' ? block.children.filter(({ type }) => type === 'image') : [block],
        )
        .filter(({ type }) => type !== 'list')
      return [
        `[${slide.role}] ${slide.title}${fields.join('')}`,
        ...solid.map((node) =>
          `  <${node.type}> ${node.type === 'diagram' ? '' : toString(node).split('\n')[0]}`.trimEnd(),
        ),
        ...(diagram ? [`  ${diagram.steps.map(({ label }) => label).join(' → ')}`] : []),
        ...points.map(({ text }) => `  - ${text}`),
        ...(caption === undefined ? [] : [`  caption: ${caption}`]),
        ...(notes ? [`  notes: ${notes.replaceAll('\n', ' ⏎ ')}`] : []),
      ].join('\n')
    })
    .join('\n\n')
    .concat('\n')
}
