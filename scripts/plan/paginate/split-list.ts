/** A list → its items, each a list that can be joined with its neighbours again. */

import type { List } from 'mdast'
import { patch } from '#tree/origin.ts'
import type { Flow } from '#tree/nodes.ts'
import type { TextUnit } from '../content/unit.ts'
import { blockOf, fragments } from './fragments.ts'

/** The list that a part was cut from. */
const whole = new WeakMap<Flow, List>()

/** @returns A list for each item; an item that is too tall is more, or goes on in paragraphs. */
export function splitList(block: List, fits: (part: Flow) => boolean): Flow[] {
  return block.children.flatMap((item, index) => {
    const unit: TextUnit = {
      kind: 'item',
      item,
      ordered: block.ordered === true,
      group: block,
      place: (block.start ?? 1) + index,
      notes: [],
    }
    return fragments(unit, ([one]) => one !== undefined && fits(one)).map((made) => {
      const own = blockOf(made)
      whole.set(own, block)
      return own
    })
  })
}

/** @returns Blocks in which neighbouring parts of one list are one list. */
export function joined(blocks: readonly Flow[]): Flow[] {
  const result: Flow[] = []
  for (const block of blocks) {
    const last = result.at(-1)
    const from = whole.get(block)
    if (block.type === 'list' && last?.type === 'list' && from && from === whole.get(last)) {
      const children = [...last.children, ...block.children]
      const spread = children.some((item) => item.spread)
      const list = patch(children, { ...last, spread, children })
      whole.set(list, from)
      result[result.length - 1] = list
    } else result.push(block)
  }
  return result
}
