/** What stands on a slide, with what the speaker says to it. */

import type { ListItem, Paragraph } from 'mdast'
import type { Flow, SlideRole } from '#tree/nodes.ts'

/** A line of a list on a slide. */
export interface ItemUnit {
  kind: 'item'
  item: ListItem
  ordered: boolean
  /** Items of one group stand in one list. */
  group: Flow | 'prose'
  /** Place in the list of the article, for the numbers of a list that goes on. */
  place: number
  /** The item that it stands below where both are on one slide; elsewhere it stands by itself. */
  head?: ListItem
  /** The paragraph that it is a point of. */
  of?: Paragraph
  notes: Flow[]
}

/** A block that stands among the text of a slide: the sentence before a list, a formula. */
export interface BlockUnit {
  kind: 'block'
  block: Flow
  /** Whether it must not be parted from what follows. */
  isLeadIn: boolean
  notes: Flow[]
}

/** A block with a slide of its own. */
export interface StandaloneUnit {
  kind: 'standalone'
  role: SlideRole
  block: Flow
  /** The paragraph that names it, shown below it. */
  caption?: Paragraph
  notes: Flow[]
}

/** What stands among the text of a slide. */
export type TextUnit = BlockUnit | ItemUnit

export type ContentUnit = StandaloneUnit | TextUnit

/** @returns Whether an entry must not be parted from what follows. */
export function isLeadIn(unit: ContentUnit | undefined): unit is BlockUnit {
  return unit?.kind === 'block' && unit.isLeadIn
}

/** @returns Whether an entry is the item that another one stands below. */
export function isHeadOf(unit: ContentUnit | undefined, next: ContentUnit | undefined): boolean {
  return unit?.kind === 'item' && next?.kind === 'item' && next.head === unit.item
}

/** What announces is said again over what goes on, unless it takes more than so many characters. */
export const longestHead = 90
