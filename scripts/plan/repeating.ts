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
import { lastWords } from './announcement.ts'
import { type BlockEntry, type Entry, leads, longestHead } from './entry.ts'
import { blocksOf } from './entry-blocks.ts'

/** What a slide shows of its entries. */
export interface Shown {
  /** With what is said again above them. */
  entries: readonly Entry[]
  /** Whether what announces them has no room. */
  bare: boolean
}

/**
 * @param units All entries of a passage.
 * @param fits Whether blocks fit on a slide.
 * @returns Gives what a slide shows of neighbours of these: themselves, below what announces the
 *   list that they begin within, where it is short and there is room.
 */
export function repeating(
  units: readonly Entry[],
  fits: (blocks: readonly Flow[]) => boolean,
): (entries: readonly Entry[]) => Shown {
  const heads = new Map<Entry, BlockEntry>()
  let open: { head: BlockEntry | undefined; group: Flow } | undefined
  for (const [index, entry] of units.entries()) {
    const before = units[index - 1]
    if (entry.kind !== 'item' || entry.group === 'prose') continue
    // The first item has it above it already.
    if (leads(before)) open = { head: shortened(before), group: entry.group }
    else if (open?.head && open.group === entry.group) heads.set(entry, open.head)
  }
  return (entries) => {
    const head = entries[0] && heads.get(entries[0])
    if (!head) return { entries, bare: false }
    const announced = [head, ...entries]
    return fits(blocksOf(announced)) ? { entries: announced, bare: false } : { entries, bare: true }
  }
}

/** `Rust considers it safe to:` has been said in full before. */
const enough = { other: 20, han: 8 }

/** @returns What announces, in its last words; nothing where these are many. */
function shortened(entry: BlockEntry): BlockEntry | undefined {
  const block = (entry.block.type === 'paragraph' && lastWords(entry.block, enough)) || entry.block
  return toString(block).length <= longestHead ? { ...entry, block, notes: [] } : undefined
}
