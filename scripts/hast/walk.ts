/** Walking trees of HTML: none of it recurses, pages nest deeper than stacks. */

import type { Element, ElementContent, Parents, Root, RootContent } from 'hast'

/** @returns The classes of an element. */
export function classes({ properties }: Element): string[] {
  const value = properties['className']
  return Array.isArray(value) ? value.map(String) : []
}

/** @returns An attribute as text; empty where there is none. */
export function attribute({ properties }: Element, name: string): string {
  const value = properties[name]
  return Array.isArray(value) ? value.join(' ') : value === undefined || value === null ? '' : String(value)
}

/** Every element below a node, in document order. */
export function* elements(node: Element | Root): Generator<Element> {
  const stack = inside(node).toReversed()
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.type !== 'element') continue
    yield next
    for (let at = next.children.length - 1; at >= 0; at--) stack.push(next.children[at] as ElementContent)
  }
}

/** @returns The first element below a node for which something holds. */
export function find(node: Element | Root, matches: (element: Element) => boolean): Element | undefined {
  for (const element of elements(node)) if (matches(element)) return element
  return undefined
}

/** @returns All text below a node, as it stands in the source. */
export function textOf(node: Element | Root): string {
  let text = ''
  const stack: ElementContent[] = inside(node).toReversed()
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.type === 'text') text += next.value
    else if (next.type === 'element')
      for (let at = next.children.length - 1; at >= 0; at--) stack.push(next.children[at] as ElementContent)
  }
  return text
}

/**
 * Replace elements, from the outside in.
 *
 * @param root Changed in place.
 * @param change What stands instead of an element, which is then left alone;
 *   `undefined` keeps it and looks at its children.
 */
export function rewrite(
  root: Element | Root,
  change: (element: Element, parent: Parents) => ElementContent[] | undefined,
): void {
  const stack: (Element | Root)[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    const children: ElementContent[] = []
    for (const child of inside(node)) {
      const instead = child.type === 'element' ? change(child, node) : undefined
      if (instead) children.push(...instead)
      else {
        children.push(child)
        if (child.type === 'element') stack.push(child)
      }
    }
    node.children = children
  }
}

function inside(node: Element | Root): ElementContent[] {
  return (node.children as RootContent[]).filter((child) => child.type !== 'doctype')
}
