/** Which files a deck may show. */

import { existsSync, realpathSync } from 'node:fs'
import path from 'node:path'

/**
 * @param file Absolute path.
 * @param folders Absolute paths.
 * @returns Whether the file, links followed, lies in one of the folders, links followed.
 */
export function within(file: string, folders: readonly string[]): boolean {
  const real = followed(file)
  return folders.some((folder) => {
    const way = path.relative(followed(folder), real)
    return way === '' || (!way.startsWith('..') && !path.isAbsolute(way))
  })
}

/**
 * Slidev lets a deck read its whole workspace: every file of the repository that it lies in.
 *
 * @param allow What Slidev allows.
 * @param root Folder of the deck.
 * @returns The same, each folder around the deck narrowed to the packages installed there.
 */
export function narrowed(allow: readonly string[], root: string): string[] {
  const around = (folder: string): boolean =>
    path.resolve(folder) !== path.resolve(root) && within(root, [folder])
  return [
    root,
    ...allow.flatMap((folder) => (around(folder) ? [path.join(folder, 'node_modules')] : [folder])),
  ]
}

function followed(file: string): string {
  return existsSync(file) ? realpathSync(file) : path.resolve(file)
}
