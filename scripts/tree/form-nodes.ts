/** The part of the spec in `nodes.ts` about what a text offers in another form than sentences. */

import type { PhrasingContent } from 'mdast'
import type { Parent } from 'unist'

/**
 * What a block or a sentence offers in another form than sentences.
 *
 * ```text
 *   definition  one side: the term, and the sentence that defines it
 *   quotation   one side: the speaker, and the words
 *   result      one side without a name: the sentence with the numbers
 *   comparison  two sides; none for a table, which is shown as it is
 *   steps       a side for each step, in order; a step may have no name
 *   timeline    a side for each date, in order
 *   labels      a side for each label of a list
 *   contributions  a side for each thing that a paper says it contributes, with its label where it has one
 * ```
 */
export interface Form extends Parent {
  type: 'form'
  kind: FormKind
  /** What the text calls it, where it does. */
  name?: string
  children: Side[]
}

/** Which form: see `Form`. */
export type FormKind =
  | 'comparison'
  | 'contributions'
  | 'definition'
  | 'labels'
  | 'quotation'
  | 'result'
  | 'steps'
  | 'timeline'

/** One of the things that are compared. */
export interface Side extends Parent {
  type: 'side'
  name: string
  children: Point[]
}

/** A few words of one sentence of the article, short enough for a slide. */
export interface Point extends Parent {
  type: 'point'
  children: PhrasingContent[]
}
