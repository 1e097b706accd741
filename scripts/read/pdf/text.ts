/** Lines → text: hyphens undone, paragraphs joined over columns and pages. */

import type { Block } from './blocks.ts'
import type { Line } from './lines.ts'

/** @returns What undoes hyphens: a word that the paper writes with one keeps it. */
export function joinerOf(lines: readonly Line[]): (lines: readonly Line[]) => string {
  const words = new Set<string>()
  for (const { text } of lines)
    for (const [word] of text.matchAll(/\p{L}+(?:-\p{L}+)*/gu)) words.add(word.toLowerCase())
  return (some) =>
    some.map(({ text }) => text).reduce((text, next) => (text === '' ? next : joined(text, next, words)), '')
}

function joined(text: string, next: string, words: ReadonlySet<string>): string {
  const before = /(\p{L}+(?:-\p{L}+)*)-$/u.exec(text)?.[1]
  const after = /^\p{L}+/u.exec(next)?.[0]
  if (before !== undefined && after !== undefined) {
    const whole = `${before.split('-').at(-1) ?? ''}${after}`.toLowerCase()
    const hyphened = `${before}-${after}`.toLowerCase()
    const keep = words.has(hyphened) && !words.has(whole) ? true : /^\p{Lu}/u.test(after)
    return keep ? `${text}${next}` : `${text.slice(0, -1)}${next}`
  }
  const han = /[\p{Script=Han}，。；：、）」』”]$/u.test(text) && /^[\p{Script=Han}（「『“]/u.test(next)
  return han || /[-–—/]$/.test(text) ? `${text}${next}` : `${text} ${next}`
}

const ended = /[.!?:。！？：]["”’)\]]?(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+)?$/

/**
 * A paragraph that does not end goes on in the next column or page, below what floats there.
 *
 * @param blocks In the order of reading.
 * @returns Blocks with such paragraphs whole, floats and notes behind them.
 */
export function wholeParagraphs(blocks: readonly Block[]): Block[] {
  const result: Block[] = []
  let open: Block | undefined
  for (const block of blocks) {
    const first = block.lines[0]
    const last = open?.lines.at(-1)
    const elsewhere =
      first && last && (first.page !== last.page || first.column !== last.column || result.at(-1) !== open)
    if (open && first && elsewhere && block.kind === 'paragraph' && goesOn(last?.text ?? '', first.text)) {
      open.lines.push(...block.lines)
      continue
    }
    result.push(block)
    if (block.kind === 'paragraph' || block.kind === 'item' || block.kind === 'reference')
      open = ended.test(block.lines.at(-1)?.text ?? '') ? undefined : block
    else if (block.kind === 'heading') open = undefined
  }
  return result
}

function goesOn(before: string, after: string): boolean {
  return (
    /^[\p{Ll}\d([“"]/u.test(after) ||
    /[-,–]$/.test(before) ||
    (/[\p{L}\d)]$/u.test(before) && /^\p{L}/u.test(after))
  )
}
