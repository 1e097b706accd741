/**
 * A case that shows it.
 *
 * ```text
 *   ## 实战案例        An example
 *        ^^^^ cue          ^^^^^^^ cue
 * ```
 */

import type { RoleDetector } from './types.ts'

export const example: RoleDetector = {
  role: 'example',
  heading:
    /示例|例子|案例|举例|^实例|实例(?:分析|讲解|演示)|^(?:项目|代码)?实战|^(?!.*\?$).*\b(?:examples?|case stud(?:y|ies)|demos?|walk-?through)\b/i,
}
