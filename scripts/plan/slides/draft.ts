/** A slide before it has a layout, a name and a time. */

import type { Node } from 'unist'
import { slot } from '#tree/build.ts'
import type { Flow, Role, Slide, SlideRole, Slot } from '#tree/nodes.ts'
import type { ContentUnit } from '../content/unit.ts'
import type { Passage } from '../paginate/passage.ts'

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
  /** What it may be called, best first, where its content has names of its own. */
  names?: readonly { title: string; from: readonly Node[] }[]
  /** Its name in the deck, where that is chosen already. */
  name?: string
  /** Whether it is made smaller sooner than parted. */
  whole?: boolean
  /** What its section does in the article. */
  part?: Role
  /** What it is in the deck, where that is something else: its role says how it is laid out. */
  as?: SlideRole
  /** The text of a passage whose slides are not made yet: what of it is in the talk is chosen first. */
  pending?: { entries: readonly ContentUnit[]; passage: Passage }
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
