/** Which role a section has: the table, the surest first. */

import { toString } from 'mdast-util-to-string'
import type { Annotation, Role, Section } from '#tree/nodes.ts'
import type { Context } from '../points/index.ts'
import { background } from './background.ts'
import { comparison } from './comparison.ts'
import { conclusion } from './conclusion.ts'
import { definition } from './definition.ts'
import { example } from './example.ts'
import { implication } from './implication.ts'
import { limitation } from './limitation.ts'
import { paperFirst, paperLast } from './paper.ts'
import { process } from './process.ts'
import { question } from './question.ts'
import { quotation } from './quotation.ts'
import { rationale } from './rationale.ts'
import { references } from './references.ts'
import { result } from './result.ts'
import { withoutNumber } from './named.ts'
import type { RoleDetector } from './types.ts'

/** The first row whose heading speaks for it and whose text does not speak against it. */
const detectors: readonly RoleDetector[] = [
  references,
  ...paperFirst,
  comparison,
  conclusion,
  definition,
  implication,
  rationale,
  question,
  limitation,
  result,
  background,
  example,
  process,
  quotation,
  ...paperLast,
]

/** A longer heading is a sentence: a word in it says little of what the section does. */
const longestHeading = 60

/** @returns The role of a section and what was read out of it; none is a good answer. */
export function roleOf(section: Section, context: Context): { role?: Role; findings: Annotation[] } {
  const heading = withoutNumber(toString(section.children[0]).trim())
  if (heading.length > longestHeading) return { findings: [] }
  for (const { role, heading: cue, read } of detectors) {
    if (!cue.test(heading)) continue
    const annotations = read ? read(section, context) : []
    if (!annotations) continue
    return { role, findings: annotations }
  }
  return { findings: [] }
}
