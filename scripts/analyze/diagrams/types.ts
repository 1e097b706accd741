/** What the detectors of this folder look at. */

import type { Prose, Span } from '../sentences/prose.ts'

/** One sentence of the article, in its block. */
export interface Sentence {
  prose: Prose
  span: Span
}
