/** Roles of MyST, targets and comments: `` {ref}`later <later>` ``, `(later)=`, `% remark`. */

import type { InlineCode, Nodes, PhrasingContent, Root, Text } from 'mdast'
import type { InlineMath } from 'mdast-util-math'
import type { VFile } from 'vfile'
import { visit } from '#tree/visit.ts'

const sign = /\{[\w:.+-]+\}`|^[ \t]*(?:`{3,}|:{3,})[ \t]*\{[\w:.+-]+\}/m
const before = /\{([\w:.+-]+)\}$/
const target = /^\([\w:. -]{1,80}\)=\n?/
const comment = /^%[ \t]/
/** `later <the-target>`: words, and where they lead. */
const words = /^([^]*?)\s*<[^<>]*>$/

/** Roles whose content stays code; https://mystmd.org/guide/roles and those of Sphinx for names in programs. */
const verbatim =
  /^(?:code|command|envvar|file|guilabel|kbd|keyword|literal|menuselection|option|program|samp|(?:[a-z]+:)?(?:attr|class|data|exc|func|meth|mod|obj))$/

/**
 * ```markdown
 * > | See {ref}`the next part <later>` and {math}`n = r t`.
 *         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ its words          ^^ a formula
 * > | (later)=
 *     ^^^^^^^^ gone
 * > | % a remark of the author
 *     ^^^^^^^^^^^^^^^^^^^^^^^^ gone
 * ```
 *
 * @param root Changed in place; only where the article has directives or roles.
 */
export function roles(root: Root, file: VFile): void {
  if (!sign.test(String(file))) return
  visit(root, (node) => {
    if (!('children' in node)) return
    const children = node.children as Nodes[]
    children.forEach((child, at) => {
      const label = children[at - 1]
      if (child.type !== 'inlineCode' || label?.type !== 'text') return
      const name = before.exec(label.value)?.[1]
      if (name === undefined) return
      label.value = label.value.replace(before, '')
      children[at] = shown(name, child)
    })
    node.children = children.filter(
      (child) => child.type !== 'text' || child.value !== '',
    ) as typeof node.children
    if (node.type === 'paragraph') strip(node)
  })
  visit(root, (node) => {
    if (!('children' in node)) return
    node.children = (node.children as Nodes[]).filter(
      (child) => child.type !== 'paragraph' || child.children.length > 0,
    ) as typeof node.children
  })
}

function shown(role: string, node: InlineCode): InlineMath | PhrasingContent {
  const place = node.position && { position: node.position }
  if (role === 'math' || role === 'eq') {
    if (role === 'math') return { type: 'inlineMath', value: node.value, ...place }
    return { type: 'text', value: '', ...place }
  }
  if (verbatim.test(role)) return node
  const value = words.exec(node.value)?.[1] || node.value
  return { type: 'text', value: role.startsWith('cite') ? `[${value}]` : value, ...place } satisfies Text
}

/** Takes targets and comments out of a paragraph. */
function strip(node: { children: PhrasingContent[] }): void {
  const [first] = node.children
  if (first?.type !== 'text') return
  first.value = first.value.replace(target, '')
  if (first.value === '') node.children = node.children.slice(1)
  if (!comment.test(first.value)) return
  if (node.children.length === 1 && first.value.split('\n').every((line) => comment.test(line)))
    node.children = []
}
