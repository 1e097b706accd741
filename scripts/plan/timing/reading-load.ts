/** How much there is to read on a slide. */

import { toString } from 'mdast-util-to-string'
import type { Flow } from '#tree/nodes.ts'

/** Nine of ten slides should stay below: English words, Chinese characters. */
const full = { words: 80, han: 110 }

/**
 * @returns What blocks give to read, as a share of a full slide; a mix of languages counts in
 *   shares of both. Code, tables and pictures are looked at and not read.
 */
export function loadOf(blocks: readonly Flow[]): number {
  const text = blocks.map(textOf).join(' ')
  const words = text.match(/[\p{Script=Latin}\p{N}]+(?:['’.-][\p{Script=Latin}\p{N}]+)*/gu)?.length ?? 0
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return words / full.words + han / full.han
}

function textOf(block: Flow): string {
  if (block.type === 'code' || block.type === 'table' || block.type === 'diagram') return ''
  if (block.type === 'list')
    return block.children.map((item) => (item.children as Flow[]).map(textOf).join(' ')).join(' ')
  return toString(block)
}
