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
    /步骤(?!\s*[\d一二三四五六七八九十])|流程(?!图)|(?<!的)过程$|教程|操作方法|^如何|^怎样|^怎么(?!办|看|区分|选)|^(?:the )?(?:steps?(?! (?:\d|one|two|three|four|five|six))|procedure|workflow|tutorial|getting started|quick ?start|instructions|set-?up|installation)\b|^how to\b|^the .{0,24}process$|(?<!next |extra |more |few |baby |first |last |final |as part of .{0,40})\b(?:steps|procedure|workflow|tutorial|instructions)$/i,
}
