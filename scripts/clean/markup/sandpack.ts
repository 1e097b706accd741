/** Programs to try out on a page: it shows one of their files at a time. */

import type { Code, Nodes, Root } from 'mdast'
import { visitParents } from 'unist-util-visit-parents'
import type { VFile } from 'vfile'
import { say } from '#message/say.ts'

/** Sandpack (https://sandpack.codesandbox.io), as in the documentation of React. */
const open = /^<Sandpack(?:\s[^>]*)?>$/
const close = /^<\/Sandpack>$/

/**
 * Keep the file that a program to try out opens with.
 *
 * ```mdx
 *   | <Sandpack>
 *   | ~~~js src/App.js active
 *   | ~~~css
 * > | .section { padding: 10px; }
 *     ^^^^^^^^^^^^^^^^^^^^^^^^^^^
 *   | </Sandpack>
 * ```
 */
export function sandpack(root: Root, file: VFile): void {
  visitParents(root, (node) => {
    if (!('children' in node)) return
    const others = new Set<Nodes>()
    let from: number | undefined
    for (const [index, child] of node.children.entries()) {
      if (child.type !== 'html') continue
      if (open.test(child.value.trim())) from = index
      else if (from !== undefined && close.test(child.value.trim())) {
        for (const one of notShown(node.children.slice(from, index), file)) others.add(one)
        from = undefined
      }
    }
    if (others.size > 0)
      node.children = (node.children as Nodes[]).filter((child) => !others.has(child)) as typeof node.children
  })
}

/** The files of a program but the one that it opens with. */
function notShown(children: readonly Nodes[], file: VFile): Code[] {
  const files = children.filter((child) => child.type === 'code')
  const marked = (name: string): Code[] =>
    files.filter(({ meta }) => new RegExp(String.raw`(?:^|\s)${name}(?:\s|$)`).test(meta ?? ''))
  const hidden = marked('hidden')
  const shown = marked('active')[0] ?? files.find((one) => !hidden.includes(one))
  const others = files.filter((one) => one !== shown)
  const reason = 'Left out a file of a sandbox: it opens with another one'
  for (const one of others) say(file, 'clean:sandbox', reason, one)
  return others
}
