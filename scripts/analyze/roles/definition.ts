/**
 * What a thing is.
 *
 * ```text
 *   ## 什么是注意力        What is attention?
 *      ^^^^^^ cue          ^^^^^^^ cue
 * ```
 */

import type { RoleDetector } from './types.ts'

export const definition: RoleDetector = {
  role: 'definition',
  heading:
    /^什么是|是什么[？?]?$|的定义$|^(?:基本)?定义$|^术语|术语(?:表|解释)?$|名词解释|^what (?:is|are) (?!good|the (?:best|right)|some|your|my|our|we|they|you|possible|next|it like)|^(?:the )?definitions?\b|(?<![:：] ?.{0,40})\bdefinitions$|\b(?:terminology|glossary)\b/i,
}
