/** Role → layouts of the template: those of its row that the template has, best first. */

import type { VFile } from 'vfile'
import { say } from '#message/say.ts'
import type { SlideRole } from '#tree/nodes.ts'
import type { Template, TemplateLayout, TemplateSlot } from '#template'
import { type Corrections, corrected } from './corrections.ts'
import type { LayoutCandidate } from './candidate.ts'

/**
 * @param file For a message, once a role, where the template has no layout for it.
 * @returns The name of a layout that the template has.
 */
export function bestLayout(role: SlideRole, template: Template, file: VFile): string {
  const [best] = layoutNames(role, template)
  if (best !== undefined) return best
  const fallback = Object.keys(template.layouts)[0] ?? 'default'
  const reason = `No layout for role \`${role}\` in template \`${template.name}\`; used \`${fallback}\``
  if (!file.messages.some((message) => message.reason === reason)) say(file, 'plan:layout', reason)
  return fallback
}

function layoutNames(role: SlideRole, template: Template): string[] {
  const asked = [...(template.roles[role] ?? []), ...(template.roles.points ?? [])]
  return [...new Set(asked)].filter((name) => template.layouts[name])
}

/**
 * Where a role can be shown, best first; at least one place.
 *
 * @param corrections What the browser measured of slides that were planned before.
 * @param id Name of the passage, for its correction.
 */
export function layoutCandidates(
  role: SlideRole,
  template: Template,
  file: VFile,
  corrections?: Corrections,
  id = '',
): LayoutCandidate[] {
  const names = layoutNames(role, template)
  return (names.length > 0 ? names : [bestLayout(role, template, file)]).map((name) => {
    const { slots, title, fields } = template.layouts[name]!
    const place = { layout: name, slot: slotOf(slots), slots, title, fields, minimums: template.minimums }
    const correction = corrections?.get(keyOf(id, role))
    return correction ? corrected(place, correction) : place
  })
}

/** @returns What a correction is filed under: the passage, and how it is shown. */
export function keyOf(id: string, role: SlideRole): string {
  return `${id} ${role}`
}

/** @returns The slot without a name; where the layout has none, its first one. */
function slotOf(slots: TemplateLayout['slots']): TemplateSlot {
  const slot = slots['default'] ?? Object.values(slots)[0]
  if (!slot)
    throw new Error('Unexpected layout without slots, expected at least one: `contract.ts` refuses it')
  return slot
}
