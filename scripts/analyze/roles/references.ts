/**
 * Where to read on.
 *
 * ```text
 *   ## 参考资料        Further reading
 *      ^^^^^^^^ cue    ^^^^^^^^^^^^^^^ cue
 * ```
 */

import type { RoleDetector } from './types.ts'

export const references: RoleDetector = {
  role: 'references',
  heading:
    /^(?:参考(?:资料|文献|链接|文章|内容)?(?:[与和及](?:实用)?(?:注释|脚注|链接))?|注释|脚注|引用|延伸阅读|扩展阅读|拓展阅读|推荐阅读|相关(?:链接|阅读|资料|资源))$|^(?:references?(?: and notes)?|notes and references|footnotes|bibliography|further reading|see also|sources?|citations?|works cited|related (?:links|reading|resources)|learn more)$/i,
}
