import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Slidev's command, to be run with `process.execPath`. */
export const slidevEntry = fileURLToPath(new URL('../bin/slidev.mjs', import.meta.resolve('@slidev/cli')))

/**
 * @returns the version of the installed Slidev, for example `53.0.0`
 * @throws {Error} when the package has no readable `package.json`
 */
export function slidevVersion(): string {
  const file = new URL('../package.json', import.meta.resolve('@slidev/cli'))
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
  return version
}
