/** A page as a tree: it is changed as browsers read it, and nobody searches in its text. */

import { defaultTreeAdapter as tree, parse, serialize, type DefaultTreeAdapterTypes } from 'parse5'

export type PageElement = DefaultTreeAdapterTypes.Element

export interface HtmlPage {
  document: DefaultTreeAdapterTypes.Document
  head: PageElement
  body: PageElement
}

/**
 * @param html a whole page
 * @returns its tree, which has a head and a body whatever the text is
 */
export function parsePage(html: string): HtmlPage {
  const document = parse(html)
  const named = (name: string): PageElement =>
    elementsOf(document).find((element) => element.tagName === name)!
  return { document, head: named('head'), body: named('body') }
}

/**
 * @param page the tree; loses the space between its elements
 * @returns its text, an element of the head a line
 */
export function printPage({ document, head, body }: HtmlPage): string {
  for (const parent of [head, body]) {
    parent.childNodes
      .filter((node) => tree.isTextNode(node) && node.value.trim() === '')
      .forEach((node) => tree.detachNode(node))
    for (const node of parent.childNodes.slice()) tree.insertTextBefore(parent, '\n', node)
    tree.insertText(parent, '\n')
  }
  return serialize(document)
}

/**
 * @param parent a node of a page
 * @returns the elements below it, in the order of the page
 */
export function elementsOf(parent: DefaultTreeAdapterTypes.ParentNode): PageElement[] {
  return parent.childNodes.flatMap((node) => (tree.isElementNode(node) ? [node, ...elementsOf(node)] : []))
}

/**
 * @param element an element of a page
 * @param name of an attribute
 * @returns its value; an empty text where there is none
 */
export function attributeOf(element: PageElement, name: string): string {
  return element.attrs.find((each) => each.name === name)?.value ?? ''
}

/**
 * @param element an element of a page
 * @returns its text
 */
export function textOf(element: PageElement): string {
  return element.childNodes.map((node) => (tree.isTextNode(node) ? node.value : '')).join('')
}

/**
 * @param name tag
 * @param attributes its attributes; those without a value are left out
 * @param text what stands in it
 * @returns a new element that stands nowhere yet
 */
export function makeElement(
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  text = '',
): PageElement {
  const attrs = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [{ name: key, value }],
  )
  const element = tree.createElement(name, 'http://www.w3.org/1999/xhtml' as never, attrs)
  if (text !== '') tree.insertText(element, text)
  return element
}

/** Put an element at the end of another. */
export function appendTo(parent: PageElement, element: PageElement): void {
  tree.appendChild(parent, element)
}

/** Put elements at the beginning of another. */
export function prependTo(parent: PageElement, elements: readonly PageElement[]): void {
  const first = parent.childNodes[0]
  for (const element of elements) {
    if (first) tree.insertBefore(parent, element, first)
    else tree.appendChild(parent, element)
  }
}

/** Put an element in the place of another. */
export function replaceElement(old: PageElement, element: PageElement): void {
  tree.insertBefore(old.parentNode!, element, old)
  tree.detachNode(old)
}

/** Take an element out of its page. */
export function removeElement(element: PageElement): void {
  tree.detachNode(element)
}
