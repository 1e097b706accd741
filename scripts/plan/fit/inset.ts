/** Boxes within boxes of a slot. */

import type { Box } from '#template'

/** Boxes are of the template, the same all the time, and few widths are met. */
const insets = new WeakMap<Box, Map<number, Box>>()

/** A box within the last one of its kind. */
export function inset(box: Box, by: number): Box {
  const known = insets.get(box) ?? new Map<number, Box>()
  insets.set(box, known)
  let found = known.get(by)
  if (!found) known.set(by, (found = narrowed(box, by)))
  return found
}

function narrowed(box: Box, by: number): Box {
  const children = box.children
    ? Object.fromEntries(Object.entries(box.children).map(([kind, child]) => [kind, inset(child, by)]))
    : undefined
  return { ...box, width: Math.max(1, box.width - by), ...(children ? { children } : {}) }
}
