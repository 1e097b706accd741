/** What understanding found in a part of the article. */

import type { Paragraph } from 'mdast'
import { originOf } from '#tree/origin.ts'
import type { Article, Finding, Flow, Point, Section } from '#tree/nodes.ts'

/** The points that understanding found in a paragraph of a part. */
export function pointsFor(part: Article | Section, node: Paragraph): Point[] {
  const from = node.position?.start.offset
  const to = node.position?.end.offset
  if (from === undefined || to === undefined) return []
  const points = find(part.findings, 'digest')?.children ?? []
  return points.filter((point) => {
    const start = originOf([point])[0]?.start.offset
    return start !== undefined && from <= start && start < to
  })
}

/** @returns The finding of a kind, where there is one. */
export function find<T extends Finding['type']>(
  findings: readonly Finding[],
  type: T,
): Extract<Finding, { type: T }> | undefined {
  return findings.find((finding): finding is Extract<Finding, { type: T }> => finding.type === type)
}

/** @returns Whether a finding was, in part, read out of a block. */
export function holds(node: Flow, finding: Finding): boolean {
  const from = node.position?.start.offset ?? -1
  const to = node.position?.end.offset ?? -1
  return originOf([finding]).some(({ start }) => from <= (start.offset ?? -2) && (start.offset ?? -2) < to)
}

/** @returns The sub-sections of a section. */
export function sectionsIn(section: Section | undefined): Section[] {
  return section ? section.children.filter((node): node is Section => node.type === 'section') : []
}
