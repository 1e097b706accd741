import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder } from '#system/cache-folder.ts'
import { createDirAtomic } from '#system/create-dir-atomic.ts'
import { unpackWoff } from './woff.ts'

/**
 * The fonts a browser falls back to where the deck brings none.
 * Chinese first: without it hanzi are blank boxes on a bare Linux.
 */
const fonts = [
  { package: '@fontsource/noto-sans-sc', file: 'noto-sans-sc-chinese-simplified-400-normal' },
  { package: '@fontsource/noto-sans-sc', file: 'noto-sans-sc-chinese-simplified-700-normal' },
  { package: '@fontsource/inter', file: 'inter-latin-400-normal' },
  { package: '@fontsource/inter', file: 'inter-latin-700-normal' },
  { package: '@fontsource/jetbrains-mono', file: 'jetbrains-mono-latin-400-normal' },
] as const

/** To be raised when the list above changes: the cached folder is named after it. */
const edition = 'fonts-1'

/**
 * Give a browser on Linux fonts: the system's, and ours behind them. Without any font Chromium
 * prints blank text and reports success.
 *
 * @param env the environment, `process.env` as a rule
 * @returns the variables to start the browser with; none off Linux, and none where the user has
 *   chosen a fontconfig
 * @throws {Error} when no cache folder can be written
 */
export async function fontEnvironment(env: NodeJS.ProcessEnv): Promise<Record<string, string>> {
  if (process.platform !== 'linux' || env['FONTCONFIG_FILE'] || env['FONTCONFIG_PATH']) return {}
  const cache = await cacheFolder('fonts', env)
  const folder = await createDirAtomic(cache, edition, async (half) => {
    for (const font of fonts) {
      const woff = fileURLToPath(import.meta.resolve(`${font.package}/files/${font.file}.woff`))
      await writeFile(join(half, `${font.file}.ttf`), unpackWoff(await readFile(woff)))
    }
    await writeFile(join(half, 'fonts.conf'), configuration(join(cache, edition), join(cache, 'index')))
  })
  return { FONTCONFIG_FILE: join(folder, 'fonts.conf') }
}

function configuration(folder: string, index: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${xml(folder)}</dir>
  <cachedir>${xml(index)}</cachedir>
</fontconfig>
`
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
