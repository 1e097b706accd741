/** `report.json` beside a deck: where its slides come from, and what was said while it was made. */

import path from 'node:path'
import type { VFile } from 'vfile'
import type { Deck } from '#tree/nodes.ts'
import { passagesOf } from '#tree/passages.ts'
import { writeFileAtomic } from '#system/write-file-atomic.ts'
import { resolveWithin } from '#system/resolve-within.ts'
import { messagesJson } from '../report.ts'

/**
 * Write the report of a deck; the same article gives the same bytes.
 *
 * @param folder of the deck
 * @param deck as it was planned
 * @param file with the messages
 * @param article path of the article; none where it came over standard input
 * @throws UserError where the folder cannot be written
 */
export async function writeReport(
  folder: string,
  deck: Deck,
  file: VFile,
  article: string | undefined,
): Promise<void> {
  const report = {
    article: article === undefined ? null : path.relative(folder, article).split(path.sep).join('/'),
    slides: passagesOf(deck),
    messages: messagesJson(file),
  }
  await writeFileAtomic(resolveWithin(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
}
