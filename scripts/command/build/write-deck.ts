/** Writing decks so that no edit of a person is lost. */

import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { UserError, reason } from '#system/errors.ts'
import { writeFileAtomic } from '#system/write-file-atomic.ts'
import type { Previous } from '../../merge/index.ts'
import { resolveWithin } from '#system/resolve-within.ts'
import { shortPath } from '../short-path.ts'

/** A deck that was edited by hand since it was generated. */
class EditedError extends Error {}

const deckName = 'slides.md'

/** The text that was generated last: what differs from it was edited by hand. */
const baseName = '.base.md'

/** Both as they become, until both are in their places. */
const nextDeckName = '.slides.next.md'
const nextBaseName = '.base.next.md'

/**
 * @param folder of the deck
 * @returns The deck as it was generated and as it is, where it was edited by hand since.
 */
export function previousOf(folder: string): Previous | undefined {
  const base = textOf(baseOf(folder))
  const deck = textOf(resolveWithin(folder, deckName))
  return base === undefined || deck === undefined || deck === base ? undefined : { base, deck }
}

export interface WriteDeckOptions {
  /** Write over a deck that was edited by hand. */
  force?: boolean
  /** What came of the generated deck and one that was edited by hand. */
  merged?: { text: string; base: string; previous: Previous } | undefined
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
 * @throws UserError where the folder cannot be written, or a link leads out of it.
 */
export async function writeDeck(
  folder: string,
  generated: string,
  { force = false, merged, notMerged, backup = true }: WriteDeckOptions = {},
): Promise<string> {
  const file = resolveWithin(folder, deckName)
  const old = textOf(file)
  const base = textOf(baseOf(folder))
  const edited = old !== undefined && old !== generated && old !== base
  const mergedNow = merged && old === merged.previous.deck ? merged.text : undefined
  if (edited && !force && mergedNow === undefined) {
    const reason =
      base === undefined
        ? `beside it is no \`${baseName}\`, which says what of it was generated`
        : (notMerged ?? 'it has changed just now')
    throw new EditedError(
      `Cannot merge \`${shortPath(file)}\`, which was edited by hand, with the new deck: ${reason}.\n` +
        'Nothing was written. Choose another folder with `-o`, or overwrite it with `--force`.',
    )
  }
  const text = mergedNow ?? generated
  if (edited && backup && text !== old) await writeFileAtomic(resolveWithin(folder, `${deckName}.bak`), old)
  await writePair(folder, text, mergedNow === undefined ? generated : merged!.base)
  return file
}

/**
 * Change a deck and what of it was generated alike: no edit of a person.
 *
 * @param folder of the deck; nothing is done where it has none
 * @param change of the whole text of either
 * @throws UserError where the folder cannot be written, or a link leads out of it
 */
export async function rewriteDeck(folder: string, change: (text: string) => string): Promise<void> {
  const deck = textOf(resolveWithin(folder, deckName))
  const base = textOf(baseOf(folder))
  if (deck === undefined) return
  if (base === undefined) await writeFileAtomic(resolveWithin(folder, deckName), change(deck))
  else await writePair(folder, change(deck), change(base))
}

/**
 * Write a deck and what of it was generated as one: a process that ends at any moment leaves both as
 * they were or both as they become.
 *
 * ```text
 *   .slides.next.md   .base.next.md   slides.md and .base.md are
 *   -                 -               as they were, or as they become
 *   there             - or there      as they were: nothing has been moved yet
 *   -                 there           slides.md is the new one, and .base.next.md is its base
 * ```
 *
 * @param folder of the deck
 * @param deck text of `slides.md`
 * @param base text of `.base.md`
 * @throws UserError where the folder cannot be written, or a link leads out of it
 */
async function writePair(folder: string, deck: string, base: string): Promise<void> {
  const [file, baseFile] = [resolveWithin(folder, deckName), resolveWithin(folder, baseName)]
  const [nextDeck, nextBase] = [resolveWithin(folder, nextDeckName), resolveWithin(folder, nextBaseName)]
  try {
    finishPair(folder)
    if (textOf(file) === deck) {
      if (textOf(baseFile) !== base) await writeFileAtomic(baseFile, base)
      return
    }
    try {
      await writeFileAtomic(nextDeck, deck)
      await writeFileAtomic(nextBase, base)
      renameSync(nextDeck, file)
    } catch (error) {
      rmSync(nextBase, { force: true })
      rmSync(nextDeck, { force: true })
      throw error
    }
    renameSync(nextBase, baseFile)
  } catch (error) {
    if (error instanceof UserError) throw error
    throw new UserError(`Cannot write \`${file}\`: ${reason(error)}`, { cause: error })
  }
}

/** Where the base of the deck is: beside it, or still under the name that it was written to. */
function baseOf(folder: string): string {
  const next = resolveWithin(folder, nextBaseName)
  return existsSync(next) && !existsSync(resolveWithin(folder, nextDeckName))
    ? next
    : resolveWithin(folder, baseName)
}

/** Complete a write that was interrupted, or take back what it had not moved. */
function finishPair(folder: string): void {
  const [nextDeck, nextBase] = [resolveWithin(folder, nextDeckName), resolveWithin(folder, nextBaseName)]
  if (!existsSync(nextDeck) && existsSync(nextBase)) renameSync(nextBase, resolveWithin(folder, baseName))
  rmSync(nextBase, { force: true })
  rmSync(nextDeck, { force: true })
  // What a killed process had begun takes room on a full disk.
  for (const name of existsSync(folder) ? readdirSync(folder) : [])
    if (unfinished.test(name)) rmSync(path.join(folder, name), { force: true })
}

/** Names that `writeWhole` gives to files of this program while it writes them. */
const unfinished = /^\.(?:\.slides\.next\.md|\.base\.next\.md|\.base\.md|slides\.md\.bak)\.\d+\.tmp$/

function textOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
