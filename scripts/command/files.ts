/** Writing decks so that no edit of a person is lost. */

import { existsSync, readFileSync } from 'node:fs'
import { writeWhole } from '../export/write-file.ts'
import type { Previous } from '../merge/index.ts'
import { inside } from './inside.ts'

/** A deck that was edited by hand since it was generated. */
class EditedError extends Error {}

const deckName = 'slides.md'

/** The text that was generated last: what differs from it was edited by hand. */
const baseName = '.base.md'

/**
 * @param folder of the deck
 * @returns The deck as it was generated and as it is, where it was edited by hand since.
 */
export function previousOf(folder: string): Previous | undefined {
  const base = textOf(inside(folder, baseName))
  const deck = textOf(inside(folder, deckName))
  return base === undefined || deck === undefined || deck === base ? undefined : { base, deck }
}

export interface WriteDeckOptions {
  /** Write over a deck that was edited by hand. */
  force?: boolean
  /** What came of the generated deck and one that was edited by hand. */
  merged?: { text: string; previous: Previous } | undefined
  /** Why there is nothing of the kind, the end of a sentence. */
  notMerged?: string | undefined
  /** Keep an edited deck as `slides.md.bak` (default: true). */
  backup?: boolean
}

/**
 * Write a deck into its folder.
 *
 * @param folder of the deck
 * @param generated its text
 * @param options what to do where it was edited by hand
 * @returns The path of `slides.md`.
 * @throws EditedError where hand edits would be lost; nothing was written then.
 * @throws CannotGoOn where the folder cannot be written, or a link leads out of it.
 */
export async function writeDeck(
  folder: string,
  generated: string,
  { force = false, merged, notMerged, backup = true }: WriteDeckOptions = {},
): Promise<string> {
  const file = inside(folder, deckName)
  const old = textOf(file)
  const base = textOf(inside(folder, baseName))
  const edited = old !== undefined && old !== generated && old !== base
  const mergedNow = merged && old === merged.previous.deck ? merged.text : undefined
  if (edited && !force && mergedNow === undefined) {
    const reason =
      base === undefined
        ? `beside it is no \`${baseName}\`, which says what of it was generated`
        : (notMerged ?? 'it has changed just now')
    throw new EditedError(
      `Unexpected \`${file}\` that was edited by hand and cannot be brought together with the new deck: ${reason}.\n` +
        'Nothing was written. Choose another folder with `-o`, or write over it with `--force`.',
    )
  }
  const text = mergedNow ?? generated
  if (edited && backup && text !== old) await writeWhole(inside(folder, `${deckName}.bak`), old)
  await writeWhole(inside(folder, baseName), generated)
  if (old !== text) await writeWhole(file, text)
  return file
}

function textOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
