/** Lists of pages that Word saved: paragraphs with their sign in a span of its own. */

import type { Element, ElementContent, Root } from 'hast'
import { attribute, classes, elements, textOf } from '#hast/walk.ts'

const bullet = /^[·•●○◦▪§Øüo-]\s*$/
const number = /^[(（]?(\d{1,3})[.)）、]\s*$/

/**
 * ```html
 * > | <p class=MsoListParagraph style="mso-list:l0 level1"><span>·<span> </span></span>mail</p>
 *                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ gone
 * ```
 *
 * @param body Changed in place: runs of such paragraphs are lists.
 */
export function wordLists(body: Element | Root): void {
  for (const parent of [body, ...elements(body)]) {
    if (!parent.children.some((child) => child.type === 'element' && isItem(child))) continue
    const children: ElementContent[] = []
    for (const child of parent.children as ElementContent[]) {
      const last = children.findLast((one) => one.type !== 'text' || one.value.trim() !== '')
      const sign = child.type === 'element' && isItem(child) ? takeSign(child) : undefined
      if (child.type !== 'element' || sign === undefined) {
        children.push(child)
        continue
      }
      const tagName = number.test(sign) ? 'ol' : 'ul'
      const item: Element = { ...child, tagName: 'li', properties: {} }
      if (last?.type === 'element' && last.tagName === tagName && last.properties['dataWord'] === '') {
        last.children.push(item)
        if (last.position && child.position)
          last.position = { start: last.position.start, end: child.position.end }
      } else {
        const start = number.exec(sign)?.[1]
        children.push({
          ...child,
          tagName,
          properties: { dataWord: '', ...(start ? { start: Number(start) } : {}) },
          children: [item],
        })
      }
    }
    parent.children = children
  }
}

function isItem(element: Element): boolean {
  return (
    element.tagName === 'p' &&
    (/mso-list:\s*l\d/.test(attribute(element, 'style')) ||
      classes(element).some((name) => name.startsWith('MsoListParagraph')))
  )
}

/** Take the sign out: the first span, where it is nothing else. */
function takeSign(item: Element): string | undefined {
  const at = item.children.findIndex((child) => child.type === 'element')
  const first = item.children[at]
  if (first?.type !== 'element') return undefined
  const sign = textOf(first).replace(/\s+/g, ' ').trim()
  if (!bullet.test(sign) && !number.test(sign)) return undefined
  item.children.splice(at, 1)
  return sign
}
