/** Elements that stand for those of LaTeXML. */

import type { Element, ElementContent } from 'hast'
import { attribute, classes, elements } from '#hast/walk.ts'

/** @returns An element at the place of another. */
export function made(
  tagName: string,
  children: ElementContent[],
  from: { position?: Element['position'] },
  properties: Element['properties'] = {},
): Element {
  return {
    type: 'element',
    tagName,
    properties,
    children,
    ...(from.position ? { position: from.position } : {}),
  }
}

/** @returns Whether an element has one of some classes. */
export function has(element: Element, ...names: string[]): boolean {
  const own = classes(element)
  return names.some((name) => own.includes(name))
}

/** @returns The elements below one that have one of some classes. */
export function within(element: Element, ...names: string[]): Element[] {
  return [...elements(element)].filter((one) => has(one, ...names))
}

/** @returns The id of the element that a link within the page leads to. */
export function target(link: Element): string {
  return /#([^#]+)$/.exec(attribute(link, 'href'))?.[1] ?? ''
}
