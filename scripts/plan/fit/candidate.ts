/** A layout that a slide may have. */

import type { SlideRole } from '#tree/nodes.ts'
import type { Template, TemplateLayout, TemplateSlot, TemplateTitle } from '#template'

/** A layout, as far as the planner sees it. */
export interface LayoutCandidate {
  layout: string
  /** The default slot. */
  slot: TemplateSlot
  /** All slots by name. */
  slots: TemplateLayout['slots']
  title: TemplateTitle
  fields: TemplateLayout['fields']
  minimums: Template['minimums']
}

/** Where a role of a passage is shown, best first; at least one place. */
export type LayoutCandidates = (role: SlideRole, id: string) => LayoutCandidate[]
