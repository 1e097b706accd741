/** Where and with what the figures were taken; nothing that names the machine itself. */

import { readFileSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'
import path from 'node:path'

/** @returns `2 CPUs, 24 GB, linux x64`. */
export function machine(): string {
  const count = availableParallelism()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${count} CPU${count === 1 ? '' : 's'}, ${memory} GB, ${process.platform} ${process.arch}`
}

/**
 * @param name Name of a package.
 * @param root Folder whose `node_modules` has it (default: this project).
 * @returns Its version.
 */
export function versionOf(name: string, root = path.resolve(import.meta.dirname, '../..')): string {
  const text = readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
