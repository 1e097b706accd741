/** The heading of a side: one rank below the title of the slide. */

import type { Heading } from 'mdast'
import { text } from '#tree/build.ts'

/** @returns A heading of rank 2. */
export function heading(value: string): Heading {
  return { type: 'heading', depth: 2, children: [text(value)] }
}
