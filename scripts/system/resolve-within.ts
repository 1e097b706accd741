/** Paths in the folder of a deck that really lie there. */

import { existsSync, lstatSync, readdirSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { UserError } from './errors.ts'

/**
 * A path in a folder, for writing.
 *
 * ```text
 * > | slides/talk/public → /etc
 *                 ^^^^^^ a link: what would be written to `public/img` went elsewhere
 * ```
 *
 * @param folder Folder that is written to; it may be a link itself, as its owner chose it.
 * @param names What lies between it and the file.
 * @returns The path.
 * @throws UserError where a link on the way leads out of the folder, or a name does.
 */
export function resolveWithin(folder: string, ...names: string[]): string {
  const home = path.resolve(folder)
  const file = path.resolve(home, ...names)
  const way = path.relative(home, file)
  if (way.startsWith('..') || path.isAbsolute(way))
    throw new UserError(
      `Unexpected path \`${file}\`, expected one in \`${home}\`. Nothing was written there.`,
    )
  let at = home
  for (const name of way.split(path.sep)) {
    at = path.join(at, name)
    if (lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink() && !staysWithin(at, home)) {
      throw new UserError(
        `Unexpected link \`${at}\` out of the deck's folder, expected a file or folder of its own. Nothing was written there.`,
      )
    }
  }
  return file
}

/**
 * A folder in a folder, for writing into all that lies in it.
 *
 * @param folder Folder that is written to.
 * @param names What lies between it and the other one, which need not exist.
 * @returns The path.
 * @throws UserError where a link on the way or in it leads out of the folder.
 */
export function insideWhole(folder: string, ...names: string[]): string {
  const target = resolveWithin(folder, ...names)
  if (existsSync(target))
    for (const entry of readdirSync(target, { recursive: true, withFileTypes: true }))
      // Packages are linked about by their managers.
      if (entry.isSymbolicLink() && !entry.parentPath.split(path.sep).includes('node_modules'))
        resolveWithin(folder, path.join(path.resolve(entry.parentPath), entry.name))
  return target
}

function staysWithin(link: string, home: string): boolean {
  // What a broken link would make is made wherever it points to.
  if (!existsSync(link)) return false
  const way = path.relative(realpathSync(home), realpathSync(link))
  return !way.startsWith('..') && !path.isAbsolute(way)
}
