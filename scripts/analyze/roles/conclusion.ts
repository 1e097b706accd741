/**
 * What the article comes to.
 *
 * ```text
 *   ## 结论        Wrapping up
 *      ^^^^ cue    ^^^^^^^^^^^ cue
 * ```
 */

import type { RoleDetector } from './types.ts'

export const conclusion: RoleDetector = {
  role: 'conclusion',
  heading:
    /^(?:结论|总结|小结|结语|结束语|结尾|后记|写在最后|本章小结|本节小结|总的来说|最后的话)(?![^：:，,、与和及\s]{2})|^.{0,6}(?:总结|小结|结论)$|^(?:in )?(?:conclusions?|summary(?! (?:statistics|tables?|functions?|views?))|wrap(?:ping)?[ -]up|final (?:thoughts|words|remarks)|closing(?: thoughts| remarks)?|key takeaways|takeaways|recap|tl;?dr)\b/i,
}
