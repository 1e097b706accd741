import { stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { UserError } from '#system/errors.ts'

/** A deck on the disk. */
export interface DeckPath {
  /** Absolute path of its Markdown. */
  slides: string
  folder: string
  /** The folder's name for `slides.md`, the file's name for others. */
  name: string
}

/**
 * Find the deck that people mean.
 *
 * @param deck path of a Markdown file, or of a folder with `slides.md`
 * @returns where it is and how it is called
 * @throws {UserError} when there is none
 */
export async function deckPath(deck: string): Promise<DeckPath> {
  const path = resolve(deck)
  const entry = await stat(path).catch(() => undefined)
  const slides = entry?.isDirectory() ? join(path, 'slides.md') : path
  const file = entry?.isDirectory() ? await stat(slides).catch(() => undefined) : entry
  if (!file?.isFile()) throw new UserError(`Missing deck \`${deck}\`, expected \`slides.md\` or its folder`)
  const folder = dirname(slides)
  const own = basename(slides) === 'slides.md' ? basename(folder) : basename(slides).replace(/\.md$/i, '')
  return { slides, folder, name: own || 'slides' }
}
