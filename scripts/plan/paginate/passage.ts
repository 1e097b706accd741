/** What the paginator knows of the passage that it works on. */

import type { Node } from 'unist'
import type { Role, Slide } from '#tree/nodes.ts'
import type { LayoutCandidates } from '../fit/candidate.ts'
import type { Report } from './report.ts'

/** What the slides of one passage have in common. */
export interface Passage {
  id: string
  title: string
  fields: Slide['fields']
  /** The heading of the passage. */
  from: Node[]
  /** Where a role is shown, best first. */
  candidates: LayoutCandidates
  report: Report
  /** Whether its slides are made later: see `story/`. */
  deferred?: boolean
  /** What its section does in the article. */
  part?: Role
}
