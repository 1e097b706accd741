/** A paragraph that is taller than its slot → paragraphs that are not. */

import type { Paragraph } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { patch } from '#tree/origin.ts'
import { breakText } from './breakpoints.ts'
import { slicer } from '../content/slice.ts'

/** @returns Parts of a paragraph, cut at sentences where they fit. */
export function splitParagraph(node: Paragraph, fits: (part: Paragraph) => boolean): Paragraph[] {
  const text = toString(node)
  const slice = slicer(node.children)
  const part = (from: number, to: number): Paragraph => patch(node, { ...node, children: slice(from, to) })
  const ends = breakText(text, (from, to) => fits(part(from, to)))
  if (ends.length < 2) return [node]
  return ends.map((end, index) => part(ends[index - 1] ?? 0, end))
}
