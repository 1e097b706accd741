/**
 * The entries of a newsletter or a list of links: a numbered line that names a thing, and below it what is said of it.
 *
 * ```markdown
 * > | 1、[A screen that folds](https://example.com/fold)（中文）
 *        ^^^^^^^^^^^^^^^^^^^ the name, with a remark behind it
 * > | ![](fold.webp)
 * > | A company shows a screen that folds three times.
 * ```
 */

import type { Paragraph, PhrasingContent, RootContent, Text } from 'mdast'
import { toString } from 'mdast-util-to-string'

/** A number as people type it where they want no list: `1、`, `2.`, `（3）`, `【4】`. */
const number = /^\s*(?:(\d{1,2})\s?(?:[、．)）]|\.(?!\d))|[（(【[](\d{1,2})[)）】\]])\s*/
/** A longer line says something, characters. */
const longest = 60
/** What ends a sentence is no end of a name; a name may ask. */
const sentence = /[。．.!！;；,，…:：]$/
/** One alone is a way to number a line. */
const fewest = 2
/** So many of the numbered lines of an article have text of their own below, or they are items of a list. */
const share = 0.6
/** What may stand below a name. */
const below: ReadonlySet<RootContent['type']> = new Set(['blockquote', 'code', 'list', 'paragraph', 'table'])

/**
 * In an entry that begins with a picture, each picture stands above what is said of it: elsewhere a
 * sentence stands before its picture, and the two are read as one.
 *
 * @param names Headings that were lines of the text.
 * @returns The blocks, in such entries the words first.
 */
export function wordsFirst(blocks: readonly RootContent[], names: ReadonlySet<RootContent>): RootContent[] {
  const result: RootContent[] = []
  let pictured = false
  for (let at = 0; at < blocks.length; at++) {
    const [before, block, next] = [blocks[at - 1], blocks[at]!, blocks[at + 1]]
    if (block.type === 'heading') pictured = false
    else if (before && (names.has(before) || isLinked(before))) pictured = isPicture(block)
    const says = next?.type === 'paragraph' && !isPicture(next) && !next.data?.caption
    if (pictured && isPicture(block) && says) {
      result.push(next, block)
      at++
    } else result.push(block)
  }
  return result
}

/** `### [A screen that folds](https://example.com/fold)` */
function isLinked(node: RootContent): boolean {
  return node.type === 'heading' && node.children.length > 0 && node.children[0]?.type === 'link'
}

function isPicture(node: RootContent): boolean {
  return node.type === 'paragraph' && node.children.every(({ type }) => type === 'image')
}

/** @returns The lines that name an entry, each with its name. */
export function entryNames(blocks: readonly RootContent[]): Map<RootContent, PhrasingContent[]> {
  const numbered = blocks.flatMap((node, at) => {
    const value = node.type === 'paragraph' ? numberOf(node) : undefined
    return value === undefined ? [] : [{ node: node as Paragraph, at, value }]
  })
  const named = numbered.filter(({ node, at, value }) => {
    const next = blocks[at + 1]
    const follows =
      next && below.has(next.type) && !(next.type === 'paragraph' && numberOf(next) !== undefined)
    const before = numbered.findLast((one) => one.at < at)
    return follows && isName(node) && (value === 1 || before?.value === value - 1)
  })
  if (named.length < fewest || named.length < numbered.length * share) return new Map()
  return new Map(named.map(({ node }) => [node, nameOf(node)]))
}

function numberOf(node: Paragraph): number | undefined {
  const [first] = node.children
  const match = first?.type === 'text' ? number.exec(first.value) : null
  return match ? Number(match[1] ?? match[2]) : undefined
}

function isName(node: Paragraph): boolean {
  const text = toString(node, { includeImageAlt: false }).replace(number, '').trim()
  const isBlock = node.children.some(
    ({ type }) => type === 'image' || type === 'break' || type === 'inlineMath',
  )
  return (
    /\p{L}/u.test(text) && text.length <= longest && !sentence.test(text) && !text.includes('\n') && !isBlock
  )
}

/** The line without its number; bold type is what a heading has anyway. */
function nameOf({ children: [first, ...rest] }: Paragraph): PhrasingContent[] {
  const value = (first as Text).value.replace(number, '')
  const words = value === '' ? rest : [{ ...(first as Text), value }, ...rest]
  return words.flatMap((child) => (child.type === 'strong' ? child.children : [child]))
}
