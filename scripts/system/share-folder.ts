import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Put the files of one folder into another as further names of the same files: a few milliseconds,
 * where five hundred copies take half a second. They are copied where the other folder is on
 * another disk, or on one that knows no such names.
 *
 * @param from folder whose files are only read from now on
 * @param to folder, made where it is missing; files that it has stay
 * @throws {Error} when a file cannot be copied either
 */
export function shareFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) shareFolder(source, target)
    else if (!existsSync(target)) share(source, target)
  }
}

function share(source: string, target: string): void {
  try {
    linkSync(source, target)
  } catch {
    copyFileSync(source, target)
  }
}
