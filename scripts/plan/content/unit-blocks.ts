/** Entries → the blocks that stand for them on a slide and in its notes. */

import type { List, ListItem } from 'mdast'
import { list } from '#tree/build.ts'
import { patch } from '#tree/origin.ts'
import type { Flow } from '#tree/nodes.ts'
import type { ContentUnit, ItemUnit } from './unit.ts'

/** A list that the next item may stand in, or below. */
interface Open {
  group: ItemUnit['group']
  list: List
  /** The item that was put there last, as it is alone. */
  last: ListItem
}

/** @returns Blocks in order: neighbouring items of a group make a list, all else stands as it is. */
export function blocksOf(units: readonly ContentUnit[]): Flow[] {
  const blocks: Flow[] = []
  /** The lists that are open, from the outermost on: each stands below the last item of the one before. */
  let open: Open[] = []
  for (const unit of units) {
    if (unit.kind !== 'item') {
      open = []
      blocks.push(unit.block)
      if (unit.kind === 'standalone' && unit.caption) blocks.push(unit.caption)
      continue
    }
    open = open.slice(0, open.findLastIndex((one) => joinsGroup(one, unit)) + 1)
    const around = open.at(-1)
    if (around && around.last !== unit.head) {
      around.list.children.push(unit.item)
      around.list.spread ||= unit.item.spread === true
      around.last = unit.item
    } else {
      const made = list([unit.item], unit.ordered)
      if (unit.ordered) made.start = unit.place
      if (around) putBelow(around.list, made)
      else blocks.push(made)
      open.push({ group: unit.group, list: made, last: unit.item })
    }
    // What an item says is said by those below it too.
    for (const { list: outer } of open.slice(0, -1).toReversed()) {
      const item = outer.children.at(-1)!
      patch(item.children, item)
    }
  }
  return blocks
}

/** Whether an item stands in a list, or below the last item of it. */
function joinsGroup({ last, group }: Open, unit: ItemUnit): boolean {
  return last === unit.head || group === unit.group
}

/** The item itself stays as it is, since it may stand alone on another slide. */
function putBelow(around: List, below: List): void {
  const item = around.children.at(-1)!
  around.children[around.children.length - 1] = { ...item, spread: true, children: [...item.children, below] }
  around.spread = true
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
