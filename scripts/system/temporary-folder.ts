import { rmSync } from 'node:fs'
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { atExit } from './at-exit.ts'

/** A private folder that does not outlive the process. */
export interface Temporary {
  path: string
  dispose(): Promise<void>
}

const removal = { recursive: true, force: true, maxRetries: 3 } as const

/**
 * @param name what it is for, part of the folder's name
 * @returns a new, empty folder (mode 0700) under the system's temporary folder
 * @throws {Error} when it cannot be made
 */
export async function temporaryFolder(name: string): Promise<Temporary> {
  const path = await mkdtemp(join(await realpath(tmpdir()), `lectern-${name}-`))
  const forget = atExit(() => rmSync(path, removal))
  return {
    path,
    async dispose() {
      await rm(path, removal)
      forget()
    },
  }
}
