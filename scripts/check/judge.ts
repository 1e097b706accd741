/** Measurement → findings: the pure middle of `check`. */

import { catalogue } from '#message/catalogue.ts'
import type { Measurement } from '../browser/measure-types.ts'
import type { CheckedDeck, Finding, Found } from './finding.ts'
import { rules } from './rules/index.ts'
import { lineOf, type SlideSource } from './source.ts'

/**
 * Apply all rules.
 *
 * @param deck limits
 * @param measurement what the browser says
 * @param sources where the slides stand; may be empty
 * @returns findings in the order of the slides, those of the whole deck first; what a slide
 *   expects of itself is left out
 */
export function judge(
  deck: CheckedDeck,
  measurement: Measurement,
  sources: readonly SlideSource[],
): Finding[] {
  const found = Object.values(rules).flatMap((rule) => rule(deck, measurement))
  return found
    .filter(({ id, slide = 0 }) => !sources[slide - 1]?.expected.includes(id))
    .map((one) => placed(one, measurement, sources))
    .toSorted((a, b) => (a.slide ?? 0) - (b.slide ?? 0))
}

/** Give a finding its weight, the title of its slide and its line. */
export function placed(found: Found, measurement: Measurement, sources: readonly SlideSource[]): Finding {
  const { slide = 0, element } = found
  const title = measurement.slides.find(({ number }) => number === slide)?.title
  const source = sources[slide - 1]
  return {
    ...found,
    level: catalogue[found.id].level,
    ...(title === undefined ? {} : { title }),
    ...(source ? { file: source.file, line: lineOf(source, element) } : {}),
  }
}
