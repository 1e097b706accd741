/** Signs beside headings that lead to them: a page shows them to those who want the address. */

import type { Element, Root } from 'hast'
import { attribute, classes, elements, rewrite, textOf } from '#hast/walk.ts'

/** Where such signs stand. */
const headings = /^(?:dt|h[1-6]|summary)$/
const named =
  /^(?:anchor(?:-?(?:js-)?link)?|anchorjs-link|hash-?link|header-?(?:anchor|link)|heading-?(?:anchor|link)|permalink|octicon-link|toc-anchor)$/i
/** What they say: a sign, or what they do. */
const sign = /^(?:[\s¶#§🔗⚓∞\u200B\u{E000}-\u{F8FF}]|[\uFE0E\uFE0F])*$/u
const says =
  /^(?:(?:copy|direct|perma)[ -]?links?.{0,80}|link to this.{0,40}|anchor|#.{0,3}|复制链接|永久链接)$/i

/**
 * ```html
 * > | <h3>Dwell<a class="headerlink" href="#dwell">¶</a></h3>
 *              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 * ```
 *
 * A heading that is a link to itself keeps its words, and a question that is a button too.
 *
 * @param root Changed in place.
 */
export function permalinks(root: Root): void {
  for (const heading of elements(root)) {
    if (!headings.test(heading.tagName)) continue
    rewrite(heading, (element) => {
      if (isPermalink(element)) return []
      if (element.tagName === 'button' && textOf(element).trim() !== '') element.tagName = 'span'
      return undefined
    })
  }
}

function isPermalink(element: Element): boolean {
  if (element.tagName !== 'a' && element.tagName !== 'button' && element.tagName !== 'span') return false
  const text = textOf(element).trim()
  if (element.tagName === 'span')
    return attribute(element, 'ariaHidden') === 'true' && text !== '' && sign.test(text)
  const leads =
    element.tagName === 'button' ||
    attribute(element, 'href').includes('#') ||
    classes(element).some((name) => named.test(name))
  return leads && (sign.test(text) || says.test(text)) && !hasPicture(element)
}

function hasPicture(element: Element): boolean {
  for (const { tagName } of elements(element)) if (tagName === 'img') return true
  return false
}
