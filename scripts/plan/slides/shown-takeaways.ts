/** What of the takeaways is shown as a list. */

import { patch } from '#tree/origin.ts'
import type { Article, Takeaways } from '#tree/nodes.ts'

/** One sentence is no list. */
const fewestTakeaways = 2

/** @returns The takeaways that no slide has as its title; none where fewer than two are left. */
export function shownTakeaways({ annotations }: Article): Takeaways | undefined {
  const found = annotations.find((annotation) => annotation.type === 'takeaways')
  const points = found?.children.filter(({ data }) => !data?.heading) ?? []
  return found && points.length >= fewestTakeaways ? patch(points, { ...found, children: points }) : undefined
}
