import { existsSync, rmSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { atExit } from '#system/at-exit.ts'
import { UserError, reason } from '#system/errors.ts'
import type { ExportedFile } from './source.ts'

/** Says that a folder is an export, so that the next one may take its place. */
const mark = '.lectern-export'

/**
 * Put a folder in its place whole or not at all: what was there before stays until then. A folder
 * that is no export is never replaced.
 *
 * @param folder path of the folder
 * @param files what it is to hold, and nothing else
 * @throws {UserError} when other things lie there, or it cannot be written
 */
export async function writeFolder(folder: string, files: readonly ExportedFile[]): Promise<void> {
  await assertOurs(folder)
  const parent = dirname(folder)
  let half: string | undefined
  const forget = atExit(() => half && rmSync(half, { recursive: true, force: true }))
  try {
    await mkdir(parent, { recursive: true })
    half = await mkdtemp(join(parent, `.${basename(folder)}-`))
    // A temporary folder is private; an export is as public as other files of its owner.
    await chmod(half, 0o777 & ~process.umask())
    for (const { name, bytes } of [...files, { name: mark, bytes: new Uint8Array() }]) {
      const file = join(half, name)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, bytes)
    }
    const old = `${half}.old`
    const replaced = existsSync(folder)
    if (replaced) await rename(folder, old)
    try {
      await rename(half, folder)
    } catch (error) {
      if (replaced) await rename(old, folder)
      throw error
    }
    await rm(old, { recursive: true, force: true })
  } catch (error) {
    throw new UserError(`Cannot write \`${folder}\`: ${reason(error)}`, { cause: error })
  } finally {
    if (half) await rm(half, { recursive: true, force: true })
    forget()
  }
}

async function assertOurs(folder: string): Promise<void> {
  const names: string[] = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [] as string[]
    throw new UserError(`Cannot write \`${folder}\`: ${reason(error)}`, { cause: error })
  })
  if (names.length > 0 && !names.includes(mark))
    throw new UserError(
      `Unexpected files in \`${folder}\`, expected an empty folder or an earlier export; choose another with \`-o\``,
    )
}
