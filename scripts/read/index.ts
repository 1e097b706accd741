/** The first stage: any article becomes an mdast tree. */

import type { Root } from 'mdast'
import type { VFile } from 'vfile'
import { say } from '#message/say.ts'
import { decode } from './decode.ts'
import { markdown } from './markdown.ts'
import { normalise } from './normalise.ts'
import { recognise } from './recognise.ts'
import { scraped } from './scraped.ts'

/** The formats, each with its reader. To add one: a file, a row, and a way to recognise it. */
const formats: Record<Format, (file: VFile) => Promise<Root> | Root> = { markdown, scraped }

/** The name of a format. */
export type Format = 'markdown' | 'scraped'

/** How to read. */
export interface ReadOptions {
  /** The format, when it should not be recognised by content and name. */
  from?: Format
}

/**
 * Read an article.
 *
 * `file.value` becomes the normalised text: every position of the tree points into it.
 *
 * @param file The article.
 * @param options `from`: recognised by default.
 * @returns Its tree; without children when the article is empty.
 */
export async function read(file: VFile, options?: ReadOptions | null): Promise<Root> {
  const value = normalise(decode(file.value))
  file.value = value
  if (!value.trim()) {
    say(file, 'read:empty', 'Unexpected empty article, expected text')
    return { type: 'root', children: [] }
  }
  const tree = await formats[options?.from ?? recognise(file)](file)
  if (tree.children.length === 0)
    say(file, 'read:empty', 'Unexpected article without content, expected text', tree)
  return tree
}
