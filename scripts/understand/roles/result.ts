/**
 * What was measured.
 *
 * ```text
 *   ## 实验结果        Benchmarks
 *      ^^^^^^^^ cue    ^^^^^^^^^^ cue
 * ```
 */

import type { RoleDetector } from './types.ts'

export const result: RoleDetector = {
  role: 'result',
  heading:
    /实验结果|测试结果|性能(?:测试|对比|评测|表现)|评测|评估结果|基准测试|实验|\b(?:results?|benchmarks?|evaluation|experiments?|measurements?|findings)\b/i,
}
