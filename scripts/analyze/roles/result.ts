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
    /实验结果|测试结果|运行结果|^结果|性能(?:测试结果|对比|评测|表现)|评测(?!工具|方法|指标)|评估结果|基准测试(?!工具|方法)|^实验(?:与分析|与结果)?$|实验(?:数据|结论|对比|评估)|^(?:(?:the|our|main|key|early|first|final|test|benchmark|survey|experimental|preliminary|evaluation) )*(?:results?|benchmarks?|evaluations?|experiments?|measurements?|findings)(?: (?:of|on|for|from|in|and|at) .*)?$/i,
}
