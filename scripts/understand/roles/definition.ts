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
    /^什么是|是什么[？?]?$|的?定义$|^定义|术语|名词解释|^what (?:is|are) |\b(?:definitions?|terminology|glossary)\b/i,
}
