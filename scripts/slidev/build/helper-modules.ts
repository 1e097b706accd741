/**
 * Modules that Slidev makes up and writes into `node_modules` of the deck's folder are kept in memory: a deck in a
 * folder that is read-only can be built, and nothing of a build is left beside it. Slidev has no option for that.
 *
 * To be imported in the process that builds, before Slidev.
 */

import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const place = /[\\/]node_modules[\\/]\.slidev[\\/]virtual(?:[\\/]|$)/

const modules = new Map<string, string>()

const { mkdirSync, writeFileSync } = fs
Object.assign(fs, {
  mkdirSync: (folder: string, ...options: []) =>
    place.test(folder) ? undefined : mkdirSync(folder, ...options),
  writeFileSync: (file: string, content: string, ...options: []) =>
    place.test(file) ? void modules.set(file, content) : writeFileSync(file, content, ...options),
})
syncBuiltinESMExports()

/** A module's id in Vite → its path as Slidev writes it: with slashes, and a drive on Windows. */
function pathOf(id: string): string {
  return id.replace(/^\/@fs(?:\/(?=[a-z]:))?/i, '').replace(/\?.*$/s, '')
}

/** Gives Vite these modules. */
export const helperModules = {
  name: 'lectern:helper-modules',
  enforce: 'pre',
  resolveId(this: void, id: string) {
    return modules.has(pathOf(id)) ? pathOf(id) : null
  },
  load(this: void, id: string) {
    return modules.get(pathOf(id)) ?? null
  },
}
