/** What a page says around its article. */

import type { Nodes, Root } from 'mdast'
import type { VFile } from 'vfile'
import { say } from '#message/say.ts'
import { originOf } from '#tree/origin.ts'
import type { CleanOptions } from '../types.ts'
import { isPageChrome } from './page-chrome.ts'
import { isPage } from './page.ts'
import { keepBylines, keepers } from './region.ts'
import { type PageBlock, pageBlocks } from './blocks.ts'

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
  const row = pageBlocks(root)
  const keep = root.data?.article
    ? within(row, root.data.article)
    : isPage(root, row)
      ? keepers(row)
      : row.map((block) => !isPageChrome(block))
  dropHeadsOfContents(row, keep)
  const dropped = new Set<Nodes>()
  let run: PageBlock[] = []
  const report = () => {
    if (run.length) reportRun(run, file)
    run = []
  }
  row.forEach((block, at) => {
    if (keep[at]) report()
    else {
      dropped.add(block.node)
      run.push(block)
    }
  })
  report()
  if (dropped.size === 0) return
  warn(row, keep, root.data?.article !== undefined, file)
  sweep(root, dropped)
}

/** With more of the text dropped than this, somebody should look at it. */
const mostDropped = 0.03

/**
 * Warn where a heading goes, or more of the text than any noise has: of a page what stands within its
 * article, of Markdown anything.
 */
function warn(row: readonly PageBlock[], keep: readonly boolean[], isPage: boolean, file: VFile): void {
  const [first, last] = isPage ? [keep.indexOf(true), keep.lastIndexOf(true)] : [0, row.length]
  const left = row.filter(
    (block, at) =>
      !keep[at] && at >= first && at <= last && block.size > 0 && block.linked < 0.5 && !isContents(block),
  )
  const headings = left.filter(({ kind }) => kind === 'heading').length
  const words = left.reduce((sum, { size }) => sum + size, 0)
  const share = words / row.reduce((sum, { size }) => sum + size, 0)
  if (left.length === 0 || (!isPage && headings === 0 && share <= mostDropped)) return
  const places = originOf(left.map(({ node }) => node))
  const blocks = `${left.length} ${left.length === 1 ? 'block' : 'blocks'}`
  say(
    file,
    'clean:dropped-text',
    `Unexpected ${blocks} of text among what looks like site noise (${headings} ${headings === 1 ? 'heading' : 'headings'}, ${Math.ceil(share * 100)} % of the words), expected text of the article; left out`,
    places[0] && { start: places[0].start, end: places.at(-1)!.end },
  )
}

/** What stands above a table of contents. */
const headOfContents =
  /^(?:(?:table of )?contents|(?:on|in) this (?:page|article|post)|toc|(?:本文)?目录|内容(?:目录|概览)?)\P{L}*$/iu

/** A heading that calls itself a table of contents goes with its entries, where nothing else stands below it. */
function dropHeadsOfContents(row: readonly PageBlock[], keep: boolean[]): void {
  row.forEach(({ node, text }, at) => {
    if (node.type !== 'heading' || !headOfContents.test(text)) return
    const next = row.findIndex(({ node: other }, index) => index > at && other.type === 'heading')
    const below = keep.slice(at + 1, next < 0 ? undefined : next)
    if (below.length > 0 && !below.includes(true)) keep[at] = false
  })
}

function isContents(block: PageBlock): boolean {
  return isPageChrome(block) || (block.kind === 'heading' && headOfContents.test(block.text))
}

/** Where the reader found the article of a page, what has a part in it stays. */
function within(row: PageBlock[], article: readonly (readonly [from: number, to: number])[]): boolean[] {
  const ends: number[] = []
  for (const [, to] of article) ends.push(Math.max(ends.at(-1) ?? 0, to))
  const keep = row.map((block) => {
    if (isPageChrome(block)) return false
    return originOf([block.node]).some(({ start, end }) => {
      const before = article.findLastIndex(([from]) => from < (end.offset ?? 0))
      return before >= 0 && (ends[before] ?? 0) > (start.offset ?? 0)
    })
  })
  const title = keep.indexOf(true)
  keepBylines(row, keep, title, keep.indexOf(true, title + 1))
  return keep
}

function reportRun(run: PageBlock[], file: VFile): void {
  const places = originOf(run.map(({ node }) => node))
  const start = places[0]?.start
  const end = places.at(-1)?.end
  const words = run.map((block) => block.text.replace(/\s+/g, ' ')).filter(Boolean)
  const text = words.join(' · ')
  const count = `${run.length} ${run.length === 1 ? 'block' : 'blocks'}`
  const sample = text.length > quoted ? `${text.slice(0, quoted)}…` : text || 'images'
  say(
    file,
    'clean:dropped',
    `Dropped boilerplate \`${sample}\` (${count})`,
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
