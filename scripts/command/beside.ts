/** The files around an article that takes in others: a paper in TeX has parts, references and pictures. */

import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** What a paper in TeX is made of. */
const kinds = /\.(?:tex|ltx|bib|bbl|sty|png|jpe?g|gif|webp|pdf)$/i
/** Folders of other things. */
const skipped = /^(?:\.|node_modules$|__MACOSX$)/
/** All of it together, bytes. */
const largest = 100 * 1024 * 1024
const mostFiles = 2000
const deepest = 6

/**
 * @param folder Whatever lies below it; links are not followed.
 * @returns Files by their names below the folder, with `/` on every system.
 */
export function filesBelow(folder: string): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {}
  let size = 0
  let count = 0
  const read = (below: string, depth: number): void => {
    for (const entry of readdirSync(path.join(folder, below), { withFileTypes: true }).toSorted((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const name = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isDirectory() && depth < deepest && !skipped.test(entry.name)) read(name, depth + 1)
      if (!entry.isFile() || !kinds.test(entry.name) || count >= mostFiles) continue
      const bytes = lstatSync(path.join(folder, name)).size
      if (size + bytes > largest) continue
      size += bytes
      count++
      files[name] = readFileSync(path.join(folder, name))
    }
  }
  read('', 0)
  return files
}
