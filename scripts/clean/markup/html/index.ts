/** Raw HTML in Markdown. */

import { firstIndex } from '#tree/search.ts'
import { toMdast } from 'hast-util-to-mdast'
import type { Nodes, Parents, Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visit } from '#tree/visit.ts'
import type { VFile } from 'vfile'
import { say } from '#message/say.ts'
import { code } from '#hast/code.ts'
import { contentModel } from '#hast/content-model.ts'
import { left } from '#hast/handlers.ts'
import { images } from '#hast/images.ts'
import { parseHtml } from '#hast/parse.ts'
import { span } from '#hast/span.ts'
import { handlers, placeholder } from './handlers.ts'
import { holdCode, readMarkdown } from './markdown.ts'

/** Elements whose content is text up to their end tag; unclosed, they would swallow the article. */
const greedy = /<(?:iframe|noembed|noframes|plaintext|script|select|style|svg|template|textarea|title|xmp)\b/i

/**
 * Turn raw HTML into the nodes that it stands for.
 *
 * remark gives `<b>` and `</b>` as two nodes with others between them. So the
 * children of one parent are written as one piece of HTML in which the others
 * are placeholders; it is parsed as browsers do, and the placeholders are put
 * back.
 *
 * ```markdown
 * > | Water is H<sub>2</sub>O. <!-- check -->
 *               ^^^^^ ^^^^^^   ^^^^^^^^^^^^^^ html
 * ```
 */
export function html(root: Root, file: VFile): void {
  const parents: Parents[] = []
  visit(root, (node) => {
    if ('children' in node && (node.children as Nodes[]).some((child) => child.type === 'html'))
      parents.push(node)
  })
  // Inner parents first: a placeholder then holds finished nodes.
  for (const parent of parents.toReversed()) {
    const children = parent.children as Nodes[]
    parent.children = (joined(children, parent, file) ??
      children.flatMap((child) => alone(child, parent, file))) as typeof parent.children
  }
  if (parents.length > 0) contentModel(root)
}

/** All children as one piece; nothing when a part of the article would be lost that way. */
function joined(children: Nodes[], parent: Parents, file: VFile): Nodes[] | undefined {
  if (children.some((child) => child.type === 'html' && unclosed(child.value))) return undefined
  const served = new Set<number>()
  const result = convert(children, parent, served)
  if (!children.every((child, at) => child.type === 'html' || served.has(at))) return undefined
  return finish(result, file)
}

/** One child by itself. */
function alone(child: Nodes, parent: Parents, file: VFile): Nodes[] {
  return child.type === 'html' ? finish(convert([child], parent, new Set()), file) : [child]
}

interface Converted {
  nodes: Nodes[]
  left: { name: string; place: Nodes['position'] }[]
}

function finish(result: Converted, file: VFile): Nodes[] {
  for (const { name, place } of result.left) {
    say(file, 'clean:html', `Left out element \`<${name}>\`: it has no text, image or table`, place)
  }
  return result.nodes
}

function convert(children: Nodes[], parent: Parents, served: Set<number>): Converted {
  const ends: number[] = []
  let source = ''
  children.forEach((child, at) => {
    source += child.type === 'html' ? holdCode(child.value) : hold(child, at)
    ends.push(source.length)
  })
  /** The child that an offset of the HTML lies in. */
  const childAt = (offset: number): Nodes | undefined => {
    return children[firstIndex(ends.length - 1, (index) => (ends[index] as number) <= offset)]
  }
  /** From the child that a piece of the HTML begins in to the one that it ends in. */
  const place = (node: { position?: Nodes['position'] | undefined }): Nodes['position'] => {
    const from = childAt(node.position?.start.offset ?? 0)?.position
    const to = childAt(Math.max(0, (node.position?.end.offset ?? 1) - 1))?.position
    return from && to && structuredClone({ start: from.start, end: to.end })
  }
  const hast = parseHtml(source, { fragment: true })
  code(hast)
  images(hast)
  const dropped = left(hast).map((element) => ({ name: element.tagName, place: place(element) }))
  const own = new Set<Nodes>()
  const options = { handlers: handlers(children, served, own), nodeHandlers: { comment: () => undefined } }
  const tree = toMdast(hast, { ...options, document: !isPhrasingParent(parent), newlines: true }) as Root
  readMarkdown(tree, (node) => own.has(node))
  visit(tree, (node) => {
    if (own.has(node)) return 'skip'
    const at = node.position && place(node)
    if (at) node.position = at
    else delete node.position
    return
  })
  for (const node of tree.children) span(node)
  return { nodes: tree.children, left: dropped }
}

/** A placeholder holds the text of its node, for elements such as `code` that look only at text. */
function hold(node: Nodes, at: number): string {
  const text = toString(node).replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<${placeholder} data-at="${at}">${text}</${placeholder}>`
}

function unclosed(value: string): boolean {
  const name = greedy.exec(value)?.[0]?.slice(1)
  return name !== undefined && !new RegExp(`</${name}\\s*>`, 'i').test(value)
}

function isPhrasingParent(parent: Parents): boolean {
  return !['blockquote', 'footnoteDefinition', 'listItem', 'root'].includes(parent.type)
}
