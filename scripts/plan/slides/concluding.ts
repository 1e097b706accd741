/** What is said with the takeaways, or with the cover. */

import { originOf } from '#tree/origin.ts'
import type { Flow, Section, Takeaways } from '#tree/nodes.ts'

/** @returns The blocks that are said with the takeaways and nowhere else. */
export function concludes(
  sections: readonly Section[],
  concluding: Section | undefined,
  takeaways: Takeaways,
): Flow[] {
  if (concluding) return isPlain(concluding) ? flowOf(concluding) : []
  // What is gathered from all sections concludes no single paragraph.
  if (!takeaways.data?.concluded) return []
  const spans = originOf(takeaways.children)
  const last = sections.findLast(({ role }) => role !== 'references' && role !== 'question')
  const closing = last ? flowOf(last).at(-1) : undefined
  const from = closing?.position?.start.offset ?? -1
  const to = closing?.position?.end.offset ?? -1
  const covered = spans.some(({ start }) => from <= (start.offset ?? -2) && (start.offset ?? -2) < to)
  return closing?.type === 'paragraph' && covered ? [closing] : []
}

/** @returns Whether it is only text that a speaker can say: no code, table or sub-section that needs a slide. */
export function isPlain(section: Section): boolean {
  return section.children.every(({ type }) => ['heading', 'list', 'paragraph'].includes(type))
}

/** @returns Whether a speaker can say all of it, formulas too, where nothing else has to be shown. */
export function isSpoken(section: Section): boolean {
  return section.children.every(({ type }) =>
    ['blockquote', 'footnoteDefinition', 'heading', 'list', 'math', 'paragraph'].includes(type),
  )
}

/** @returns The blocks of a section and of those within it, without headings. */
export function flowOf(section: Section): Flow[] {
  return section.children.flatMap((node) =>
    node.type === 'section' ? flowOf(node) : node.type === 'heading' ? [] : [node],
  )
}
