/** Entries → the blocks that stand for them on a slide and in its notes. */

import type { List } from 'mdast'
import { list } from '#tree/build.ts'
import type { Flow } from '#tree/nodes.ts'
import type { Entry, ItemEntry } from './entry.ts'

/** @returns Blocks in order: neighbouring items of a group make a list, all else stands as it is. */
export function blocksOf(entries: readonly Entry[]): Flow[] {
  const blocks: Flow[] = []
  let open: { group: ItemEntry['group']; list: List } | undefined
  for (const entry of entries) {
    if (entry.kind !== 'item') {
      open = undefined
      blocks.push(entry.block)
      if (entry.kind === 'solid' && entry.caption) blocks.push(entry.caption)
    } else if (open && open.group === entry.group) {
      open.list.children.push(entry.item)
      open.list.spread ||= entry.item.spread === true
    } else {
      const made = list([entry.item], entry.ordered)
      if (entry.ordered) made.start = entry.place
      open = { group: entry.group, list: made }
      blocks.push(made)
    }
  }
  return blocks
}

/** @returns Blocks in which lists of one item each, one after the other, are one list again. */
export function mergeLists(blocks: readonly Flow[]): Flow[] {
  const result: Flow[] = []
  for (const block of blocks) {
    const last = result.at(-1)
    const next = last?.type === 'list' && last.ordered ? (last.start ?? 1) + last.children.length : undefined
    if (
      block.type === 'list' &&
      last?.type === 'list' &&
      last.ordered === block.ordered &&
      (!block.ordered || block.start === next)
    ) {
      result[result.length - 1] = { ...last, children: [...last.children, ...block.children] }
    } else result.push(block)
  }
  return result
}
