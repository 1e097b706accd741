/**
 * How much of an article becomes a talk: all of it, up to sizes that no talk has.
 *
 * ```text
 *   a paragraph          a paragraph
 *   a flood ─────────    a flood ──         its rest is left out, and what follows is told
 *   a paragraph          a paragraph
 *   …                    …
 *   the 1,101st block                       left out, with all behind it
 * ```
 */

import type { Nodes, Root, RootContent } from 'mdast'
import type { Point, Position } from 'unist'
import type { VFile } from 'vfile'
import { blocksAt, oneBlock, talk, type Room } from '#tree/blocks.ts'
import { say } from '#message/say.ts'

/** Leave out what is beyond the sizes above, and say so: `clean:limit`. */
export function limit(root: Root, file: VFile): void {
  const left: Room = { ...talk }
  for (const [index, node] of root.children.entries()) {
    const room: Room = {
      blocks: Math.min(oneBlock.blocks, left.blocks),
      characters: Math.min(oneBlock.characters, left.characters),
    }
    const whole = { ...room }
    const cut: Cut = { room }
    const kept = taken(node, cut) as RootContent | undefined
    left.blocks -= whole.blocks - room.blocks
    left.characters -= whole.characters - room.characters
    if (!cut.from) continue
    if (left.blocks <= 0 || left.characters <= 0) {
      const rest = root.children.slice(index)
      root.children = [...root.children.slice(0, index), ...(kept ? [kept] : [])]
      report(file, 'article', talk, { start: cut.from, end: rest.at(-1)?.position?.end ?? cut.from })
      return
    }
    if (kept) root.children[index] = kept
    report(file, `\`${node.type}\``, oneBlock, { start: cut.from, end: node.position?.end ?? cut.from })
  }
}

function report(file: VFile, what: string, { blocks, characters }: Readonly<Room>, place: Position): void {
  say(
    file,
    'clean:limit',
    `Too long for one talk: ${what} of more than ${blocks} blocks or ${characters} characters; left out the rest`,
    place,
  )
}

/** How far a block has been taken. */
interface Cut {
  room: Room
  /** Where what is left out begins; nothing while all of it fits. */
  from?: Point
}

const nowhere: Point = { line: 1, column: 1 }

/** @returns As much of a node as there is room for; the node itself where that is all. */
function taken(node: Nodes, cut: Cut): Nodes | undefined {
  const { room } = cut
  const blocks = blocksAt(node)
  if (blocks > 0) {
    if (room.blocks < blocks || room.characters < 1) {
      cut.from ??= node.position?.start ?? nowhere
      // A row that is wider than the room for it ends the room as well.
      if (room.blocks < blocks) room.blocks = 0
      return undefined
    }
    room.blocks -= blocks
  }
  if ('value' in node) {
    if (node.value.length > room.characters) return beginning(node, cut)
    room.characters -= node.value.length
    return node
  }
  if (!('children' in node)) return node
  const children: Nodes[] = []
  for (const child of node.children as Nodes[]) {
    // A row has all its cells, whatever is in them.
    const kept = cut.from && child.type !== 'tableCell' ? undefined : taken(child, cut)
    if (kept) children.push(kept)
  }
  if (!cut.from) return node
  return children.length > 0 || node.type === 'tableCell' ? ({ ...node, children } as Nodes) : undefined
}

/** What is shown as its source: a part of a formula is no formula. */
const asSource: Partial<Record<Nodes['type'], object>> = {
  inlineMath: { type: 'inlineCode' },
  math: { type: 'code', lang: 'tex' },
}

/** The beginning of a text. */
function beginning(node: Extract<Nodes, { value: string }>, cut: Cut): Nodes | undefined {
  const room = cut.room.characters
  cut.room.characters = 0
  const { position } = node
  const end = position && shifted(position, node.value.length, room)
  cut.from ??= end ?? position?.start ?? nowhere
  // No pair of surrogates is parted.
  const value = node.value.slice(0, room).replace(/[\uD800-\uDBFF]$/, '')
  if (value === '') return undefined
  const kept = { ...node, ...asSource[node.type], value }
  return end ? { ...kept, position: { ...position, end } } : kept
}

/** A place in a text that stands in the article letter by letter on one line. */
function shifted({ start, end }: Position, length: number, by: number): Point | undefined {
  if (start.line !== end.line || start.offset === undefined || end.offset === undefined) return undefined
  if (end.offset - start.offset !== length) return undefined
  return { line: start.line, column: start.column + by, offset: start.offset + by }
}
