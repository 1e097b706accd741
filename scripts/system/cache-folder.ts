import { chmod, lstat, mkdir, readdir, rm } from 'node:fs/promises'
import { homedir, tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

/** The user alone may read and write: what lies in the cache is run as a program. */
const privateMode = 0o700

/**
 * @param env the environment, `process.env` as a rule
 * @returns where this program may keep files between runs, best place first
 */
function cacheFolders(env: NodeJS.ProcessEnv): string[] {
  const home = env['HOME'] || homedir()
  const usual =
    process.platform === 'win32'
      ? (env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'))
      : process.platform === 'darwin'
        ? join(home, 'Library', 'Caches')
        : join(home, '.cache')
  const { uid } = userInfo()
  return [join(env['XDG_CACHE_HOME'] || usual, 'lectern'), join(tmpdir(), `lectern-cache-${uid}`)]
}

/**
 * Make a private folder in the cache, in the home folder or, where that cannot be written, in
 * the temporary folder.
 *
 * @param name of the folder inside the cache
 * @param env the environment, `process.env` as a rule
 * @returns the path of the folder, which exists and belongs to this user alone
 * @throws {Error} when there is no such place; its message names each one tried
 */
export async function cacheFolder(name: string, env: NodeJS.ProcessEnv): Promise<string> {
  const failures: string[] = []
  for (const base of cacheFolders(env)) {
    try {
      const folder = join(base, name)
      await mkdir(base, { recursive: true, mode: privateMode })
      await assertOwn(base)
      await mkdir(folder, { recursive: true, mode: privateMode })
      return folder
    } catch (error) {
      failures.push(`${base}: ${(error as Error).message}`)
    }
  }
  throw new Error(`Unexpected cache folders that cannot be used, expected one (${failures.join('; ')})`)
}

/**
 * Take away all that this program keeps between runs.
 *
 * @param env the environment, `process.env` as a rule
 * @returns the folders that were there, and how many bytes their files had
 * @throws {Error} when one cannot be taken away
 */
export async function emptyCache(env: NodeJS.ProcessEnv): Promise<{ folders: string[]; bytes: number }> {
  const folders: string[] = []
  let bytes = 0
  for (const base of cacheFolders(env)) {
    if (!(await lstat(base).catch(() => undefined))?.isDirectory()) continue
    await assertOwn(base)
    for (const entry of await readdir(base, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) bytes += (await lstat(join(entry.parentPath, entry.name))).size
    await rm(base, { recursive: true, force: true })
    folders.push(base)
  }
  return { folders, bytes }
}

async function assertOwn(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const entry = await lstat(folder)
  if (!entry.isDirectory() || entry.uid !== process.getuid?.())
    throw new Error('Unexpected owner, expected a folder of this user')
  if ((entry.mode & 0o077) !== 0) await chmod(folder, privateMode)
}
