/**
 * What follows from the article for those who read it.
 *
 * ```text
 *   ## 对研究的启示        Implications for research
 *           ^^^^ cue        ^^^^^^^^^^^^ cue
 * ```
 */

import type { RoleDetector } from './types.ts'

export const implication: RoleDetector = {
  role: 'implication',
  heading:
    /启示|启发|影响(?!因素|力|不)|意味着|意义|带来(?:了)?什么|\b(?:implications?|consequences?|what (?:this|it|that) means|lessons?(?: learned)?|impacts? (?:on|of))\b|^(?:the )?impact$/i,
}
