/** What of the takeaways is shown as a list. */

import { toString } from 'mdast-util-to-string'
import { patch } from '#tree/origin.ts'
import type { Article, Section, Takeaways } from '#tree/nodes.ts'
import { titleOf } from './title.ts'

/** One sentence is no list. */
const fewestTakeaways = 2

/** @returns The takeaways that no heading says already; none where fewer than two are left. */
export function shownTakeaways(article: Article): Takeaways | undefined {
  const found = article.annotations.find((annotation) => annotation.type === 'takeaways')
  const headings = new Set(headingsIn(article))
  const points =
    found?.children.filter((point) => !point.data?.heading && !headings.has(plain(toString(point)))) ?? []
  return found && points.length >= fewestTakeaways ? patch(points, { ...found, children: points }) : undefined
}

function headingsIn(part: Article | Section): string[] {
  return part.children.flatMap((node) =>
    node.type === 'section' ? [plain(titleOf(toString(node.children[0]))), ...headingsIn(node)] : [],
  )
}

/** Letters and digits alone, without the number of a list before them. */
function plain(text: string): string {
  return titleOf(text)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
