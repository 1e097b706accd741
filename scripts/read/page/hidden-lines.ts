/** Lines of a listing that its page hides until a reader asks for them. */

import type { Element, Root } from 'hast'
import type { VFile } from 'vfile'
import { classes, elements, rewrite, textOf } from '#hast/walk.ts'
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
    if (element.tagName !== 'code') continue
    const lines = element.children.filter((child) => child.type === 'element').filter(isHidden)
    const shown = textOf({
      ...element,
      children: element.children.filter((child) => !lines.includes(child as Element)),
    })
    if (lines.length === 0 || shown.trim() === '' || !textOf(element).includes('\n')) continue
    rewrite(element, (inner) => (isHidden(inner) ? [] : undefined))
    const reason = `Unexpected ${lines.length} parts of a listing that its page hides, expected all to be shown; left out`
    say(file, 'read:hidden', reason, element.position)
  }
}

function isHidden(element: Element): boolean {
  return element.tagName === 'span' && classes(element).includes(hidden)
}
