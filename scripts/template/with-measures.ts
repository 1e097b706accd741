/** What was measured of a template, as values of its contract. */

import type { Capacity, CapacitySlot } from './capacity.ts'

/** Any object: what is wrong with it the schema says. */
type Loose = Record<string, unknown>

/** @returns A contract with the measures that were taken; those that are declared beside them do not count. */
export function withMeasures(raw: unknown, { languages: { en } }: Capacity): unknown {
  const { layouts, ...rest } = (raw ?? {}) as { layouts?: Record<string, Loose> }
  if (typeof layouts !== 'object') return raw
  return {
    ...rest,
    layouts: Object.fromEntries(
      Object.entries(layouts).map(([name, given]) => {
        const found = en.layouts[name]
        if (!found) return [name, given]
        const text = en.texts[found.title.text]
        const slots = Object.entries((given['slots'] ?? {}) as Record<string, Loose>).map(([key, slot]) => {
          const measured = found.slots[key]
          return [
            key,
            measured
              ? { ...slot, ...plainMeasures(measured, (slot['accepts'] ?? []) as string[], en.texts) }
              : slot,
          ]
        })
        const title = {
          ...(given['title'] as Loose),
          width: found.title.width,
          ...(text ? { size: text.size, leading: text.leading / text.size } : {}),
        }
        return [name, { ...given, slots: Object.fromEntries(slots), title }]
      }),
    ),
  }
}

/** The measures of a slot in the words of `template.json`: those of what it is for. */
function plainMeasures(
  { width, height, blocks }: CapacitySlot,
  [first = 'paragraph']: readonly string[],
  texts: Capacity['languages']['en']['texts'],
): Loose {
  const kind = first === 'image' || first === 'diagram' ? `${first}+paragraph` : first
  const main = blocks[`title+${kind}`] ?? blocks[kind] ?? Object.values(blocks)[0]
  const { item, cell, paragraph } = main?.children ?? {}
  const text = texts[main?.text ?? (item ?? cell ?? paragraph)?.text ?? 0]
  return {
    width,
    height,
    ...(text ? { size: text.size, leading: text.leading / text.size } : {}),
    gap: Math.max(0, (blocks[first] ?? main)?.before ?? 0),
    columns: 1,
  }
}
