/**
 * The lines above a translation that say whose text it is.
 *
 * ```text
 *   > - 原文地址：[How I took the first step](https://example.org/first)     source
 *   > - 原文作者：Niamh McCooey                                              author
 *   > - 译者：Chengjun.L                                                     author
 *   > - 校对者：                                                            nobody
 * ```
 */

import type { Link, Nodes, Paragraph, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visitParents } from 'unist-util-visit-parents'
import { authorsOf } from './byline.ts'

/** What the blocks of credits say. */
export interface Credits {
  blocks: RootContent[]
  authors: string[]
  source?: string
}

/** Credits stand among the first blocks. */
const within = 4

/** A name, and what stands behind it. */
const entry =
  /^\s*(原文(?:地址|链接|标题|作者|出处)?|译文(?:出自|地址|链接|出处)?|作者|译者|翻译|校对者?|标题|(?:本文)?永久链接|original (?:article|author|link|post|title)|original|source|author|written by|translators?|translated by|proofread(?:ers?| by)|reviewers?)\s?[:：]\s*(.*)$/iu

/** Whose words they are; those who only looked them over are named with them. */
const people = /作者|译者|翻译|校对|author|written by|translat|proofread|reviewer/iu

/** A single line may be a sentence about a translator. */
const fewest = 2

/** @returns The neighbouring blocks that say nothing but whose text this is; `undefined` where there are none. */
export function creditsOf(all: readonly RootContent[]): Credits | undefined {
  const blocks: RootContent[] = []
  const entries: RegExpExecArray[] = []
  for (const block of all.slice(0, within)) {
    const found = entriesOf(block)
    if (!found && blocks.length > 0) break
    if (!found) continue
    blocks.push(block)
    entries.push(...found)
  }
  if (entries.length < fewest) return undefined
  const authors = entries.flatMap((found) => (people.test(found[1]!) ? authorsOf(found[2]!) : []))
  let source: string | undefined
  for (const block of blocks)
    visitParents(block as Nodes, 'link', (node: Link) => {
      source ??= node.url
    })
  return { blocks, authors: [...new Set(authors)], ...(source ? { source } : {}) }
}

/** The credits of a block of which each line is one. */
function entriesOf(block: RootContent): RegExpExecArray[] | undefined {
  if (block.type !== 'blockquote' && block.type !== 'list' && block.type !== 'paragraph') return undefined
  const entries = linesOf(block).map((line) => entry.exec(line))
  return entries.length > 0 && entries.every((found) => found !== null) ? entries : undefined
}

/** The lines of the paragraphs of a block, in order. */
function linesOf(block: Nodes): string[] {
  const lines: string[] = []
  visitParents(block, 'paragraph', (node: Paragraph) => {
    const text = node.children.map((child) => (child.type === 'break' ? '\n' : toString(child))).join('')
    lines.push(...text.split('\n').filter((line) => line.trim() !== ''))
  })
  return lines
}
