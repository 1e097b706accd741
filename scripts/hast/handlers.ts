/** How elements become nodes, where hast-util-to-mdast knows no better. */

import type { Element, Root } from 'hast'
import { defaultHandlers, type Handle, type State } from 'hast-util-to-mdast'
import type { Nodes, PhrasingContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { formula } from './math.ts'
import { isVast } from './table-size.ts'
import { attribute, elements, textOf } from './walk.ts'

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

/** Elements that no cell of Markdown can hold: a table with one of them is layout. */
const blocks = new Set('blockquote figure h1 h2 h3 h4 h5 h6 pre table'.split(' '))

/**
 * The handlers of elements.
 *
 * ```html
 * > | x<sup>2</sup>  <kbd>Ctrl</kbd>  <details><summary>More</summary> … </details>
 *      ^^^^^ x²      ^^^^ code                  ^^^^^^^^^ a paragraph of its own
 * ```
 *
 * @param holdsBlock Whether an element of a table stands for a block, besides those that say so by name.
 */
export function elementHandlers(
  holdsBlock: (element: Element) => boolean = () => false,
): Record<string, Handle> {
  return {
    table: (state: State, element: Element) => {
      const within = [...elements(element)]
      // A listing of one line is a word in that type, which a cell can hold.
      const short = within.filter((one) => one.tagName === 'pre' && !textOf(one).trim().includes('\n'))
      const layout =
        isVast(element) ||
        attribute(element, 'role') === 'presentation' ||
        within.some((one) => (blocks.has(one.tagName) && !short.includes(one)) || holdsBlock(one)) ||
        (short.length > 0 && !isGrid(element))
      if (layout) {
        for (const part of parts(element)) part.tagName = 'div'
        return state.toFlow(state.all(element))
      }
      for (const one of short) one.tagName = 'code'
      name(element)
      const caption = element.children.find(
        (child) => child.type === 'element' && child.tagName === 'caption',
      )
      const table = defaultHandlers.table(state, element)
      if (caption?.type !== 'element') return table
      return [...state.toFlow(state.all(caption)), table]
    },
    td: cell,
    th: cell,
    figure,
    figcaption: (state: State, element: Element) => {
      const blocks = state.toFlow(state.all(element))
      const [only] = blocks
      if (blocks.length === 1 && only?.type === 'paragraph') only.data = { ...only.data, caption: true }
      return blocks
    },
    img: (state: State, element: Element) => {
      const image = defaultHandlers.img(state, element)
      if (element.properties['dataIcon']) image.data = { ...image.data, icon: true }
      return image
    },
    pre: (state: State, element: Element) => {
      const result = defaultHandlers.pre(state, element)
      const declared = attribute(element, 'dataLang')
      if (declared && !result.lang) result.lang = declared
      return result
    },
    [formula]: (state: State, element: Element) => {
      const value = attribute(element, 'value')
      const result: Nodes = element.properties['display']
        ? { type: 'math', meta: null, value }
        : { type: 'inlineMath', value }
      state.patch(element, result)
      return result
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
    'clipboard-copy': nothing,
  }
}

/** Whether there are rows to compare: a single one sets things side by side. */
function isGrid(table: Element): boolean {
  return [...elements(table)].filter(({ tagName }) => tagName === 'tr').length > 1
}

/** The longest name of a column, characters. */
const longestName = 40

/** A table that marks no head, as those of Word: its first row is one, where it could name columns. */
function name(table: Element): void {
  const rows = [...elements(table)].filter(({ tagName }) => tagName === 'tr')
  const cells = rows[0]?.children.filter((child) => child.type === 'element') ?? []
  const names = cells.map((child) => textOf(child).trim())
  if (rows.length < 2 || [...elements(table)].some(({ tagName }) => tagName === 'th')) return
  if (names.some((text) => !text || text.length > longestName || /^[\d\s.,%+-]+$/.test(text))) return
  for (const child of cells) child.tagName = 'th'
}

const nothing: Handle = () => undefined

/** Blocks in a cell stand on lines of their own. */
const cell: Handle = (state: State, element: Element) => {
  for (const inner of elements(element)) {
    if (!/^(?:dd|div|dl|dt|li|ol|p|ul)$/.test(inner.tagName)) continue
    if (!/^(?:dl|ol|ul)$/.test(inner.tagName))
      inner.children.push({ type: 'element', tagName: 'br', properties: {}, children: [] })
    inner.tagName = 'span'
  }
  return defaultHandlers.td(state, element)
}

/** A picture without words of its own has those of its caption, which stays too. */
const figure: Handle = (state: State, element: Element) => {
  const images = [...elements(element)].filter(({ tagName }) => tagName === 'img')
  const caption = [...elements(element)].find(({ tagName }) => tagName === 'figcaption')
  const content = state.toFlow(state.all(element))
  const only = images.length === 1 ? images[0] : undefined
  if (!caption || !only || attribute(only, 'alt').trim()) return content
  const words = toString({ type: 'root', children: state.toFlow(state.all(caption)) })
    .replace(/\s+/g, ' ')
    .trim()
  for (const node of content) {
    if (node.type !== 'paragraph') continue
    for (const child of node.children) {
      const image = child.type === 'link' ? child.children[0] : child
      if (image?.type === 'image' && !image.alt) image.alt = words
    }
  }
  return content
}

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

/** The rows and cells of a table and the groups around them, not those of tables within. */
function parts(table: Element): Element[] {
  const result: Element[] = []
  const stack: Element[] = [table]
  for (let node = stack.pop(); node; node = stack.pop()) {
    for (const child of node.children) {
      if (child.type !== 'element' || child.tagName === 'table') continue
      if (/^(?:caption|tbody|td|tfoot|th|thead|tr)$/.test(child.tagName)) result.push(child)
      stack.push(child)
    }
  }
  return result
}
