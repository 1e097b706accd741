/** Title, subtitle, authors and date of a Word document: by their styles, or by how they are set. */

import type { Block, Paragraph } from './blocks.ts'
import { isPeople, namesOf } from '../people.ts'
import { bodySize } from './implied-headings.ts'

/** What stands on the cover. */
export interface Front {
  subtitle?: string
  authors: string[]
  date?: string
}

/** Lines above the text that can belong to a title. */
const mostLines = 8
/** A title is no longer, Latin letters; a Han character counts as two. */
const longest = 110
/** Letters this much larger than those of the text are a title's. */
const larger = 1.15

const date =
  /^(?:\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]?(?:\s*\d{1,2}\s*日?)?|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?|\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}\.?,?\s+\d{4}|[A-Z][a-z]{2,8}\.?\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?\d{4})$/
const label = {
  author: /^(?:作者|撰稿人?|撰写人?|姓名|报告人|主讲人?|by|authors?)\s*(?:[:：]\s*|\s(?=[A-Z]))/i,
  date: /^(?:日期|时间|date)\s*[:：]\s*/i,
  subtitle: /^(?:副标题\s*[:：]|[—–―-]{1,3})\s*/,
}
/**
 * Find the cover, and take its lines out of the text; the title stays as a block.
 *
 * ```text
 * > |         队列研究报告            title: the first line, centred, bold or larger
 * > |       ——两个数字就够了          subtitle
 * > |          张三  李四             authors
 * > |        2024年3月5日             date
 * ```
 *
 * @param blocks Changed in place.
 */
export function frontOf(blocks: Block[]): Front {
  const front: Front = { authors: [] }
  const first = blocks.findIndex((block) => block.type === 'paragraph' && block.role === 'title')
  const title = first >= 0 ? first : implied(blocks)
  const until = blocks.findIndex(
    (block, at) => at > title && (block.type === 'table' || block.level !== undefined),
  )
  const end = Math.min(until < 0 ? blocks.length : until, Math.max(0, title) + 1 + mostLines)
  const taken = new Set<Block>()
  for (const block of blocks.slice(0, end)) {
    if (block.type !== 'paragraph' || block.role === 'title') continue
    if (take(block, front, title >= 0)) taken.add(block)
    // A line that is part of no cover ends it.
    else if (title >= 0 && block.role === undefined && !block.centered && block.text.trim() !== '') break
  }
  const left = blocks.filter((block) => !taken.has(block))
  blocks.splice(0, blocks.length, ...left)
  return front
}

/** The first line, where it is set as a title: it gets the role. */
function implied(blocks: readonly Block[]): number {
  const at = blocks.findIndex(({ type }) => type === 'table' || type === 'paragraph')
  const block = blocks[at]
  const next = blocks[at + 1]
  if (block?.type !== 'paragraph' || block.role !== undefined || block.item || block.level !== undefined)
    return -1
  const text = block.text.trim()
  const width = text.length + (text.match(/[\u2e80-\u9fff\uff00-\uff60]/g)?.length ?? 0)
  if (!next || width > longest || width < 2 || /[。；;，,]$|[^.]\.$/.test(text) || noTitle.test(text))
    return -1
  const usual = bodySize(blocks)
  const isLarge = usual > 0 && block.size >= usual * larger
  const single = blocks.filter((one) => one.type === 'paragraph' && one.centered).length <= blocks.length / 2
  if (
    !(
      isLarge &&
      (block.centered ||
        block.bold ||
        !blocks.some((one) => one !== block && one.type === 'paragraph' && one.size >= block.size))
    ) &&
    !(block.centered && (block.bold || single))
  )
    return -1
  block.role = 'title'
  return at
}

/** Headings of parts that come first in some documents. */
const noTitle = /^(?:摘\s*要|目\s*录|前\s*言|abstract|contents|preface)$/i

function take(block: Paragraph, front: Front, afterTitle: boolean): boolean {
  const text = block.text.replace(/\s*\n\s*/g, ' ').trim()
  if (block.role === 'subtitle' && front.subtitle === undefined) {
    front.subtitle = text.replace(label.subtitle, '')
    return true
  }
  if (block.role === 'author') {
    front.authors.push(...namesOf(text.replace(label.author, '')))
    return true
  }
  if (block.role === 'date' && front.date === undefined) {
    front.date = text.replace(label.date, '')
    return true
  }
  if (
    !afterTitle ||
    block.role !== undefined ||
    block.item ||
    block.level !== undefined ||
    text.length > longest
  )
    return false
  const stated = text.replace(label.date, '')
  if (front.date === undefined && date.test(stated) && (block.centered || stated !== text)) {
    front.date = stated
    return true
  }
  const people = text.replace(label.author, '')
  if (isPeople(people) && (block.centered || people !== text) && front.authors.length === 0) {
    front.authors.push(...namesOf(people))
    return true
  }
  if (
    front.subtitle === undefined &&
    front.authors.length === 0 &&
    label.subtitle.test(text) &&
    (block.centered || block.bold)
  ) {
    front.subtitle = text.replace(label.subtitle, '')
    return true
  }
  return false
}
