/**
 * Why something is as it is: named reasons under a heading that asks for them.
 *
 * ```text
 *   ## 选择消息队列的三个理由     ## Why write small changes?
 *                      ^^^^          ^^^
 *   1. 解耦：…                   ### Easy to undo
 *      ^^^^ reason                    ^^^^^^^^^^^^ reason
 * ```
 */

import { reason, rationaleNode } from '#tree/build.ts'
import { patch } from '#tree/origin.ts'
import { claimsOf } from '../points/index.ts'
import { namedItems, namedSections } from './named.ts'
import type { RoleDetector } from './types.ts'

/** "Its claim in at most three short points": more is a list and no reason. */
const mostPoints = 3

/** More reasons than this are a catalogue; an audience keeps none of them. */
const mostReasons = 9

export const rationale: RoleDetector = {
  role: 'rationale',
  heading:
    /理由|原因(?!不明)|缘由|考量|考虑(?!不周)|优势(?!和劣势|与劣势)|好处|优点(?!和缺点|与缺点|缺点)|动机|出发点|为什么|为何|何以|\b(?:reasons?|rationales?|why|advantages?(?! and (?:dis|draw))|benefits?(?! (?:every|all|from|most|both|us|you)\w*)|considerations?|motivations?|merits?|strengths?)\b/i,
  read(section, context) {
    const sections = namedSections(section)
    const named = sections.length > 0 ? sections : namedItems(section)
    if (named.length === 0 || named.length > mostReasons) return []
    // `If … then …`, item after item, names no reason.
    if (new Set(named.map(({ name }) => name.toLowerCase())).size < named.length) return []
    const children = named.map(({ name, content, passage }) =>
      patch(passage, reason(name, claimsOf(content, mostPoints, context), passage)),
    )
    return [patch(children, rationaleNode(children))]
  },
}
