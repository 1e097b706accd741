/** Text of another file, which a site generator would have put in its place. */

import type { Blockquote, Nodes, Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visitParents } from 'unist-util-visit-parents'
import type { VFile } from 'vfile'
import { say } from '#message/say.ts'

/** A line that names a file, and what names it so. */
const lines: { pattern: RegExp; reason: string }[] = [
  {
    pattern: /^\{\{#(?:include|rustdoc_include|playground|playpen)\s+([^{}\s]{1,300})[^{}]{0,100}\}\}$/,
    reason: 'mdBook: `{{#include ../listings/main.rs:here}}`.',
  },
  {
    pattern: /^-{1,3}8<-{1,3}\s+["']([^"']{1,300})["']$/,
    reason: 'Snippets of MkDocs: `--8<-- "docs/code/lcs.cpp:core"`.',
  },
  {
    pattern: /^<<<\s+(@?[./][^\s{}]{1,300})(?:\s*\{[^{}]{0,100}\})*$/,
    reason: 'VitePress: `<<< @/snippet.js{2}`.',
  },
  {
    pattern: /^\[!code-\w{1,20}\[[^\]]{0,100}\]\(([^()\s]{1,300})\)\]$/,
    reason: 'DocFX: `[!code-csharp[](a.cs)]`.',
  },
]

/** Code in these languages writes about such lines. */
const about = /^(?:handlebars|hbs|jinja2?|liquid|markdown|md|mdx|rst)$/i

/**
 * Take out code and paragraphs that are nothing but such lines: a path tells an audience nothing.
 *
 * ```markdown
 * > | ~~~rust
 *     ^^^^^^^
 * > | {{#rustdoc_include ../listings/main.rs:here}}
 *     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 * ```
 */
export function includes(root: Root, file: VFile): void {
  visitParents(root, (node) => {
    if (!('children' in node)) return
    const had = node.children.length
    node.children = (node.children as Nodes[]).filter((child) => {
      const [name, ...others] = filesOf(child)
      if (name === undefined) return true
      const more = others.length > 0 ? ` and ${others.length} more` : ''
      say(file, 'clean:include', `Left out the include of \`${name}\`${more}`, child)
      return false
    }) as typeof node.children
    if (node.type === 'blockquote' && node.children.length < had && isTitled(node)) {
      // `Code` or `C++` alone would stand for what is not there.
      node.children = []
      delete node.data?.label
    }
  })
}

/** A longer title says something by itself. */
const mostWords = 3

/** Whether a container has the name of what was in it, and nothing else. */
function isTitled({ children: [first, ...others], data }: Blockquote): boolean {
  const title = first ? /^\[![\w-]+\][+-]?([^\n]*)$/.exec(toString(first))?.[1] : (data?.label ?? '')
  return others.length === 0 && title !== undefined && title.trim().split(/\s+/).length <= mostWords
}

/** The files that a block stands for; none where it says anything else. */
function filesOf(node: Nodes): string[] {
  if (node.type !== 'paragraph' && (node.type !== 'code' || !node.lang || about.test(node.lang))) return []
  const value = node.type === 'code' ? node.value : toString(node)
  const found: string[] = []
  for (const line of value.split('\n')) {
    if (line.trim() === '') continue
    const name = lines.map(({ pattern }) => pattern.exec(line.trim())?.[1]).find((one) => one !== undefined)
    if (name === undefined) return []
    found.push(name)
  }
  return found
}
