/** Which pictures the prose draws: the table of kinds. */

import type { Paragraph } from 'mdast'
import type { Diagram } from '#tree/nodes.ts'
import { proseOf } from '../prose.ts'
import { sentences } from '../sentences.ts'
import { flow } from './flow.ts'
import type { Sentence } from './types.ts'

const detectors: readonly ((sentences: readonly Sentence[]) => Diagram | undefined)[] = [flow]

/**
 * @param paragraphs The paragraphs of the article in their order, those of list items too.
 * @returns The diagrams that they tell, at most one of each kind.
 */
export function diagramsOf(paragraphs: readonly Paragraph[]): Diagram[] {
  const all = paragraphs.flatMap((paragraph) => {
    const prose = proseOf(paragraph.children)
    return sentences(prose).map((span) => ({ prose, span }))
  })
  return detectors.map((detect) => detect(all)).filter((found) => found !== undefined)
}
