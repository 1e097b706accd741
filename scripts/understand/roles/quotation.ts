/**
 * What others said.
 *
 * ```text
 *   ## 用户评价        What people say
 *      ^^^^^^^^ cue    ^^^^^^^^^^^^^^^ cue
 * ```
 */

import type { RoleDetector } from './types.ts'

export const quotation: RoleDetector = {
  role: 'quotation',
  heading:
    /语录|名言|原话|用户评价|\b(?:testimonials?|quotes?|quotations?|what (?:people|users|others) say)\b/i,
}
