/** Entries → the blocks that stand for them on a slide and in its notes. */

import type { List, ListItem } from 'mdast'
import { list } from '#tree/build.ts'
import type { Flow } from '#tree/nodes.ts'
import type { Entry, ItemEntry } from './entry.ts'

/** A list that the next item may stand in. */
interface Open {
  group: ItemEntry['group']
  list: List
  /** The item that was put there last, as it was alone. */
  last: ListItem
  /** The list below that item. */
  below?: List
}

/** @returns Blocks in order: neighbouring items of a group make a list, all else stands as it is. */
export function blocksOf(entries: readonly Entry[]): Flow[] {
  const blocks: Flow[] = []
  let open: Open | undefined
  for (const entry of entries) {
    if (entry.kind !== 'item') {
      open = undefined
      blocks.push(entry.block)
      if (entry.kind === 'solid' && entry.caption) blocks.push(entry.caption)
    } else if (open && open.last === entry.head) {
      if (!open.below) putBelow(open, (open.below = listOf(entry)))
      else append(open.below, entry)
    } else if (open && open.group === entry.group) {
      append(open.list, entry)
      open = { group: open.group, list: open.list, last: entry.item }
    } else {
      const made = listOf(entry)
      open = { group: entry.group, list: made, last: entry.item }
      blocks.push(made)
    }
  }
  return blocks
}

function listOf({ item, ordered, place }: ItemEntry): List {
  const made = list([item], ordered)
  if (ordered) made.start = place
  return made
}

function append(to: List, { item }: ItemEntry): void {
  to.children.push(item)
  to.spread ||= item.spread === true
}

/** The item itself stays as it is, since it may stand alone on another slide. */
function putBelow({ list, last }: Open, below: List): void {
  list.children[list.children.length - 1] = { ...last, spread: true, children: [...last.children, below] }
  list.spread = true
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
