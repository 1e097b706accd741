/** How raw HTML in Markdown becomes nodes: as all HTML does, with what stood between its tags put back. */

import type { Element } from 'hast'
import { defaultHandlers, type Handle, type State } from 'hast-util-to-mdast'
import type { Nodes } from 'mdast'
import { elementHandlers } from '#hast/handlers.ts'
import { elements } from '#hast/walk.ts'

/** The element that stands for a node of the article. */
export const placeholder = 'md-node'

/** Elements of which only the text counts. */
const textual = ['code', 'kbd', 'listing', 'pre', 'samp', 'tt', 'var', 'xmp']

/** Blocks that no cell of Markdown can hold. */
const blocks = new Set(['blockquote', 'code', 'heading', 'list', 'math', 'table'])

/**
 * The handlers, with the nodes that placeholders stand for.
 *
 * @param nodes What placeholders stand for.
 * @param served Gains the index of each placeholder that was seen.
 * @param own Gains the nodes that were put back.
 */
export function handlers(nodes: Nodes[], served: Set<number>, own: Set<Nodes>): Record<string, Handle> {
  const shared = elementHandlers(
    (element) =>
      element.tagName === placeholder &&
      blocks.has((nodes[Number(element.properties['dataAt'])] as Nodes).type),
  )
  const known = { ...defaultHandlers, ...shared } as Record<string, Handle>
  const text = Object.fromEntries(
    textual.map((name): [string, Handle] => [
      name,
      (state, element, parent) => {
        for (const inner of elements(element))
          if (inner.tagName === placeholder) served.add(Number(inner.properties['dataAt']))
        return known[name]!(state, element, parent)
      },
    ]),
  )
  return {
    ...shared,
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
  }
}
