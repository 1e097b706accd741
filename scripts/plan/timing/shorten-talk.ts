/** A talk that is too long: the slides that matter least go to the back. */

import type { Slide, SlideRole } from '#tree/nodes.ts'

/** Without these a talk is none; they stay, whatever the time. */
const keptRoles: ReadonlySet<SlideRole> = new Set([
  'agenda',
  'backup',
  'comparison',
  'cover',
  'diagram',
  'overview',
  'rationale',
  'references',
  'section',
  'statement',
  'takeaways',
])

/**
 * @param slides Slides with their seconds.
 * @param salience How much each slide matters.
 * @param minutes The time there is.
 * @returns The slides of the talk, then those for questions.
 */
export function shorten(
  slides: readonly Slide[],
  salience: ReadonlyMap<Slide, number>,
  minutes: number,
): { talk: Slide[]; backup: Slide[] } {
  let seconds = slides.reduce((sum, slide) => sum + slide.seconds, 0)
  const backup = new Set<Slide>()
  const least = slides
    .filter(({ role }) => !keptRoles.has(role))
    .toSorted((a, b) => (salience.get(a) ?? 0) - (salience.get(b) ?? 0))
  for (const slide of least) {
    if (seconds <= minutes * 60) break
    backup.add(slide)
    seconds -= slide.seconds
  }
  return {
    talk: slides.filter((slide) => !backup.has(slide)),
    backup: slides.filter((slide) => backup.has(slide)),
  }
}
