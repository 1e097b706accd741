/** Lines of a listing that its page hides until a reader asks for them. */

import type { ElementContent, Root } from 'hast'
import type { VFile } from 'vfile'
import { classes, elements, textOf } from '#hast/walk.ts'
import { say } from '#message/say.ts'

/** mdBook marks the frame so that makes an excerpt a program: https://rust-lang.github.io/mdBook/format/mdbook.html#hiding-code-lines */
const hidden = 'boring'

/**
 * ```html
 * > | <code><span class="boring">fn main() {
 *           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 *   | </span>match x {}
 * ```
 *
 * @param root Changed in place.
 * @param file Gets the place of each listing that has such lines.
 */
export function hiddenLines(root: Root, file: VFile): void {
  for (const element of elements(root)) {
    if (element.tagName !== 'code' || !element.children.some(isHidden)) continue
    const shown = element.children.filter((child) => !isHidden(child))
    if (textOf({ ...element, children: shown }).trim() === '' || !textOf(element).includes('\n')) continue
    element.children = shown
    const reason = 'Left out lines of a listing that the page hides'
    say(file, 'read:hidden', reason, element.position)
  }
}

function isHidden(node: ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'span' && classes(node).includes(hidden)
}
