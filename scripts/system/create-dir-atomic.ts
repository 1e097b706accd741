import { existsSync, rmSync } from 'node:fs'
import { mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { atExit } from './at-exit.ts'

/** Lists what a full folder holds. */
const listName = '.contents.json'

/** A folder that nobody has filled for so long was left by a process that died, ms. */
const abandoned = 60 * 60 * 1000

/** What a folder in a cache holds. */
interface Contents {
  /** Size in bytes of each file, by its path in the folder. */
  files: Record<string, number>
}

/**
 * Fill a folder once and for all: it is seen complete or not at all, however many processes do it
 * at the same time and wherever one of them dies. One that was damaged since is filled anew.
 *
 * @param parent an existing folder
 * @param name of the folder to fill, with the version in it
 * @param fill puts the files into the folder it is given
 * @param log gets a sentence where a damaged folder is filled anew
 * @returns the path of the full folder
 * @throws {Error} what `fill` throws; nothing is left then
 */
export async function createDirAtomic(
  parent: string,
  name: string,
  fill: (folder: string) => Promise<void>,
  log?: (text: string) => void,
): Promise<string> {
  const folder = join(parent, name)
  if (await isWhole(folder, log)) return folder
  await prune(parent)
  const half = await mkdtemp(join(parent, `.${name}-`))
  const forget = atExit(() => rmSync(half, { recursive: true, force: true }))
  try {
    await fill(half)
    await seal(half)
    await rename(half, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error
    })
    return folder
  } finally {
    await rm(half, { recursive: true, force: true })
    forget()
  }
}

/**
 * Look at a folder that was filled once; one that is not as it was is thrown away.
 *
 * @param folder in a cache
 * @param log gets a sentence where it was damaged
 * @returns whether it is there with all of its files, each as long as it was
 */
export async function isWhole(folder: string, log?: (text: string) => void): Promise<boolean> {
  if (!existsSync(folder)) return false
  if (await hasAll(folder)) return true
  // Without a list it is of an older version of this program.
  if (existsSync(join(folder, listName))) log?.(`The cache \`${folder}\` was damaged and is made anew`)
  await discard(folder)
  return false
}

async function hasAll(folder: string): Promise<boolean> {
  try {
    const { files } = JSON.parse(await readFile(join(folder, listName), 'utf8')) as Contents
    const sizes = await Promise.all(
      Object.entries(files).map(async ([name, size]) => (await stat(join(folder, name))).size === size),
    )
    return sizes.length > 0 && sizes.every(Boolean)
  } catch {
    return false
  }
}

/** Take a folder away at once, also where others look into it meanwhile. */
async function discard(folder: string): Promise<void> {
  const away = `${folder}.${process.pid}.old`
  await rename(folder, away).catch(() => undefined)
  await rm(away, { recursive: true, force: true })
}

/** Have all of a folder on the disk, and beside it what it holds. */
async function seal(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files: Record<string, number> = {}
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const handle = await open(path, 'r')
    try {
      await handle.sync()
      files[path.slice(folder.length + 1)] = (await handle.stat()).size
    } finally {
      await handle.close()
    }
  }
  const list = join(folder, listName)
  await writeFile(list, JSON.stringify({ files } satisfies Contents), { flush: true })
}

/** Throw away what processes that died had begun, or had not taken away. */
async function prune(parent: string): Promise<void> {
  const names = (await readdir(parent)).filter((name) => name.startsWith('.') || name.endsWith('.old'))
  for (const name of names) {
    const path = join(parent, name)
    const changed = (await stat(path).catch(() => undefined))?.mtimeMs ?? Date.now()
    if (Date.now() - changed > abandoned) await rm(path, { recursive: true, force: true })
  }
}
