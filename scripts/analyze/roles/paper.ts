/**
 * Sections that papers have.
 *
 * ```text
 *   Abstract        3 Our method       6 Related work       A Proofs
 *   ^^^^^^^^ cue      ^^^^^^^^^^ cue      ^^^^^^^^^^^^ cue    ^ number
 * ```
 */

import { toString } from 'mdast-util-to-string'
import type { Section } from '#tree/nodes.ts'
import type { Context } from '../points/index.ts'
import type { RoleDetector } from './types.ts'

const never = undefined

/** Elsewhere the same words name something else: `Contributions` says how to send a patch. */
const inPaper = (_: Section, { paper }: Context): [] | undefined => (paper ? [] : never)

/** Appendices are numbered by letters. */
const isLettered = (section: Section, context: Context): [] | undefined => {
  const [{ data }] = section.children
  return /^[A-Z](?:\.|$)/.test(data?.number ?? '') ? inPaper(section, context) : never
}

/** What speaks for a role beyond all other words of a heading. */
export const paperFirst: readonly RoleDetector[] = [
  { role: 'abstract', heading: /^(?:abstract|摘\s*要)$/i, read: isShort },
  { role: 'appendix', heading: /./, read: isLettered },
  {
    role: 'appendix',
    heading:
      /^(?:(?:technical |online )?appendi(?:x|ces)|supplement(?:ary|al|s)?|supporting information|附录|补充材料)\b/i,
    read: inPaper,
  },
]

/** What no other role is named by. */
export const paperLast: readonly RoleDetector[] = [
  {
    role: 'contribution',
    heading:
      /^(?:(?:our|the|main|key|summary of|statement of) )*contributions?$|^contributions? (?:of|and)\b|^(?:本文的?|主要)*贡献$/i,
    read: inPaper,
  },
  {
    role: 'related',
    heading:
      /^(?:(?:background and|other) )?(?:related|prior|previous) (?:works?|research|studies|approaches)\b|^literature review|^(?:相关|已有)(?:工作|研究)/i,
    read: inPaper,
  },
  {
    role: 'method',
    heading:
      /^(?:(?:the|our|proposed|materials and|data and|general|experimental) )*(?:methods?|methodology|approach|architecture|framework|algorithm)(?:s|ology)?(?: (?:and|overview|design)\b.*)?$|\b(?:the|our|proposed) (?:[\w-]+ ){0,3}(?:method|model|approach|architecture|framework|algorithm)s?$|^(?:本文)?(?:方法|模型|算法)(?:设计|概述)?$/i,
    read: inPaper,
  },
]

/** A heading that a whole article stands under names no abstract of it. */
function isShort(section: Section): [] | undefined {
  return toString(section).length <= longest && section.children.every(({ type }) => type !== 'section')
    ? []
    : never
}

/** The longest abstract, characters: twice what journals allow. */
const longest = 6000
