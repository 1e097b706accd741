/** How much of a file is read at most: more than a talk holds, whatever else stands around it. */

import type { Point } from 'unist'
import type { VFile } from 'vfile'
import { talk } from '#tree/blocks.ts'
import { say } from '#message/say.ts'

/**
 * A page has ten times as many elements as its article has blocks, a table a cell for each word; with
 * twice as many it is still read in three seconds.
 */
const mostElements = 20 * talk.blocks

/** Of a Word document: what makes a page of it keeps each run of text in a dozen objects. */
export const mostParagraphs = 10 * talk.blocks

/** Each of these makes a block of its own, or a cell. */
const blockTag = /<(?:p|li|tr|t[dh]|h[1-6]|div|pre|blockquote|d[dt]|br|hr|img|section|article|table)\b/gi

/**
 * Leave out what of a page is beyond the limit, before it is parsed: `read:limit`.
 *
 * @param file The page; its value becomes what is read of it.
 * @returns Its text.
 */
export function limitElements(file: VFile): string {
  const source = String(file)
  // Shorter ones cannot have so many.
  if (source.length < 3 * mostElements) return source
  let count = 0
  for (const { index } of source.matchAll(blockTag)) {
    if (++count <= mostElements) continue
    const before = source.slice(0, index)
    sayLimit(file, 'elements', mostElements, {
      line: before.split('\n').length,
      column: index - before.lastIndexOf('\n'),
      offset: index,
    })
    file.value = before
    return before
  }
  return source
}

/** Say that a file has more of something than is read. */
export function sayLimit(file: VFile, what: string, most: number, place?: Point): void {
  say(file, 'read:limit', `Read the first ${most} ${what} only: the article has more`, place)
}
