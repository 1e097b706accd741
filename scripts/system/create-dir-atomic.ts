import { existsSync } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { atExit } from './at-exit.ts'
import { rmSync } from 'node:fs'

/**
 * Fill a folder once and for all: it is seen complete or not at all, however many processes do it
 * at the same time and wherever one of them dies.
 *
 * @param parent an existing folder
 * @param name of the folder to fill, with the version in it
 * @param fill puts the files into the folder it is given
 * @returns the path of the full folder
 * @throws {Error} what `fill` throws; nothing is left then
 */
export async function createDirAtomic(
  parent: string,
  name: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(parent, name)
  if (existsSync(folder)) return folder
  const half = await mkdtemp(join(parent, `.${name}-`))
  const forget = atExit(() => rmSync(half, { recursive: true, force: true }))
  try {
    await fill(half)
    await rename(half, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error
    })
    return folder
  } finally {
    await rm(half, { recursive: true, force: true })
    forget()
  }
}
