/** Points of the article → items of a slide. */

import type { List, ListItem, Paragraph } from 'mdast'
import { list, listItem, paragraph } from '#tree/build.ts'
import { patch } from '#tree/origin.ts'
import type { Point } from '#tree/nodes.ts'

/** @returns A list with an item for each point. */
export function bullets(points: readonly Point[], ordered = false): List {
  return patch(points, list(points.map(item), ordered))
}

/** @returns A list with an item for each point, or the one there is as a paragraph: a list of one counts nothing. */
export function listOrParagraph(points: readonly Point[]): List | Paragraph {
  const [only, ...others] = points
  return only && others.length === 0 ? line(only) : bullets(points)
}

/** @returns A point as an item; it keeps its salience. */
export function item(point: Point): ListItem {
  const made = patch(point, listItem([line(point)]))
  made.data = { ...made.data, salience: point.data?.salience ?? 0.5 }
  return made
}

/** @returns A point as a paragraph; it keeps its salience. */
export function line(point: Point): Paragraph {
  const made = patch(point, paragraph(point.children))
  made.data = { ...made.data, salience: point.data?.salience ?? 0.5 }
  return made
}

/** @returns A paragraph without the comma or semicolon at its end, which ties an item to the next one in a sentence. */
export function withoutComma(block: ListItem['children'][number]): ListItem['children'][number] {
  if (block.type !== 'paragraph') return block
  const last = block.children.at(-1)
  if (last?.type !== 'text') return block
  const value = last.value.replace(/\s*[,;，；、]\s*(?:(?:and|or)|和|或者?|以及)?\s*$/u, '')
  return value === last.value || value === ''
    ? block
    : { ...block, children: [...block.children.slice(0, -1), { ...last, value }] }
}
