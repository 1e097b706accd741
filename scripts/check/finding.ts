/** What rules take and give. */

import type { Level, MessageId } from '#message/catalogue.ts'
import type { Measurement } from '../browser/measure/types.ts'
import type { Limits } from './limits.ts'

/** The messages that checking can give. */
export type CheckId = Extract<MessageId, `check:${string}`>

/** A place in the article, lines from 1. */
interface Passage {
  file?: string
  line: number
}

/** A fault, as a rule sees it. */
export interface Found {
  id: CheckId
  /** Number of the slide, from 1; missing where the whole deck is meant. */
  slide?: number
  /** The element: the beginning of its text, an address, a font. */
  element?: string
  /** How much, px (or the unit that the reason names). */
  amount?: number
  /** ``Unexpected <actual>, expected <expected>``. */
  reason: string
}

/** A fault with its weight and its places. */
export interface Finding extends Found {
  level: Level
  title?: string
  /** The Markdown that has the slide: the deck, or what it includes. */
  file?: string
  /** From 1: of the element where its text was found, else of the slide's begin. */
  line?: number
  /** The passage in the article, where it is known. */
  origin?: Passage
  /** Which rendering it is about, where there are several: `dark 4:3`. */
  variant?: string
}

/** What rules know of a deck beside its measurement. */
export interface CheckedDeck {
  limits: Limits
}

/** One kind of fault: pure, on data alone. */
export type Rule = (deck: CheckedDeck, measurement: Measurement) => Found[]
