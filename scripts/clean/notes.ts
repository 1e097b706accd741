/** Headings of footnotes, which stand where they are pointed at. */

import type { Root } from 'mdast'
import { toString } from 'mdast-util-to-string'

/** How such a section is called. */
const names = /^(?:(?:foot|end)?notes?|footnotes? and references|脚注|註腳|注释|註釋|尾注)\s*[:：]?$/iu

/**
 * ```markdown
 * > | ## Footnotes
 *     ^^^^^^^^^^^^
 * > | [^1]: Counted in March.
 * ```
 *
 * @param root Changed in place: such a heading goes where nothing but footnotes stands below it.
 */
export function notes(root: Root): void {
  root.children = root.children.filter((node, at) => {
    if (node.type !== 'heading' || !names.test(toString(node).trim())) return true
    const after = root.children.slice(at + 1)
    const next = after.findIndex(({ type }) => type === 'heading')
    const below = (next < 0 ? after : after.slice(0, next)).filter(({ type }) => type !== 'thematicBreak')
    const own = (node: { type: string }): boolean =>
      node.type === 'footnoteDefinition' || node.type === 'definition'
    return below.length === 0 ? !root.children.some(own) : !below.every(own)
  })
}
