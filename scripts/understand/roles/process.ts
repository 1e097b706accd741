/**
 * Steps that are taken one after the other.
 *
 * ```text
 *   ## 安装步骤        How to install
 *          ^^^^ cue    ^^^^^^ cue
 * ```
 */

import type { RoleDetector } from './types.ts'

export const process: RoleDetector = {
  role: 'process',
  heading:
    /步骤|流程|过程$|教程|操作方法|^如何|^怎样|^怎么|\b(?:steps?|procedure|workflow|tutorial|getting started|quick ?start|how to|instructions|setup|installation)\b/i,
}
