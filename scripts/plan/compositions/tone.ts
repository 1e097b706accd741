/** Which slides stand on another ground: one now and then, so that a talk has a rhythm. */

import type { SlideRole } from '#tree/nodes.ts'
import type { Draft } from '../slides/draft.ts'

/** One sentence, large: what a dark page is for. */
const tintable: ReadonlySet<SlideRole> = new Set(['quote', 'statement'])

/** So many slides at least lie between two of them, the first and the last of the talk counted. */
const apart = 5

/** Slides that have another ground in some templates anyway. */
const ends: ReadonlySet<SlideRole> = new Set(['closing', 'cover', 'takeaways'])

/**
 * @param shows Whether the layout of a draft shows a tone.
 * @returns The drafts; those on another ground have the field `tone`.
 */
export function toned(drafts: readonly Draft[], shows: (made: Draft) => boolean): Draft[] {
  let last = 0
  const result: Draft[] = []
  for (const [at, made] of drafts.entries()) {
    const next = drafts.findIndex(({ role }, index) => index > at && ends.has(role))
    const free = at - last >= apart && (next === -1 || next - at >= apart - 1)
    const tinted = free && tintable.has(made.role) && made.as !== 'backup' && shows(made)
    if (tinted || ends.has(made.role)) last = at
    result.push(tinted ? { ...made, fields: { ...made.fields, tone: 'tinted' } } : made)
  }
  return result
}
