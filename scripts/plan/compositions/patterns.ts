/**
 * The compositions of points: what a slide must hold to be set as one.
 *
 * ```text
 *   cards   ┌──────┐ ┌──────┐ ┌──────┐      2 to 6 short siblings
 *           │ Name │ │ Name │ │ Name │
 *           │ text │ │ text │ │ text │
 *           └──────┘ └──────┘ └──────┘
 *   rows    ──────────────────────────      2 to 5 points, each with its share of the height
 *           Name      text
 *           ──────────────────────────
 *           Name      text
 * ```
 */

import type { List, ListItem } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { patch } from '#tree/origin.ts'
import type { Flow, SlideRole } from '#tree/nodes.ts'
import { labelledItem } from './labels.ts'

/** A way to set points that is not a list of bullets. */
export interface Pattern {
  role: SlideRole
  /** What the slots hold then; nothing where the content is not of its kind. */
  compose: (blocks: readonly Flow[]) => Flow[] | undefined
  /** How high its items would like to be, px of the canvas: the templates spread them to that (`kit/styles/layouts.css`). */
  pitch: number
}

/** Text of a card stands in a third of the slide, that of a row in two thirds: Latin letters. */
const longest = { card: 130, plainCard: 100, row: 190 }

export const patterns: readonly Pattern[] = [
  {
    role: 'cards',
    pitch: 300,
    compose: (blocks) =>
      siblings(blocks, (items, isLabelled) => {
        const most = isLabelled ? 6 : 3
        return (
          items.length <= most &&
          items.every((item) => widthOf(item) <= longest[isLabelled ? 'card' : 'plainCard'])
        )
      }),
  },
  {
    role: 'rows',
    pitch: 118,
    compose: (blocks) =>
      siblings(blocks, (items) => items.length <= 5 && items.every((item) => widthOf(item) <= longest.row)),
  },
]

/** One list of plain items, after a sentence that announces it or alone; with labels where each item has one. */
function siblings(
  blocks: readonly Flow[],
  test: (items: readonly ListItem[], isLabelled: boolean) => boolean,
): Flow[] | undefined {
  const found = blocks.at(-1)
  const above = blocks.slice(0, -1)
  if (found?.type !== 'list' || found.children.length < 2) return undefined
  if (above.length > 1 || above.some(({ type }) => type !== 'paragraph')) return undefined
  const labelled = found.children.map(labelledItem)
  const items = labelled.every((item) => item !== undefined) ? labelled : found.children
  const isLabelled = items === labelled
  if (!isLabelled && !items.every(isPlain)) return undefined
  if (!test(items, isLabelled)) return undefined
  const list: List = isLabelled
    ? patch(found, { ...found, spread: true, children: items.map((item) => ({ ...item, spread: true })) })
    : found
  return [...above, list]
}

/** A paragraph and nothing below it. */
function isPlain({ children, checked }: ListItem): boolean {
  const [only, ...others] = children
  if (only?.type !== 'paragraph' || others.length > 0 || typeof checked === 'boolean') return false
  return only.children.every(({ type }) => type !== 'image' && type !== 'break')
}

/** Letters, Chinese ones as two. */
function widthOf(item: ListItem): number {
  const value = toString(item)
  return value.length + (value.match(/[\p{Script=Han}\u3000-\u303f\uff00-\uff60]/gu)?.length ?? 0)
}
