import { mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { rmSync } from 'node:fs'
import { atExit } from './at-exit.ts'
import { UserError, reason } from './errors.ts'

/**
 * Put a file in its place whole or not at all: what was there before stays until then.
 *
 * @param file path of the file
 * @param bytes its content
 * @throws {UserError} when the folder cannot be made, is read-only or full
 */
export async function writeFileAtomic(file: string, bytes: string | Uint8Array): Promise<void> {
  const half = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`)
  const forget = atExit(() => rmSync(half, { force: true }))
  try {
    await mkdir(dirname(file), { recursive: true })
    const handle = await open(half, 'w')
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(half, file)
  } catch (error) {
    // Where nothing could be written there is nothing to take away, and this error is not the reason.
    await rm(half, { force: true }).catch(() => {})
    throw new UserError(`Cannot write \`${file}\`: ${reason(error)}`, { cause: error })
  } finally {
    forget()
  }
}
