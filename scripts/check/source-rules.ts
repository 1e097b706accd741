/** Faults of the Markdown of a deck that no picture of its slides shows: Slidev reads it differently than it looks. */

import { parseDocument } from 'yaml'
import type { Found } from './finding.ts'
import type { SlideSource } from './source.ts'

/** `layout: points`, `  - item`, a line of a comment. */
const entry = /^\s*(?:[\w-]+:(?:\s.*)?|-\s.*|#.*)$/
/** Entries that only front matter has. */
const unmistakable = /^(?:layout|routeAlias|transition|clicks)\s*:/m

/**
 * ```text
 *   ---                                     ---
 *   Stage | Rate     front matter that      layout: points   text that was front matter:
 *   --- | ---        is no mapping                           a formatter parted the two
 *   Parse | 120                             ---
 * ```
 *
 * @returns What the slides of a deck lose or show by the way in which they are written; their names
 *   that an earlier one has too.
 */
export function sourceFindings(sources: readonly SlideSource[]): Found[] {
  const names = new Map<string, number>()
  return sources.flatMap(({ frontMatter, content = '', alias }, index): Found[] => {
    const slide = index + 1
    const found: Found[] = []
    if (frontMatter?.trim() && !isMapping(frontMatter))
      found.push({
        id: 'check:front-matter',
        slide,
        element: firstLine(frontMatter),
        reason: `Unexpected \`${firstLine(frontMatter)}\` in front matter, expected \`name: value\`; Slidev does not show these lines`,
      })
    const lines = content.split('\n').filter((line) => line.trim() !== '')
    if (unmistakable.test(content) && lines.every((line) => entry.test(line)))
      found.push({
        id: 'check:settings-as-text',
        slide,
        element: firstLine(content),
        reason: `Unexpected setting \`${firstLine(content)}\` as text of the slide, expected it in front matter`,
      })
    const before = alias === undefined ? undefined : names.get(alias)
    if (alias !== undefined && before === undefined) names.set(alias, slide)
    if (before !== undefined)
      found.push({
        id: 'check:alias',
        slide,
        element: alias!,
        amount: before,
        reason: `\`routeAlias: ${alias}\` is that of slide ${before} too; links lead to one of them`,
      })
    return found
  })
}

function isMapping(text: string): boolean {
  const document = parseDocument(text)
  const value: unknown = document.errors.length > 0 ? undefined : document.toJS()
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function firstLine(text: string): string {
  const line = text.trim().split('\n')[0] ?? ''
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}
