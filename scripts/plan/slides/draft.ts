/** A slide before it has a layout, a name and a time. */

import type { Node } from 'unist'
import { slot } from '#tree/build.ts'
import type { Flow, Slide, SlideRole, Slot } from '#tree/nodes.ts'

/** What the planner hands on; `index.ts` makes slides of it. */
export interface Draft {
  role: SlideRole
  /** A layout that was chosen; else the best of the role. */
  layout?: string
  /** Name to begin with; made unique in the deck. */
  id: string
  title: string
  fields?: Slide['fields']
  /** The nodes of the article that the title says. */
  from: Node[]
  slots: Slot[]
  notes: Flow[]
  /** How much the slide matters, 0 to 1: the least go to the back when time is short. */
  salience: number
}

/** @returns A draft with the default slot only. */
export function draft(
  role: SlideRole,
  id: string,
  title: string,
  content: Flow[],
  more: Partial<Pick<Draft, 'fields' | 'from' | 'notes' | 'salience'>> = {},
): Draft {
  return {
    role,
    id,
    title,
    slots: content.length > 0 ? [slot(content)] : [],
    from: [],
    notes: [],
    salience: 0.5,
    ...more,
  }
}
