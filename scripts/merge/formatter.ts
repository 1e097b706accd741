/** A formatter that does not know Slidev makes text of the front matter of slides. */

import type { SlideText } from './slides.ts'

/**
 * ```text
 *   ---                            ---
 *   title: "Roots"       ─▶
 *   routeAlias: "s-a"              title: "Roots"
 *   ---                            routeAlias: "s-a"
 *                                  ---
 * ```
 *
 * @param before The slides as they were generated.
 * @param mine The slides of a deck now.
 * @returns The slides of `mine` that show front matter of slides that were generated.
 */
export function reformatted(before: readonly SlideText[], mine: readonly SlideText[]): SlideText[] {
  const kept = new Set(mine.map(({ id }) => id))
  const lost = new Set(before.flatMap(({ id }) => (id === undefined || kept.has(id) ? [] : [id])))
  if (lost.size === 0) return []
  return mine.filter(({ text, matter }) => {
    const content = matter ? text.replace(/^---\n[^]*?\n---(?=\n|$)/, '') : text
    return [...content.matchAll(entry)].some(({ groups }) => lost.has(groups!['id']!))
  })
}

/** What gives a slide its name, at the beginning of a line; as a heading where that formatter made it one. */
const entry = /^(?:#+ .*)?\brouteAlias: ["'“]?(?<id>[^"'”\n]+?)["'”]?\s*$/gm
