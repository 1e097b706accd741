/** The simplest deck of an article, so that the writer is tested alone: a slide per heading, no planning. */

import type { Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified, type Processor } from 'unified'
import { deck, notes, slide, slot } from '#tree/build.ts'
import type { Deck, Flow } from '#tree/nodes.ts'

/** Bare addresses are found in the text after its escapes were read, not before: else `\]` after one is shown. */
function addressesLast(this: Processor): void {
  const data = this.data() as { micromarkExtensions?: unknown[] }
  const names = ['wwwAutolink', 'protocolAutolink', 'emailAutolink']
  ;(data.micromarkExtensions ??= []).push({ disable: { null: names } })
}

const base = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkGfm, { singleTilde: false })
  .use(addressesLast)
  .use(remarkCjkFriendly)
const plain = base().freeze()
const formulas = base().use(remarkMath).freeze()

/** @returns The tree of an article; without formulas, `$` is a dollar. */
function parse(article: string, math = true): Root {
  return (math ? formulas : plain).parse(article)
}

/**
 * @param article Markdown.
 * @param options Whether `$` are formulas, and whether the slides have their text as notes too.
 * @returns A slide for each heading; what comes before the first is on a slide `Start`.
 */
export function trivialDeck(article: string, options: { math?: boolean; spoken?: boolean } = {}): Deck {
  const parts: { title: string; blocks: Flow[] }[] = []
  for (const node of parse(article, options.math ?? true).children) {
    if (node.type === 'heading')
      parts.push({ title: toString(node).replace(/\s+/g, ' ').trim() || '–', blocks: [] })
    else {
      if (parts.length === 0) parts.push({ title: 'Start', blocks: [] })
      parts.at(-1)!.blocks.push(node as Flow)
    }
  }
  if (parts.length === 0) parts.push({ title: 'Start', blocks: [] })
  const slides = parts.map(({ title, blocks }, index) =>
    slide({ id: `s${index + 1}`, layout: 'default', role: 'points', title }, [
      slot(blocks),
      ...(options.spoken ? [notes(blocks)] : []),
    ]),
  )
  return deck({ title: parts[0]!.title, authors: [], lang: 'en' }, 10, slides)
}
