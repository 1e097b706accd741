/** Role → layout of the template: the first of its row that the template has. */

import type { VFile } from 'vfile'
import { say } from '#message/say.ts'
import type { SlideRole } from '#tree/nodes.ts'
import type { Template, TemplateLayout, TemplateSlot, TemplateTitle } from '#template'

/**
 * @param file For a message, once a role, where the template has no layout for it.
 * @returns The name of a layout that the template has.
 */
export function layoutFor(role: SlideRole, template: Template, file: VFile): string {
  const found = [...(template.roles[role] ?? []), ...(template.roles.points ?? [])].find(
    (name) => template.layouts[name],
  )
  if (found) return found
  const fallback = Object.keys(template.layouts)[0] ?? 'default'
  const reason = `Unexpected role \`${role}\` without a layout in template \`${template.name}\`, used \`${fallback}\``
  if (!file.messages.some((message) => message.reason === reason)) say(file, 'plan:layout', reason)
  return fallback
}

/** The default slot of a layout, and its title. */
export interface Place {
  slot: TemplateSlot
  title: TemplateTitle
}

/** @returns Where a role is shown. */
export function placeFor(role: SlideRole, template: Template, file: VFile): Place {
  const layout = template.layouts[layoutFor(role, template, file)]
  if (!layout) throw new Error(`Unexpected template without layouts, expected one for \`${role}\``)
  return { slot: slotOf(layout), title: layout.title }
}

/** @returns A slot of a layout; where the layout has none of that name, its first one. */
function slotOf(layout: TemplateLayout, name = 'default'): TemplateSlot {
  const slot = layout.slots[name] ?? Object.values(layout.slots)[0]
  if (!slot)
    throw new Error('Unexpected layout without slots, expected at least one: `contract.ts` refuses it')
  return slot
}
