/** The program as a package has it: bundled. */

import { cpSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { run } from './process.ts'

const root = path.resolve(import.meta.dirname, '../..')

/**
 * Bundle the program.
 *
 * @param folder A folder that is there, and where no package lies.
 * @returns Absolute path of the script to run with Node.
 */
export function packed(folder: string): string {
  run(process.execPath, ['.ci/bundle.js'], { cwd: root })
  for (const name of ['dist', 'templates', 'package.json', 'scripts/lectern.js'])
    cpSync(path.join(root, name), path.join(folder, name), { recursive: true })
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction')
  return path.join(folder, 'scripts/lectern.js')
}
