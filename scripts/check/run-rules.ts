/** Measurement → findings: the pure middle of `check`. */

import { catalogue } from '#message/catalogue.ts'
import type { Measurement } from '../browser/measure/types.ts'
import type { CheckedDeck, Finding, Found } from './finding.ts'
import { articleLine, type Origins } from './passages.ts'
import { rules } from './rules/index.ts'
import { lineOf, type SlideSource } from './source.ts'
import { sourceFindings } from './source-rules.ts'

/**
 * Apply all rules.
 *
 * @param deck limits
 * @param measurement what the browser says
 * @param sources where the slides stand; may be empty
 * @param origins where they come from, as far as is known
 * @returns findings in the order of the slides, those of the whole deck first; what a slide
 *   expects of itself is left out
 */
export function runRules(
  deck: CheckedDeck,
  measurement: Measurement,
  sources: readonly SlideSource[],
  origins?: Origins,
): Finding[] {
  const found = [
    ...sourceFindings(sources),
    ...Object.values(rules).flatMap((rule) => rule(deck, measurement)),
  ]
  return found
    .filter(({ id, slide = 0 }) => !sources[slide - 1]?.expected.includes(id))
    .map((one) => placed(one, measurement, sources, origins))
    .toSorted((a, b) => (a.slide ?? 0) - (b.slide ?? 0))
}

/** Give a finding its weight, the title of its slide, its line, and the passage it was made from. */
export function placed(
  found: Found,
  measurement: Measurement,
  sources: readonly SlideSource[],
  origins?: Origins,
): Finding {
  const { slide = 0, element } = found
  const title = measurement.slides.find(({ number }) => number === slide)?.title
  const source = sources[slide - 1]
  const line = articleLine(origins?.slides.get(source?.alias ?? '') ?? [], element)
  return {
    ...found,
    level: catalogue[found.id].level,
    ...(title === undefined ? {} : { title }),
    ...(source ? { file: source.file, line: lineOf(source, element) } : {}),
    ...(line === undefined
      ? {}
      : { origin: { ...(origins?.article ? { file: origins.article } : {}), line } }),
  }
}
