/** An article as a row of blocks that are kept or dropped one by one. */

import type { Nodes, Parents, Root } from 'mdast'
import { toString } from 'mdast-util-to-string'

/** The smallest piece that is kept or dropped. */
export interface PageBlock {
  node: Nodes
  parent: Parents
  kind: 'code' | 'heading' | 'image' | 'item' | 'paragraph' | 'quote' | 'table'
  text: string
  /** Words; a Chinese word counts as about one and a half characters. */
  size: number
  /** The share of the text that is links, 0 to 1. */
  linked: number
  /** How many links. */
  links: number
}

/** Chinese characters in a word. */
const charactersPerWord = 1.6

/** How many words a text has, in Chinese and English alike. */
function size(text: string): number {
  const chinese = text.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g)?.length ?? 0
  const latin = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  const mixed = chinese ? (text.match(/[\p{Script=Latin}\p{Script=Cyrillic}\p{N}]+/gu)?.length ?? 0) : latin
  return chinese / charactersPerWord + mixed
}

/**
 * The units of a tree in document order: blocks with phrasing, and code, tables
 * and formulas whole.
 *
 * ```text
 *   root ─ list ─ listItem ─ paragraph   one unit, of kind item
 *        ─ blockquote ─ paragraph        one unit, of kind quote
 * ```
 */
export function pageBlocks(root: Root): PageBlock[] {
  const result: PageBlock[] = []
  walk(root, 'paragraph')
  brokenLinks(result)
  return result

  function walk(parent: Parents, inside: 'item' | 'paragraph' | 'quote'): void {
    for (const node of parent.children as Nodes[]) {
      if (node.type === 'list' || node.type === 'listItem') walk(node, 'item')
      else if (node.type === 'blockquote') walk(node, 'quote')
      else if (
        node.type === 'paragraph' ||
        node.type === 'heading' ||
        node.type === 'table' ||
        node.type === 'code' ||
        node.type === 'math'
      ) {
        result.push(pageBlock(node, parent, inside))
      }
    }
  }
}

function pageBlock(node: Nodes, parent: Parents, inside: 'item' | 'paragraph' | 'quote'): PageBlock {
  const text = toString(node, { includeImageAlt: false }).trim()
  let linkText = ''
  let links = 0
  let images = 0
  const stack: Nodes[] = [node]
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.type === 'image') images++
    if (next.type === 'link') {
      links++
      linkText += toString(next, { includeImageAlt: false })
    } else if ('children' in next) stack.push(...(next.children as Nodes[]))
  }
  const kind =
    node.type === 'paragraph'
      ? images && !text
        ? 'image'
        : inside
      : node.type === 'math' || node.type === 'code'
        ? 'code'
        : (node.type as 'heading' | 'table')
  return {
    node,
    parent,
    kind,
    text,
    size: size(text),
    linked: text ? Math.min(1, linkText.trim().length / text.length) : links ? 1 : 0,
    links,
  }
}

/** Between the ends of a link around blocks are so many blocks at the most. */
const within = 6
/** How a block begins or ends a link that goes on beyond it. */
const opens = /^\[[^\]]*$|^.{0,40}\[$/
const closes = /^[^[\]]*\]\([^)\s]*(?: "[^"]*")?\)/

/**
 * A link around blocks is no link in Markdown; converters leave its ends as text.
 *
 * ```markdown
 * > | [
 *     ^
 * > | ### A headline
 * > | ](https://example.com)
 *     ^^^^^^^^^^^^^^^^^^^^^^
 * > | - [ 12 pictures
 *       ^
 * > |   A headline](https://example.com)
 *                 ^^^^^^^^^^^^^^^^^^^^^^
 * ```
 */
function brokenLinks(row: PageBlock[]): void {
  let open = -1
  row.forEach((block, at) => {
    const end = open < 0 ? undefined : closes.exec(block.text)?.[0].length
    if (end !== undefined) {
      // What follows the link in the same paragraph is not part of it.
      if (at - open <= within)
        for (const inner of row.slice(open, at + 1)) {
          inner.linked = inner === block ? Math.max(inner.linked, end / block.text.length) : 1
          inner.links++
        }
      open = -1
    }
    if (opens.test(block.text) || (end !== undefined && block.text.endsWith('['))) open = at
  })
}
