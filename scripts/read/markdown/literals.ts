/** Addresses without marks of a link around them, which `remark-gfm` looks for once more when all is parsed. */

import type { Nodes, Paragraph, Parents, Root } from 'mdast'
import type { Data, Plugin, Processor } from 'unified'

// The types of mdast-util-from-markdown, as remark-parse hands them on.
type Extension = Exclude<NonNullable<Data['fromMarkdownExtensions']>[number], unknown[]>
type Transform = NonNullable<Extension['transforms']>[number]

/** What every such address has. */
const sign = /https?:\/\/|www\.|@/i

/**
 * A remark plugin, after `remark-gfm`: it looks only at texts that may hold an address. For each
 * text it would look up the place of all that stands around it, in time that grows with the square
 * of a paragraph.
 *
 * ```markdown
 * > | Write to *nobody*, or to a@example.com.
 *                            ^^^^^^^^^^^^^^^^
 * ```
 */
export const remarkLiterals: Plugin = function (this: Processor): void {
  for (const extension of (this.data().fromMarkdownExtensions ?? []).flat())
    if (extension.transforms) extension.transforms = extension.transforms.map(sparing)
}

/** The same, text by text. */
function sparing(transform: Transform): Transform {
  return (tree) => {
    const parents: Parents[] = [tree]
    for (let parent = parents.pop(); parent; parent = parents.pop()) {
      // No link stands within another.
      if (parent.type === 'link' || parent.type === 'linkReference') continue
      const children = parent.children as Nodes[]
      if (children.some(mayHold))
        parent.children = children.flatMap((child) =>
          mayHold(child) ? transformed(child, transform) : child,
        ) as typeof parent.children
      for (const child of parent.children) if ('children' in child) parents.push(child)
    }
  }
}

function mayHold(node: Nodes): boolean {
  return node.type === 'text' && sign.test(node.value)
}

function transformed(node: Nodes, transform: Transform): Nodes[] {
  const alone = { type: 'paragraph', children: [node] } as Paragraph
  transform(alone as unknown as Root)
  return alone.children
}
