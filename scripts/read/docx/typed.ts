/** Lists, boxes and tables of contents that were typed, without what Word has for them. */

import type { Block, Paragraph } from './blocks.ts'
import type { Item } from './numbering.ts'
import type { Xml } from './xml.ts'

/** Signs that people type before an item. */
const bullet = /^\s*[•●○◦▪■□◆◇➢➤►‣⁃·∙✓✔–—-](?:\s+|(?=\p{Script=Han}))/u
const doubled = /^\s*[•●○◦▪■◆◇➢➤►‣⁃·∙]\s*/u
const box = /^\s*([☐☑☒✅✔✓□])\s*/u
const open = /[☐□]/
/** How people number items, one row a kind. */
const numbers: { kind: string; pattern: RegExp }[] = [
  { kind: '(1)', pattern: /^\s*[(（](\d{1,2})[)）]\s*(?=\S)/ },
  { kind: '1)', pattern: /^\s*(\d{1,2})[)）]\s*(?=\S)/ },
  { kind: '1.', pattern: /^\s*(\d{1,2})[.．、](?:\s+|(?=[\p{Script=Han}“《]))/u },
  { kind: '①', pattern: /^\s*([①②③④⑤⑥⑦⑧⑨⑩])\s*(?=\S)/ },
]
const circled = '①②③④⑤⑥⑦⑧⑨⑩'

/** An entry of a table of contents: its page stands behind dots or a tab. */
const entry = /(?:\t|\.{3,}|…{2,}|·{3,}|(?:\. ){3,})\s*(?:\d{1,4}|[ivxlc]{1,6})\s*$/i
const contentsNames = /^\s*(?:table of contents|contents|目\s*录|目\s*錄|目\s*次)\s*$/i
/** Fewer could be a table that was set with tabs. */
const fewestEntries = 3

/**
 * @returns The blocks without a table of contents that was typed.
 */
export function withoutContents(blocks: readonly Block[], dropped: (count: number) => void): Block[] {
  const result: Block[] = []
  for (let at = 0; at < blocks.length; at++) {
    let end = at
    while (isEntry(blocks[end])) end++
    if (end - at < fewestEntries) {
      result.push(blocks[at]!)
      continue
    }
    const last = result.at(-1)
    if (last?.type === 'paragraph' && contentsNames.test(last.text)) result.pop()
    dropped(end - at)
    at = end - 1
  }
  return result
}

function isEntry(block: Block | undefined): boolean {
  return block?.type === 'paragraph' && block.level === undefined && entry.test(block.text)
}

/**
 * ```text
 * > | • the backlog      one item, without its sign
 * > | (1) open the page  the first of two, where the next has (2)
 * > | ☒ count            an item that is done
 * ```
 *
 * @param blocks Changed in place.
 */
export function typedLists(blocks: readonly Block[]): void {
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]!
    if (block.type !== 'paragraph' || !isPlain(block)) continue
    const mark = box.exec(block.text)?.[1]
    if (mark !== undefined && (mark !== '□' || block.text.trim().length > 1)) {
      strip(block, box)
      block.item = { level: 0, ordered: false, number: 1, ...block.item, checked: !open.test(mark) }
    } else if (block.item) strip(block, doubled)
    else at += list(blocks, at) - 1
  }
}

function isPlain({ role, level }: Paragraph): boolean {
  return level === undefined && (role === undefined || role === 'quote')
}

/** Make items of the blocks from here on that are a list; a single one is no list. */
function list(blocks: readonly Block[], from: number): number {
  const kinds = [{ kind: '•', pattern: bullet }, ...numbers]
  const row = kinds.find(({ pattern }) => pattern.test((blocks[from] as Paragraph).text))
  if (!row) return 1
  const items: { block: Paragraph; item: Item }[] = []
  for (let at = from; at < blocks.length; at++) {
    const block = blocks[at]!
    const match =
      block.type === 'paragraph' && isPlain(block) && !block.item ? row.pattern.exec(block.text) : null
    if (!match || block.type !== 'paragraph') break
    const sign = match[1]
    const number = sign === undefined ? 1 : circled.includes(sign) ? circled.indexOf(sign) + 1 : Number(sign)
    const last = items.at(-1)
    if (sign !== undefined && last && number !== last.item.number + 1) break
    items.push({ block, item: { level: 0, ordered: sign !== undefined, number } })
  }
  // A dash alone begins a remark, a number alone may be a heading.
  if (items.length < 2 && !(row.kind === '•' && doubled.test(items[0]?.block.text ?? ''))) return 1
  for (const { block, item } of items) {
    strip(block, row.pattern)
    block.item = item
  }
  return items.length
}

/** Take what a pattern matches at the start out of the runs. */
function strip(block: Paragraph, pattern: RegExp): void {
  let left = pattern.exec(block.text)?.[0].length ?? 0
  block.text = block.text.slice(left)
  const take = (node: Xml): void => {
    for (const [at, child] of node.children.entries()) {
      if (left === 0) return
      if (typeof child === 'string') {
        if (node.name !== 'w:t') continue
        node.children[at] = child.slice(left)
        left -= child.length - node.children[at].length
      } else if (child.name === 'w:tab' || child.name === 'w:br') {
        node.children[at] = { name: 'w:softHyphen', attributes: {}, children: [] }
        left--
      } else take(child)
    }
  }
  for (const node of block.inline) take(node)
  for (const node of block.inline)
    node.children = node.children.filter(
      (child) => typeof child === 'string' || child.name !== 'w:softHyphen',
    )
}
