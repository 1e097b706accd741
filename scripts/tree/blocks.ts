/** How long an article may be: what counts, and how much of it a talk holds. */

import type { Nodes } from 'mdast'

/** What is counted. */
export interface Room {
  /** Paragraphs, headings, rows, pictures: whatever can stand by itself. */
  blocks: number
  /** Of text, UTF-16 code units. */
  characters: number
}

/**
 * The longest of 155 articles has 362 blocks and 70,000 characters, and makes 232 slides. With three
 * times as many, at the 20 s that a slide takes at least, the audience sits there for four hours.
 */
export const talk: Readonly<Room> = { blocks: 1100, characters: 210_000 }

/** One block may be longer than most articles, and not so long that the others have no room. */
export const oneBlock: Readonly<Room> = { blocks: 550, characters: 50_000 }

/** Each has a place of its own on a slide. */
const counted: ReadonlySet<string> = new Set(['code', 'heading', 'image', 'math', 'paragraph', 'tableRow'])

/** Columns of 110 px, narrower ones read as syllables, that stand beside each other on a slide of 980 px. */
const columns = 8

/** @returns How many blocks a row of a table is: as many as slides are needed beside each other. */
export function blocksOfRow(cells: number): number {
  return Math.max(1, Math.ceil(cells / columns))
}

/** @returns How many blocks a node is, without what is in it; 0 where it is not counted. */
export function blocksAt(node: Nodes): number {
  if (node.type === 'tableRow') return blocksOfRow(node.children.length)
  return counted.has(node.type) ? 1 : 0
}

/** @returns How many blocks a node has, itself among them. */
export function blocksOf(node: Nodes): number {
  let blocks = 0
  const stack: Nodes[] = [node]
  for (let next = stack.pop(); next; next = stack.pop()) {
    blocks += blocksAt(next)
    if ('children' in next) for (const child of next.children) stack.push(child)
  }
  return blocks
}
