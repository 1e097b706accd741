/** Lines that say who, when and how often: bylines, dates, counters. */

/** A date as pages write it. */
const date =
  /\b(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}|\b\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2},? (?:19|20)\d\d|\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,? (?:19|20)\d\d/
/** What a byline begins with. */
const byline =
  /^(?:作者|文\s?[/|｜]|来源|编辑|责编|发布(?:时间|于)|更新(?:时间|于)|原创|By\s+\p{Lu}|Written by|Posted|Published|Updated|Author\s*[:：])/u
/** What a counter looks like. */
const counter =
  /^(?:阅读|浏览|点赞|评论|收藏|转发)(?:量|数|次数)?\s*[:：(（]?\s*[\d.,]+\s*[万kK]?|^[\d.,]+\s*[万kKmM]?\s*(?:阅读|浏览|点赞|评论|收藏|次|views?|likes?|comments?|shares?|min(?:ute)?s? read)/i

/** A sentence may hold a date; a line about the article is short. */
const longest = 90

/**
 * Whether a line is about the article instead of part of it.
 *
 * ```text
 * > | 2025-05-23 20:08:21作者：某某
 *     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 * ```
 */
export function isMeta(text: string): boolean {
  if (text.length > longest) return false
  const rest = text.replace(date, '')
  if (rest !== text && !/[。！？]|[.!?]\s/.test(text) && rest.length <= 50) return true
  return byline.test(text) || counter.test(text)
}
