/**
 * Those whom an article thanks by name: said, and shown by nobody over twenty slides.
 *
 * ```text
 *   ## Contributors to 1.9                    [points] Contributors to 1.9
 *   We had 127 individuals contribute.    →     - We had 127 individuals contribute
 *   - Aaron Turon                               notes: … Aaron Turon, Abhishek Chanda …
 *   - Abhishek Chanda …
 * ```
 */

import type { List } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Flow } from '#tree/nodes.ts'

/** Headings above such lists, and what may stand behind: a version. */
const thanks =
  /^(?:(?:all|list of|our|the)\s+)?(?:contributors?|participants|(?:special\s+)?thanks?|acknowledge?ments?)(?:\s+(?:for|in|of|to)\s+v?[\d.]+)?\P{L}*$|^(?:贡献者|参与者|致谢|鸣谢)(?:名单|列表)?\P{L}*$/iu

/** A shorter list fits a slide or two. */
const fewest = 12

/** A name: words, characters of any script, and Han characters. */
const longest = { words: 5, characters: 60, han: 8 }

/** @returns Lists of many names, below a heading that thanks. */
export function nameListsIn(heading: string, blocks: readonly Flow[]): List[] {
  if (!thanks.test(heading)) return []
  return blocks
    .filter((block) => block.type === 'list')
    .filter(({ children }) => children.length >= fewest && children.every((item) => isName(toString(item))))
}

function isName(text: string): boolean {
  return (
    text.length <= longest.characters &&
    text.split(/\s+/).length <= longest.words &&
    (text.match(/\p{Script=Han}/gu)?.length ?? 0) <= longest.han &&
    !/[.!?。！？:：]$/.test(text)
  )
}
