/** The beginning of code or of a table, and how much of it makes an excerpt. */

import { slot } from '#tree/build.ts'
import type { Flow } from '#tree/nodes.ts'
import type { Draft } from '../slides/draft.ts'
import { fitsSlide } from '../fit/capacity.ts'
import { fitSlide } from '../paginate/overflow.ts'
import type { Passage } from '../paginate/passage.ts'
import { codeExcerpt } from '../paginate/split-code.ts'
import type { Share } from './segments.ts'

/** A shorter beginning shows nothing, lines or rows. */
const leastExcerpt = 4

/** @returns Lines of code, rows of a table below its head; nothing of what is not counted so. */
function sizeOf(block: Flow): number {
  if (block.type === 'code') return block.value.split('\n').length
  return block.type === 'table' ? block.children.length - 1 : 0
}

/** @returns The beginning of code or of a table that one slide does not hold, and how much that is: all of it stands behind the end. */
export function excerpt(made: Draft, passage: Passage): { made: Draft; share: Share } | undefined {
  const [whole] = made.slots[0]?.children ?? []
  const place = passage.candidates(made.role, made.id)[0]!
  const [first] =
    whole?.type === 'code'
      ? [{ ...made, slots: [slot([codeExcerpt(whole, (part) => fitsSlide([part], place, made.title))])] }]
      : fitSlide(made, { candidates: passage.candidates, report: () => {} })
  const [part] = first?.slots[0]?.children ?? []
  if (!first || !whole || !part || part.type !== whole.type) return undefined
  const share = { shown: sizeOf(part), total: sizeOf(whole) }
  const { continued: _, ...fields } = first.fields ?? {}
  return share.shown >= leastExcerpt ? { made: { ...first, fields, notes: made.notes }, share } : undefined
}
