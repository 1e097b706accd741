/** The first stage: any article becomes an mdast tree. */

import type { Root } from 'mdast'
import type { VFile } from 'vfile'
import { say } from '#message/say.ts'
import { decode } from './decode.ts'
import { markdown } from './markdown.ts'
import { normalise } from './normalise.ts'
import { isArchive, recognise } from './recognise.ts'
import { scraped } from './scraped.ts'

/** Each format with its reader. To add one: a file, a row, and a way to recognise it. */
const readers = {
  markdown,
  scraped,
  // A document model and an unpacker are 300 files, which no article in Markdown waits for.
  html: async (file) => (await import('./html.ts')).html(file),
  docx: async (file) => (await import('./docx.ts')).docx(file),
  ipynb: async (file) => (await import('./ipynb.ts')).ipynb(file),
} satisfies Record<string, (file: VFile) => Promise<Root> | Root>

/** The name of a format. */
export type Format = keyof typeof readers

/** The names of the formats. */
export const formats = Object.keys(readers) as Format[]

/** How to read. */
export interface ReadOptions {
  /** The format, when it should not be recognised by content and name. */
  from?: Format
}

/**
 * Read an article.
 *
 * `file.value` becomes the text that every position of the tree points into: the
 * normalised article, or for a format that is no text what it was made into.
 *
 * @param file The article.
 * @param options `from`: recognised by default.
 * @returns Its tree; without children when the article is empty or broken.
 */
export async function read(file: VFile, options?: ReadOptions | null): Promise<Root> {
  const archive = options?.from ? options.from === 'docx' : isArchive(file)
  if (!archive) {
    file.value = normalise(decode(file.value, file.data.charset))
    if (!file.value.trim()) {
      say(file, 'read:empty', 'Unexpected empty article, expected text')
      return { type: 'root', children: [] }
    }
  }
  const tree = await readers[options?.from ?? (archive ? 'docx' : recognise(file))](file)
  const broken = file.messages.some(({ ruleId }) => ruleId === 'read:broken')
  if (tree.children.length === 0 && !broken)
    say(file, 'read:empty', 'Unexpected article without content, expected text', tree)
  return tree
}
