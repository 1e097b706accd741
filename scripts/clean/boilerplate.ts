/** What a page says around its article. */

import type { Nodes, Root } from 'mdast'
import type { VFile } from 'vfile'
import { say } from '#message/say.ts'
import type { CleanOptions } from './index.ts'
import { clear } from './noise/clear.ts'
import { isPage } from './noise/page.ts'
import { keepers } from './noise/region.ts'
import { type Unit, units } from './noise/units.ts'

/** Words of a dropped passage that its message quotes. */
const quoted = 40

/**
 * Drop the noise of a page; of Markdown that somebody wrote, only what is
 * clearly none of its text. Each passage that goes is named in a message.
 *
 * ```text
 * > | Home / Guides
 *     ^^^^^^^^^^^^^
 * > | Title
 * > | Running text, which is the article.
 * > | Log in to read more
 *     ^^^^^^^^^^^^^^^^^^^
 * > | Recommended projects
 *     ^^^^^^^^^^^^^^^^^^^^
 * ```
 */
export function boilerplate(root: Root, file: VFile, options: CleanOptions): void {
  if (options.keepAll) return
  const row = units(root)
  const keep = isPage(root, row) ? keepers(row) : row.map((unit) => !clear(unit))
  const dropped = new Set<Nodes>()
  let run: Unit[] = []
  const report = () => {
    if (run.length) announce(run, file)
    run = []
  }
  row.forEach((unit, at) => {
    if (keep[at]) report()
    else {
      dropped.add(unit.node)
      run.push(unit)
    }
  })
  report()
  if (dropped.size) sweep(root, dropped)
}

function announce(run: Unit[], file: VFile): void {
  const start = run[0]?.node.position?.start
  const end = run.at(-1)?.node.position?.end
  const words = run.map((unit) => unit.text.replace(/\s+/g, ' ')).filter(Boolean)
  const text = words.join(' · ')
  const count = `${run.length} ${run.length === 1 ? 'block' : 'blocks'}`
  const sample = text.length > quoted ? `${text.slice(0, quoted)}…` : text || 'images'
  say(
    file,
    'clean:dropped',
    `Unexpected site noise \`${sample}\` (${count}), expected text of the article; left out`,
    start && end ? { start, end } : undefined,
  )
}

/** Take the nodes out, and what is empty without them. */
function sweep(parent: { children: unknown[] }, dropped: Set<Nodes>): void {
  parent.children = (parent.children as Nodes[]).filter((child) => {
    if (dropped.has(child)) return false
    if (child.type !== 'list' && child.type !== 'listItem' && child.type !== 'blockquote') return true
    sweep(child, dropped)
    return child.children.length > 0
  })
}
