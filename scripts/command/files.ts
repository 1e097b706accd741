/** Writing so that nothing is ever half written, and no edit of a person is lost. */

import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** A deck that was edited by hand since it was generated. */
export class EditedError extends Error {}

/** The text that was generated last: what differs from it was edited by hand. */
const base = '.base.md'

/** Write to a temporary file beside the target, then rename. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(file), { recursive: true })
  const temporary = `${file}.${process.pid}.tmp`
  try {
    writeFileSync(temporary, content)
    renameSync(temporary, file)
  } finally {
    rmSync(temporary, { force: true })
  }
}

/**
 * Write a deck into its folder.
 *
 * @param force Write over a deck that was edited by hand; the edited one is kept as `slides.md.bak`.
 * @returns The path of `slides.md`.
 * @throws EditedError where hand edits would be lost; nothing was written then.
 */
export function writeDeck(folder: string, text: string, force: boolean): string {
  const file = path.join(folder, 'slides.md')
  const old = existsSync(file) ? readFileSync(file, 'utf8') : undefined
  if (old !== undefined && old !== text && old !== generated(folder)) {
    if (!force) {
      throw new EditedError(
        `Unexpected \`${file}\` that was edited by hand, expected it as it was generated. ` +
          'Nothing was written. Choose another folder with `-o`, or write over it with `--force`.',
      )
    }
    copyFileSync(file, `${file}.bak`)
  }
  writeWhole(path.join(folder, base), text)
  if (old !== text) writeWhole(file, text)
  return file
}

function generated(folder: string): string | undefined {
  const file = path.join(folder, base)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
