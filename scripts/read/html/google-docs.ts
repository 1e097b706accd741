/** Documents that Google Docs saved as a page. */

import type { Element, ElementContent, Root } from 'hast'
import { attribute, classes, elements, textOf } from '#hast/walk.ts'

/** The class of a list says which list it is and how deep it stands: `lst-kix_abc-1`. */
const level = /^lst-(.+)-(\d)$/

/**
 * Give such a document its title, its ranks of lists and its emphasis, which it has as classes alone.
 *
 * ```html
 * > | <p class="c0 title"> … <ul class="lst-kix_1-0"> … </ul><ul class="lst-kix_1-1"> … </ul>
 *        ^ h1                                                 ^^ in the last item before
 * > | .c1{font-weight:700} … <span class="c1">backlog</span>
 *                             ^^^^ strong
 * ```
 *
 * @param root Changed in place.
 * @param source The page: its styles are blank in the tree.
 * @returns Its title and subtitle; nothing where it is no such document.
 */
export function googleDocs(root: Root, source: string): { title: string; subtitle: string } | undefined {
  const all = [...elements(root)]
  const isOne =
    all.some((element) => classes(element).some((name) => /^(?:lst-kix_|li-bullet-\d)/.test(name))) ||
    all.some(
      (element) =>
        element.tagName === 'p' &&
        classes(element).includes('title') &&
        attribute(element, 'id').startsWith('h.'),
    )
  if (!isOne) return undefined
  const bold = styled(source, /font-weight:\s*(?:bold|[7-9]00)/)
  const slanted = styled(source, /font-style:\s*italic/)
  const stated = { title: '', subtitle: '' }
  for (const element of all) {
    const names = classes(element)
    if (element.tagName === 'p' && names.includes('title') && !stated.title) {
      stated.title = textOf(element).trim()
      element.tagName = 'h1'
    } else if (element.tagName === 'p' && names.includes('subtitle') && !stated.subtitle) {
      stated.subtitle = textOf(element).trim()
      element.tagName = 'template'
      element.children = []
    } else if (element.tagName === 'span' && !isHeading(element, all) && textOf(element).trim() !== '') {
      if (names.some((name) => bold.has(name))) element.tagName = 'strong'
      else if (names.some((name) => slanted.has(name))) element.tagName = 'em'
    }
  }
  // Below a title all headings stand one rank lower.
  if (stated.title)
    for (const element of all)
      if (/^h[1-5]$/.test(element.tagName) && !classes(element).includes('title'))
        element.tagName = `h${Number(element.tagName[1]) + 1}`
  for (const parent of [root, ...elements(root)]) nest(parent)
  return stated
}

function isHeading(element: Element, all: readonly Element[]): boolean {
  return all.some((one) => /^h[1-6]$/.test(one.tagName) && one.children.includes(element))
}

/** The classes whose rule has a property. */
function styled(source: string, property: RegExp): ReadonlySet<string> {
  const found = new Set<string>()
  for (const [, name, rule] of source.slice(0, 200_000).matchAll(/\.(c\d+)\s*\{([^{}]{0,500})\}/g))
    if (property.test(rule!)) found.add(name!)
  return found
}

/** A list of a deeper level stands in the last item before it. */
function nest(parent: Element | Root): void {
  const result: ElementContent[] = []
  const open: { depth: number; list: Element; name: string }[] = []
  for (const child of parent.children as ElementContent[]) {
    const stated =
      child.type === 'element' && /^[ou]l$/.test(child.tagName)
        ? classes(child)
            .map((name) => level.exec(name))
            .find(Boolean)
        : undefined
    if (!stated || child.type !== 'element') {
      if (child.type !== 'text' || child.value.trim() !== '') open.length = 0
      result.push(child)
      continue
    }
    const [, name = '', digit] = stated
    const depth = Number(digit)
    while (open.length > 0 && open.at(-1)!.depth > depth) open.pop()
    const top = open.at(-1)
    if (top?.depth === depth && top.name === name) {
      top.list.children.push(...child.children)
      continue
    }
    if (top?.depth === depth) open.pop()
    const above = open.at(-1)
    const item = above?.list.children.findLast((one) => one.type === 'element' && one.tagName === 'li')
    if (item?.type === 'element') item.children.push(child)
    else result.push(child)
    open.push({ depth, list: child, name })
  }
  parent.children = result
}
