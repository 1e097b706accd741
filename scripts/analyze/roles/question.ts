/**
 * What is asked.
 *
 * ```text
 *   ## 常见问题        Open questions
 *      ^^^^^^^^ cue         ^^^^^^^^^ cue
 * ```
 */

import type { RoleDetector } from './types.ts'

export const question: RoleDetector = {
  role: 'question',
  heading:
    /常见问题|思考题|讨论题|开放问题|问答|\bfaqs?\b|^(?:(?:open|discussion|review|common|remaining|unanswered|frequently asked) )?questions(?: and answers)?$|\bq ?& ?a\b/i,
}
