/**
 * What announces a list, said again where the list goes on: an item says little without it.
 *
 * ```text
 *   Prevented are:        Prevented are:
 *   - one            →    - three
 *   - two                 - four
 * ```
 */

import { toString } from 'mdast-util-to-string'
import type { Flow } from '#tree/nodes.ts'
import { lastWords } from './lead-in.ts'
import { type BlockUnit, type ContentUnit, isLeadIn, longestHead } from './unit.ts'
import { blocksOf } from './unit-blocks.ts'

/** What a slide shows of its entries. */
export interface RepeatedUnits {
  /** With what is said again above them. */
  units: readonly ContentUnit[]
  /** Whether what announces them has no room. */
  bare: boolean
}

/**
 * @param units All entries of a passage.
 * @param fits Whether blocks fit on a slide.
 * @returns Gives what a slide shows of neighbours of these: themselves, below what announces the
 *   list that they begin within, where it is short and there is room.
 */
export function repeatLeadIn(
  units: readonly ContentUnit[],
  fits: (blocks: readonly Flow[]) => boolean,
): (units: readonly ContentUnit[]) => RepeatedUnits {
  const heads = new Map<ContentUnit, BlockUnit>()
  let open: { head: BlockUnit | undefined; group: Flow } | undefined
  for (const [index, unit] of units.entries()) {
    const before = units[index - 1]
    if (unit.kind !== 'item' || unit.group === 'prose') continue
    // The first item has it above it already.
    if (isLeadIn(before)) open = { head: shortened(before), group: unit.group }
    else if (open?.head && open.group === unit.group) heads.set(unit, open.head)
  }
  return (units) => {
    const head = units[0] && heads.get(units[0])
    if (!head) return { units, bare: false }
    const introduced = [head, ...units]
    return fits(blocksOf(introduced)) ? { units: introduced, bare: false } : { units, bare: true }
  }
}

/** `Rust considers it safe to:` has been said in full before. */
const enough = { other: 20, han: 8 }

/** @returns What announces, in its last words; nothing where these are many. */
function shortened(unit: BlockUnit): BlockUnit | undefined {
  const block = (unit.block.type === 'paragraph' && lastWords(unit.block, enough)) || unit.block
  return toString(block).length <= longestHead ? { ...unit, block, notes: [] } : undefined
}
