/** Writing decks so that no edit of a person is lost. */

import { existsSync, readFileSync } from 'node:fs'
import { writeWhole } from '../export/write-file.ts'
import { inside } from './inside.ts'

/** A deck that was edited by hand since it was generated. */
class EditedError extends Error {}

/** The text that was generated last: what differs from it was edited by hand. */
const base = '.base.md'

/**
 * Write a deck into its folder.
 *
 * @param force Write over a deck that was edited by hand; the edited one is kept as `slides.md.bak`.
 * @returns The path of `slides.md`.
 * @throws EditedError where hand edits would be lost; nothing was written then.
 * @throws CannotGoOn where the folder cannot be written, or a link leads out of it.
 */
export async function writeDeck(folder: string, text: string, force: boolean): Promise<string> {
  const file = inside(folder, 'slides.md')
  const old = existsSync(file) ? readFileSync(file, 'utf8') : undefined
  if (old !== undefined && old !== text && old !== generated(folder)) {
    if (!force) {
      throw new EditedError(
        `Unexpected \`${file}\` that was edited by hand, expected it as it was generated. ` +
          'Nothing was written. Choose another folder with `-o`, or write over it with `--force`.',
      )
    }
    await writeWhole(inside(folder, 'slides.md.bak'), old)
  }
  await writeWhole(inside(folder, base), text)
  if (old !== text) await writeWhole(file, text)
  return file
}

function generated(folder: string): string | undefined {
  const file = inside(folder, base)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
