/**
 * Steps that the author numbered → a flow.
 *
 * ```text
 *   ## 发布流程                  ## How a release is made
 *        ^^^^ cue
 *   1. **冻结**：停止合并…        ### Step 1: Freeze
 *        ^^^^ step                          ^^^^^^ step
 *   2. **测试**：…               ### Step 2: Test
 * ```
 *
 * Numbers alone are no order: a ranking, a list of reasons or of questions has them too.
 */

import type { Heading, List, Paragraph } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Diagram, Section } from '#tree/nodes.ts'
import { namedItem } from '../roles/named.ts'
import { type Made, makeDiagram, plain } from './make-diagram.ts'

/** Says that what follows are steps, each after the one before. */
const cues =
  /步骤|流程|过程|阶段|流水线|\d\s?步|[几两三四五六七八九]步|[几两三四五六七八九]个阶段|\b(?:steps|stages|phases|workflow|pipeline|process|procedure|life ?cycle)\b/i

/** Numbered things that do not follow each other. */
const apart =
  /理由|原因|优势|优点|缺点|好处|问题|方式|方法|原则|技巧|建议|\b(?:reasons?|ways?|options?|tips?|benefits?|principles?|questions?|issues?|problems?|rules?)\b/i

/** A heading that is one of the steps; the group is its name. */
const numbered =
  /^(?:step|stage|phase)\s*(\d+|[ivx]+|one|two|three|four|five|six)\s*[:：.—–-]\s*(.+)$|^(?:步骤|阶段|第)\s*([一二三四五六七八九十]|\d+)\s*(?:步|阶段|个?步骤)?\s*(?:[:：、.，—–-]|(?<=步)\s)\s*(.+)$/i

/** @returns The flow of an ordered list, below a heading or a sentence that calls its items steps. */
export function stepsOfList(
  list: List,
  head: Heading | undefined,
  before: Paragraph | undefined,
): Diagram | undefined {
  if (!list.ordered || (list.start ?? 1) !== 1) return undefined
  const leadIn = before && /[:：]\s*$/.test(toString(before)) ? toString(before) : ''
  const called = leadIn || (head ? toString(head) : '')
  if (!cues.test(called) || apart.test(called)) return undefined
  const made = list.children.map((item): Made | undefined => {
    const [first, ...rest] = item.children
    if (first?.type !== 'paragraph') return undefined
    const name = namedItem(item)
    if (name) return { words: name.name, from: first }
    const words = toString(first)
      .replace(/[。.；;]$/, '')
      .trim()
    return rest.length === 0 && first.children.every(({ type }) => type === 'text' || type === 'strong')
      ? { words, from: first }
      : undefined
  })
  return chain(made)
}

/** @returns The flow of sub-sections that are called `Step 1: …`, `第一步：…`, in one row from the first. */
export function stepsOfSections(section: Section): Diagram | undefined {
  const children = section.children.filter((node): node is Section => node.type === 'section')
  return chain(
    children.map(({ children: [head] }): Made | undefined => {
      const match = numbered.exec(toString(head).trim())
      const words = match?.[2] ?? match?.[4]
      return words === undefined ? undefined : { words, from: head }
    }),
  )
}

/** All of them or none. */
function chain(steps: readonly (Made | undefined)[]): Diagram | undefined {
  const made = steps.filter((step) => step !== undefined)
  if (made.length !== steps.length || !made.every(({ words }) => plain(words))) return undefined
  return makeDiagram(
    'flow',
    made,
    made.slice(1).map((_, index) => [index, index + 1] as const),
  )
}
