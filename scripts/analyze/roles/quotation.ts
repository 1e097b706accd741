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
    /语录|名言|原话|用户评价|\btestimonials?\b|^(?:selected |favou?rite )?(?:quotes|quotations)\b|\bin (?:his|her|their) own words\b|^what (?:people|users|others|customers) say\b/i,
}
