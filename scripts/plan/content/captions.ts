/**
 * Captions that stand as paragraphs beside their figure or table.
 *
 * ```text
 *   ![](loss.png)                     a picture, and below it
 *   图 2.3.1 损失函数曲线              ^ its caption
 *
 *   Table 2: Errors by model          a caption, and below it
 *   | model | error |                 ^ its table
 *
 *   ![](launch.jpg)
 *   Photo by Jane Doe                 whose picture it is, or what it shows
 * ```
 */

import type { Paragraph } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { isCredit, namesImage } from '#tree/caption.ts'
import type { Flow } from '#tree/nodes.ts'

/** A longer paragraph tells something, characters; captions of the corpus have 60 at most. */
const longest = 160

/** What it is called, its number, and a mark after it. */
const named = /^(图表?|表|figure|fig\.|table)\s?\d+(?:[-.]\d+)*(\s*(?:[:：、]|\.(?!\d))\s*|\s+)(?=\S)/iu

/** `Figure 4 shows …`, `图 2 中` and `表 1 给出` are sentences about it. */
const sentence =
  /^(?:中|里|为|是|和|与|及|、|展示|显示|给出|所示|描述|说明|列出|表示|表明|的|可以|shows?|is|are|was|were|and|to|in|illustrates?|displays?|presents?|gives?|depicts?|lists?|compares?|summari[sz]es|demonstrates?|describes?|contains?|has|can|we|you|below|above)(?![\p{Script=Latin}])/iu

/** What ends a sentence, or announces what follows. */
const stop = /[。！？!?:：；;，,.]$/u

type Kind = 'figure' | 'table'

/**
 * @param blocks Blocks of a passage, in order.
 * @param kindOf What can have a caption.
 * @returns Each of them that has a caption, with it.
 */
export function captionsOf(
  blocks: readonly Flow[],
  kindOf: (block: Flow) => Kind | undefined,
): ReadonlyMap<Flow, Paragraph> {
  const found = new Map<Flow, Paragraph>()
  for (const [index, block] of blocks.entries()) {
    if (block.type !== 'paragraph') continue
    const kind =
      captionKind(block) ??
      (block.data?.caption ? 'figure' : undefined) ??
      (isBelow(blocks, index, kindOf) ? 'figure' : undefined)
    if (!kind) continue
    const beside = [blocks[index - 1], blocks[index + 1]].filter(
      (one): one is Flow => one !== undefined && kindOf(one) !== undefined && !found.has(one),
    )
    // Captions stand below figures and above tables; a table may be a picture.
    const same = beside.filter((one) => kindOf(one) === kind)
    const owner = kind === 'table' ? (same.at(-1) ?? beside[0]) : same[0]
    if (owner) found.set(owner, block)
  }
  return found
}

/** Whether a line directly below a picture names it, and not a list or another block that comes next. */
function isBelow(blocks: readonly Flow[], index: number, kindOf: (block: Flow) => Kind | undefined): boolean {
  const [before, block, after] = [blocks[index - 1], blocks[index]!, blocks[index + 1]]
  if (!before || kindOf(before) !== 'figure' || kindOf(block) !== undefined) return false
  const ends = after === undefined || after.type === 'paragraph'
  return ends && namesImage(toString(block, { includeImageAlt: false }).trim())
}

/** What a paragraph is the caption of. */
function captionKind(node: Paragraph): Kind | undefined {
  const text = toString(node, { includeImageAlt: false }).trim()
  if (text.length > longest) return undefined
  if (isCredit(text)) return 'figure'
  const [whole = '', name = '', mark = ''] = named.exec(text) ?? []
  const rest = text.slice(whole.length)
  if (whole === '' || /[:：]$/.test(rest)) return undefined
  // Without a mark after the number, only a name is a caption.
  if (mark.trim() === '' && (sentence.test(rest) || stop.test(rest))) return undefined
  return /^(?:表|table)$/iu.test(name) ? 'table' : 'figure'
}
