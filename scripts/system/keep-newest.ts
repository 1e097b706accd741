import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Throw away the folders that were not used for longest. One that another process is reading may
 * be among them: it then does without.
 *
 * @param parent their folder
 * @param kept how many stay
 */
export async function keepNewest(parent: string, kept: number): Promise<void> {
  const names = (await readdir(parent)).filter((name) => !name.startsWith('.'))
  const folders = await Promise.all(
    names.map(async (name) => {
      const path = join(parent, name)
      return { path, used: (await stat(path).catch(() => undefined))?.mtimeMs ?? 0 }
    }),
  )
  const old = folders.toSorted((one, two) => two.used - one.used).slice(kept)
  await Promise.all(old.map(({ path }) => rm(path, { recursive: true, force: true })))
}
