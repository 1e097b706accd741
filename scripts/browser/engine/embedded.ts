import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliDecompress, createBrotliDecompress } from 'node:zlib'
import { cacheFolder } from '#system/cache-folder.ts'
import type { Candidate } from './candidate.ts'
import { createDirAtomic } from '#system/create-dir-atomic.ts'
import { readTar } from './tar.ts'

/**
 * The browser that comes with the packages, for Linux on x64: unpacked at its first use into the
 * user's cache (210 MB, about 2 s), then found there.
 *
 * @param env the environment, `process.env` as a rule
 * @param log gets a word before the unpacking begins
 * @returns the browser and the variables it needs; nothing on other systems
 * @throws {Error} when it cannot be unpacked
 */
export async function embeddedBrowser(
  env: NodeJS.ProcessEnv,
  log: (text: string) => void,
): Promise<Candidate | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  // Never imported: loading that package changes the environment of this process.
  const root = dirname(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))))
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  const folder = await createDirAtomic(
    await cacheFolder('chromium', env),
    version,
    async (half) => {
      log(`Unpacking the embedded browser (once, 210 MB)`)
      await unpack(join(root, 'bin', 'chromium.br'), join(half, 'chromium'))
      await unpackTar(join(root, 'bin', 'al2023.tar.br'), half)
    },
    log,
  )
  const path = join(folder, 'chromium')
  const bare = await lacksLibraries(path)
  const libraries = [join(folder, 'lib'), env['LD_LIBRARY_PATH']].filter(Boolean).join(':')
  return { path, kind: 'embedded', env: bare ? { LD_LIBRARY_PATH: libraries } : {} }
}

async function unpack(packed: string, file: string): Promise<void> {
  const stream = createWriteStream(file, { mode: 0o700 })
  await pipeline(createReadStream(packed), createBrotliDecompress(), stream)
}

async function unpackTar(packed: string, folder: string): Promise<void> {
  const tar = await promisify(brotliDecompress)(await readFile(packed))
  for (const { name, bytes } of readTar(tar)) {
    const file = join(folder, name)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, bytes, { mode: 0o700 })
  }
}

/** Whether the system lacks one of the browser's libraries, or cannot say. */
async function lacksLibraries(path: string): Promise<boolean> {
  try {
    const { stdout } = await promisify(execFile)('ldd', [path])
    return stdout.includes('not found')
  } catch {
    return true
  }
}
