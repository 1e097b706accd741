/** Attributes in braces, as Pandoc, Quarto, kramdown and MkDocs read them: they say how a thing is set. */

import type { Nodes, Root, Text } from 'mdast'
import { visit } from '#tree/visit.ts'

const one = String.raw`(?:[#.][\p{L}\w:-]+|[\w-]+=(?:"[^"\n]{0,200}"|'[^'\n]{0,200}'|[^\s{}"']+)|-)`
/** `{#id .class width=50%}`, `{: width="50%"}`, `{:.center}`; an index set or a word in braces is none. */
const block = String.raw`\{:?[ \t]*${one}(?:[ \t]+${one}){0,20}[ \t]*\}`
const atStart = new RegExp(`^(?:${block})+`, 'u')
const alone = new RegExp(String.raw`^\s*(?:${block}\s*)+$`, 'u')
/** kramdown sets the attributes of a block on the line below it. */
const lastLine = new RegExp(String.raw`(?:^|\n)[ \t]*\{:[ \t]*(?:${one}[ \t]*){1,20}\}[ \t]*$`, 'u')
/** kramdown sets those of an item before its words. */
const ofItem = new RegExp(String.raw`^\{:[ \t]*(?:${one}[ \t]*){1,20}\}[ \t]*`, 'u')
/** Those of a heading stand behind it. */
const ofHeading = new RegExp(String.raw`\s+(?:${block}\s*)+$`, 'u')
/** Words that only attributes are given to. */
const spanned = new RegExp(String.raw`\[([^[\]\n]{1,300})\](?:${block})`, 'gu')

/** What attributes stand directly behind. */
const owners = new Set<Nodes['type']>([
  'delete',
  'emphasis',
  'image',
  'inlineCode',
  'inlineMath',
  'link',
  'strong',
])

/**
 * Take attributes out.
 *
 * ```markdown
 * > | ![Two curves](a.png){#fig-curves width=60%}
 *                         ^^^^^^^^^^^^^^^^^^^^^^^
 * > | [small]{.smallcaps} words
 *     ^     ^^^^^^^^^^^^^
 * > | {: .note}
 *     ^^^^^^^^^
 * ```
 *
 * @param root Changed in place.
 */
export function attributes(root: Root): void {
  visit(root, (node) => {
    if (!('children' in node)) return
    const parent = node
    const children = parent.children as Nodes[]
    children.forEach((child, index) => {
      if (child.type === 'text' && child.value.includes('{'))
        strip(child, children[index - 1], index === children.length - 1)
    })
    parent.children = children.filter((child) => !isEmpty(child)) as typeof parent.children
    const last = parent.children.at(-1)
    if (parent.type === 'heading' && last?.type === 'text') last.value = last.value.replace(ofHeading, '')
    if (parent.type === 'listItem') {
      const first = parent.children[0]
      const words = first?.type === 'paragraph' ? first.children[0] : undefined
      if (words?.type === 'text') words.value = words.value.replace(ofItem, '')
    }
    if (parent.type === 'paragraph' && parent.children.length === 1) {
      const [only] = parent.children
      if (only?.type === 'text' && alone.test(only.value)) parent.children = []
    }
  })
}

function strip(node: Text, before: Nodes | undefined, isLast: boolean): void {
  if (before && owners.has(before.type)) node.value = node.value.replace(atStart, '')
  node.value = node.value.replaceAll(spanned, '$1')
  if (isLast) node.value = node.value.replace(lastLine, '')
}

function isEmpty(node: Nodes): boolean {
  return node.type === 'text' && node.value === ''
}
