/** How elements of raw HTML become nodes, where hast-util-to-mdast knows no better. */

import type { Element, Root } from 'hast'
import { defaultHandlers, type Handle, type State } from 'hast-util-to-mdast'
import type { Nodes, PhrasingContent } from 'mdast'
import { toString } from 'mdast-util-to-string'

/** The element that stands for a node of the article. */
export const placeholder = 'md-node'

/** Elements that show something which a tree of text cannot hold. */
const unshown = new Set(
  'applet audio button canvas embed iframe object script select style svg textarea video'.split(' '),
)

const above = pairs('0123456789+-−=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ')
const below = pairs('0123456789+-−=()aeijx', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑᵢⱼₓ')

/** Each character with the one that stands for it; all of them are single units. */
function pairs(plain: string, raised: string): Map<string, string> {
  return new Map(plain.split('').map((character, index) => [character, raised.charAt(index)]))
}

/** Elements of which only the text counts. */
const textual = ['code', 'kbd', 'listing', 'pre', 'samp', 'tt', 'var', 'xmp']

/**
 * The handlers, with the nodes that placeholders stand for.
 *
 * ```html
 * > | x<sup>2</sup>  <kbd>Ctrl</kbd>  <details><summary>More</summary> … </details>
 *      ^^^^^ x²      ^^^^ code                  ^^^^^^^^^ a paragraph of its own
 * ```
 *
 * @param nodes What placeholders stand for.
 * @param served Gains the index of each placeholder that was seen.
 * @param own Gains the nodes that were put back.
 */
export function handlers(nodes: Nodes[], served: Set<number>, own: Set<Nodes>): Record<string, Handle> {
  const text = Object.fromEntries(
    textual.map((name): [string, Handle] => [
      name,
      (state, element, parent) => {
        for (const at of held(element)) served.add(at)
        return (defaultHandlers as Record<string, Handle>)[name]!(state, element, parent)
      },
    ]),
  )
  return {
    ...text,
    [placeholder]: (_: State, element: Element) => {
      const at = Number(element.properties['dataAt'])
      const node = nodes[at] as Nodes
      // Texts are merged with their neighbours afterwards, which must not change the original.
      const copy = node.type === 'text' ? structuredClone(node) : node
      served.add(at)
      own.add(copy)
      return copy
    },
    table: (state: State, element: Element) => {
      if (!isLayout(element, nodes)) return defaultHandlers.table(state, element)
      for (const part of parts(element)) part.tagName = 'div'
      return state.toFlow(state.all(element))
    },
    sup: script(above, '^'),
    sub: script(below, '_'),
    // A mark or an underline is no emphasis of voice, but it is one.
    details: (state: State, element: Element) => state.toFlow(state.all(element)),
    summary: (state: State, element: Element) => ({
      type: 'paragraph',
      children: [{ type: 'strong', children: state.all(element) as PhrasingContent[] }],
    }),
    audio: nothing,
    video: nothing,
    iframe: nothing,
    select: nothing,
    input: nothing,
    button: nothing,
    textarea: nothing,
  }
}

const nothing: Handle = () => undefined

/** Raised and lowered characters: plain ones would change what the text says. */
function script(table: Map<string, string>, mark: string): Handle {
  return (state: State, element: Element) => {
    const children = state.all(element) as PhrasingContent[]
    const text = children.map((child) => toString(child)).join('')
    if (!text || children.some((child) => child.type !== 'text')) return children
    const characters = text.split('').map((character) => table.get(character))
    const value = characters.every((character) => character !== undefined)
      ? characters.join('')
      : `${mark}(${text})`
    return { type: 'text', value }
  }
}

/** The elements in a tree that will not be shown. */
export function left(root: Root): Element[] {
  const result: Element[] = []
  const stack: (Element | Root)[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    for (const child of node.children.toReversed()) {
      if (child.type !== 'element') continue
      if (unshown.has(child.tagName)) result.push(child)
      else stack.push(child)
    }
  }
  return result.toReversed()
}

/** Blocks that no cell of Markdown can hold. */
const blocks = new Set(['blockquote', 'code', 'heading', 'list', 'math', 'table'])

/** A table whose cells hold blocks is layout: its cells are read one after another. */
function isLayout(table: Element, nodes: Nodes[]): boolean {
  return held(table).some((at) => blocks.has((nodes[at] as Nodes).type))
}

/** The rows and cells of a table and the groups around them. */
function parts(table: Element): Element[] {
  const result: Element[] = []
  const stack: Element[] = [table]
  for (let node = stack.pop(); node; node = stack.pop()) {
    for (const child of node.children) {
      if (child.type !== 'element' || child.tagName === placeholder) continue
      if (/^(?:caption|tbody|td|tfoot|th|thead|tr)$/.test(child.tagName)) result.push(child)
      stack.push(child)
    }
  }
  return result
}

/** The placeholders within an element. */
function held(element: Element): number[] {
  const result: number[] = []
  const stack: Element[] = [element]
  for (let node = stack.pop(); node; node = stack.pop()) {
    for (const child of node.children) {
      if (child.type !== 'element') continue
      if (child.tagName === placeholder) result.push(Number(child.properties['dataAt']))
      else stack.push(child)
    }
  }
  return result
}
