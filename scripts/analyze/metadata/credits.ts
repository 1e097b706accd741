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

/** What a block of credits says. */
export interface Credits {
  block: RootContent
  authors: string[]
  source?: string
}

/** Credits stand among the first blocks. */
const within = 4

/** A name, and what stands behind it. */
const entry =
  /^\s*(原文(?:地址|链接|标题|作者|出处)?|作者|译者|翻译|校对者?|标题|(?:本文)?永久链接|original (?:article|author|link|post|title)|original|source|author|written by|translators?|translated by|proofread(?:ers?| by)|reviewers?)\s?[:：]\s*(.*)$/iu

/** Whose words they are; those who only looked them over are named with them. */
const people = /作者|译者|翻译|校对|author|written by|translat|proofread|reviewer/iu

/** A single line may be a sentence about a translator. */
const fewest = 2

/** @returns The block that says nothing but whose text this is; `undefined` where there is none. */
export function creditsOf(blocks: readonly RootContent[]): Credits | undefined {
  for (const block of blocks.slice(0, within)) {
    if (block.type !== 'blockquote' && block.type !== 'list' && block.type !== 'paragraph') continue
    const lines = linesOf(block)
    const entries = lines.map((line) => entry.exec(line))
    if (lines.length < fewest || entries.includes(null)) continue
    const authors = entries.flatMap((found) => (people.test(found![1]!) ? authorsOf(found![2]!) : []))
    let source: string | undefined
    visitParents(block as Nodes, 'link', (node: Link) => {
      source ??= node.url
    })
    return { block, authors: [...new Set(authors)], ...(source ? { source } : {}) }
  }
  return undefined
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
