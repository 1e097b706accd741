/**
 * What a thing consists of, as a list within a list.
 *
 * ```text
 *   ## 存储的分类                 a cue in the heading, or in the sentence before the list
 *   - 关系型
 *     - MySQL                    存储的分类 ─┬─ 关系型 ─── MySQL
 *   - 键值                                  └─ 键值 ──── Redis
 *     - Redis
 * ```
 *
 * Items that state, ask, tell steps or lead to another place are no parts.
 */

import type { Heading, List, ListItem, Paragraph } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Diagram } from '#tree/nodes.ts'
import { withoutNumber } from '../roles/named.ts'
import { type Made, makeDiagram, plain } from './make-diagram.ts'

/** Says that what follows are kinds or parts of a thing. */
const cues =
  /分类|类型|种类|类别|分为|分成|组成|构成|结构|体系|层次|家族|包括|包含|全景|图谱|模块|\b(?:types?|kinds?|categor(?:y|ies)|classif\w+|taxonomy|hierarchy|structure|components?|parts?|famil(?:y|ies)|consists? of|composed of|made (?:up )?of|divided into|falls? into|comprises?|landscape|organi[sz]ation)\b/i

/** A statement, a command or a step, by its first word or its verb. */
const states =
  /^(?:use|add|create|run|set|make|keep|store|move|check|avoid|ensure|provide|discuss|write|read|build|install|open|click|see|can|could|should|to|if|when|we|you|it|this|they|there|打开|点击|使用|设置|创建|添加|安装|运行|选择|按下|新建|检查|如果|当|我们|你|它|这)(?![A-Za-z])|\b(?:is|are|was|were|has|have|does|can|will|should|must|needs?|allows?|provides?)\b|[。！？!?.：:；;=]$|是|可以|需要|应该|不/i

/** @returns The tree of a nested list, with the heading as its root. */
export function hierarchyOf(
  list: List,
  head: Heading | undefined,
  before: Paragraph | undefined,
): Diagram | undefined {
  if (list.ordered || !head) return undefined
  const name = withoutNumber(toString(head))
  if (!cues.test(name) && !(before && cues.test(toString(before)) && /[:：]\s*$/.test(toString(before))))
    return undefined
  if (!plain(name)) return undefined
  const made: Made[] = [{ words: name, from: head }]
  const edges: [number, number][] = []
  if (!visit(list, 0, made, edges) || edges.every(([from]) => from === 0)) return undefined
  // One top alone is the root twice.
  return edges.filter(([from]) => from === 0).length >= 2 ? makeDiagram('hierarchy', made, edges) : undefined
}

/** @returns Whether every item is a name. */
function visit(list: List, parent: number, made: Made[], edges: [number, number][]): boolean {
  return list.children.every((item) => {
    const words = nameOf(item)
    const first = item.children[0]
    if (words === undefined || !first) return false
    edges.push([parent, made.length])
    const own = made.push({ words, from: first }) - 1
    return item.children
      .slice(1)
      .every((block) => block.type === 'list' && !block.ordered && visit(block, own, made, edges))
  })
}

function nameOf({ children: [first], checked }: ListItem): string | undefined {
  if (first?.type !== 'paragraph' || typeof checked === 'boolean') return undefined
  // A list of links leads elsewhere.
  if (
    first.children.some(({ type }) => ['image', 'link', 'linkReference', 'footnoteReference'].includes(type))
  )
    return undefined
  const words = toString(first).trim()
  return words === '' || states.test(words) || /[，,；;]/.test(words) || !plain(words) ? undefined : words
}
