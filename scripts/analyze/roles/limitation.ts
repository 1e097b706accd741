/**
 * Where it ends.
 *
 * ```text
 *   ## 局限与不足        Known limitations
 *      ^^^^ cue                ^^^^^^^^^^^ cue
 * ```
 */

import type { RoleDetector } from './types.ts'

export const limitation: RoleDetector = {
  role: 'limitation',
  heading:
    /局限|不足(?!为奇|以)|(?<!优)缺点|缺陷|劣势|弊端|限制(?!条件|器|数量|访问)|已知问题|(?<!\badvantages and )\b(?:limitations?|caveats?|drawbacks?|disadvantages?|shortcomings?|known issues|downsides?|pitfalls?)\b/i,
}
