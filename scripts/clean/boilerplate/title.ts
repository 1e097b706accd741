/** Where the title of a page stands, and which words it has. */

import type { PageBlock } from './blocks.ts'

/** The name of a page is among its first blocks. */
const first = 6
/** With fewer letters a name says too little: `Home`. */
const shortest = 6
/** What stands between the parts of a name: `Title | Section – Site`, `标题_栏目_网站`. */
const between = /\s+[-|–—·•»>:/✩*]+\s+|[|｜_]+/u
/** A heading is no longer than this, in words. */
const longest = 40

/**
 * The block that says the name of the page again: everything before it is the
 * head of the page.
 *
 * ```text
 * > | A title of some length | The site
 * > | Home
 * > | A title of some length
 *     ^^^^^^^^^^^^^^^^^^^^^^
 * ```
 *
 * @returns Its index, a heading rather than a line; -1 where nothing says it again.
 */
export function titleAgain(blocks: PageBlock[]): number {
  const at = nameOf(blocks)
  const names = at < 0 ? new Set<string>() : partsOf((blocks[at] as PageBlock).text)
  let line = -1
  for (let next = at + 1; next < blocks.length; next++) {
    const block = blocks[next] as PageBlock
    if (block.size >= longest || !names.has(letters(block.text))) continue
    if (block.kind === 'heading') return next
    if (line < 0) line = next
  }
  return line
}

/** The words of the name of a page; two Chinese characters are a word. */
export function titleWords(blocks: PageBlock[]): Set<string> {
  const at = nameOf(blocks)
  const words = at < 0 ? new Set<string>() : wordsOf((blocks[at] as PageBlock).text)
  return words.size < 2 ? new Set() : words
}

/** Words that say something: four letters and more, or two Chinese characters in a row. */
export function wordsOf(text: string): Set<string> {
  const low = text.toLowerCase()
  const words = new Set(low.match(/[\p{Script=Latin}\p{Script=Cyrillic}\p{N}]{4,}|[\uac00-\ud7af]{2,}/gu))
  for (const run of low.match(/[\u3400-\u9fff]+/g) ?? [])
    for (let at = 0; at + 1 < run.length; at++) words.add(run.slice(at, at + 2))
  return words
}

function nameOf(blocks: PageBlock[]): number {
  return blocks.slice(0, first).findIndex((block) => block.kind === 'heading' && block.size > 1)
}

/** The name of a page without parts at its end or at its start. */
function partsOf(name: string): Set<string> {
  const parts = name.split(between).map(letters)
  const all = parts.flatMap((_, at) => [parts.slice(0, at + 1).join(''), parts.slice(at).join('')])
  return new Set(all.filter((text) => text.length >= shortest))
}

/** What two spellings of one title have in common. */
function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}
