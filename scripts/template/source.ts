/** What a template's measures depend on, as one short text. */

import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** Parts of a theme that say how it looks; pictures of it and documents do not. */
const parts = /^(?:template\.json|(?:components|composables|layouts|setup|specimen|styles)\/.*|specimen\.md)$/

/** What our templates share, beside each of them. */
const kit = 'kit'

/**
 * @param folder of a template
 * @returns a hash of its files and of the kit's, whatever their line ends
 */
export async function sourceOf(folder: string): Promise<string> {
  const hash = createHash('sha256')
  for (const [name, place] of [
    ['', folder],
    [`${kit}/`, path.join(path.dirname(folder), kit)],
  ] as const) {
    if (!existsSync(place)) continue
    const files = await readdir(place, { recursive: true, withFileTypes: true })
    const names = files
      .filter((file) => file.isFile() && !file.name.startsWith('.'))
      .map((file) => path.relative(place, path.join(file.parentPath, file.name)).replaceAll(path.sep, '/'))
      .filter((file) => parts.test(file))
      .toSorted()
    for (const file of names) {
      const text = await readFile(path.join(place, file), 'utf8')
      hash.update(`${name}${file}\0${text.replaceAll('\r\n', '\n')}\0`)
    }
  }
  return hash.digest('hex').slice(0, 16)
}
