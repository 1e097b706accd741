/** Where the program lies: in `scripts/` of a checkout, or bundled in `dist/` of an installed package. */

import { existsSync } from 'node:fs'
import path from 'node:path'

/** The folder with the program's `package.json` and `templates/`, absolute. */
export const programFolder = nearestPackage(import.meta.dirname)

/** Whether the program is bundled, as in a package. */
export const isInstalled = import.meta.filename.endsWith('.js')

/** Scripts that run in a process or thread of their own, or are imported by their path. */
type Script = 'slidev/build/worker' | 'slidev/sandbox-check/start-worker' | 'system/stub-modules'

/**
 * @param script its path below `scripts/`, without its ending
 * @returns the absolute path of the file that Node runs
 */
export function scriptFile(script: Script): string {
  if (isInstalled) return path.join(programFolder, 'dist', `${script}.js`)
  const source = path.join(programFolder, 'scripts', script)
  return existsSync(`${source}.ts`) ? `${source}.ts` : `${source}.js`
}

function nearestPackage(folder: string): string {
  if (existsSync(path.join(folder, 'package.json'))) return folder
  const parent = path.dirname(folder)
  if (parent === folder) throw new Error(`Missing \`package.json\` above \`${import.meta.dirname}\``)
  return nearestPackage(parent)
}
