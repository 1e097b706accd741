/** `report.json` beside a deck: where its slides come from, and what was said while it was made. */

import type { VFile } from 'vfile'
import type { Deck } from '#tree/nodes.ts'
import { passagesOf } from '#tree/passages.ts'
import { writeFileAtomic } from '#system/write-file-atomic.ts'
import { resolveWithin } from '#system/resolve-within.ts'
import { messagesJson } from '../report.ts'
import type { KeptSettings } from './kept-settings.ts'

/**
 * Write the report of a deck; the same article gives the same bytes.
 *
 * @param folder of the deck
 * @param deck as it was planned
 * @param file with the messages
 * @param memory which article it is of, and the options that it keeps
 * @throws UserError where the folder cannot be written
 */
export async function writeReport(
  folder: string,
  deck: Deck,
  file: VFile,
  { article, settings }: { article: string | null; settings: KeptSettings },
): Promise<void> {
  const report = {
    article,
    title: deck.title,
    ...(Object.keys(settings).length > 0 ? { settings } : {}),
    slides: passagesOf(deck),
    messages: messagesJson(file),
  }
  await writeFileAtomic(resolveWithin(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
}
