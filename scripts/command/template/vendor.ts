/**
 * The packages that a theme uses, copied beside it, so that it runs where they are not installed.
 *
 * ```text
 *   import '@fontsource/inter/400.css'      import '../../vendor/@fontsource/inter/400.css'
 *           ^^^^^^^^^^^^^^^^^ a package  →           ^^^^^^^^^^^^ copied beside the theme
 * ```
 */

import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** What plain Slidev brings along. */
const brought = /^(?:@slidev\/|vue$|vue\/|mermaid$|katex|shiki|node:|virtual:|#)/

/** An import of a package: TypeScript, Vue and CSS write it alike. */
const imported =
  /(\bfrom\s+|\bimport\s+|@import\s+(?:url\()?|\burl\(\s*)(['"])((?:@[\w.-]+\/)?[a-zA-Z][\w.-]*(?:\/[\w./-]+)?)\2/g

/**
 * @param folders A theme, and the kit beside it.
 * @returns Whether a package that the theme uses cannot be found from there.
 */
export function lacksPackages(folders: readonly string[]): boolean {
  return folders
    .flatMap(sources)
    .some((file) =>
      packagesOf(readFileSync(file, 'utf8')).some((name) => !folderFrom(rootOf(name).name, file)),
    )
}

/**
 * Copy what is used of each package into `vendor/` beside the theme, and point the imports there.
 *
 * @param home Where the theme and its kit lie.
 * @param folders The theme and its kit; all that lies there without them.
 * @returns The folder of the copies, where there are any.
 */
export function vendorPackages(home: string, folders: readonly string[] = [home]): string | undefined {
  const vendor = path.join(home, 'vendor')
  for (const file of folders.flatMap(sources)) {
    const text = readFileSync(file, 'utf8')
    const changed = text.replaceAll(imported, (whole, keyword: string, quote: string, name: string) => {
      if (!isPackage(keyword, name)) return whole
      const address = path.relative(path.dirname(file), copyOf(name, file, vendor)).replaceAll(path.sep, '/')
      return `${keyword}${quote}${address.startsWith('.') ? address : `./${address}`}${quote}`
    })
    if (changed !== text) writeFileSync(file, changed)
  }
  return existsSync(vendor) ? vendor : undefined
}

/** The files that can import a package, those of the copies left out. */
function sources(folder: string): string[] {
  const vendor = path.join(folder, 'vendor')
  return filesBelow(folder).filter((file) => !file.startsWith(vendor) && /\.(?:ts|vue|css)$/.test(file))
}

function packagesOf(text: string): string[] {
  return [...text.matchAll(imported)].flatMap(([, keyword = '', , name = '']) =>
    isPackage(keyword, name) ? [name] : [],
  )
}

/** A bare `url(x.png)` is a file, and what Slidev brings needs no copy. */
function isPackage(keyword: string, name: string): boolean {
  return !brought.test(name) && !(keyword.startsWith('url') && !name.includes('/'))
}

/** `@scope/name/inner/file` → its package and the way within it. */
function rootOf(name: string): { name: string; inner: string[] } {
  const parts = name.split('/')
  const size = name.startsWith('@') ? 2 : 1
  return { name: parts.slice(0, size).join('/'), inner: parts.slice(size) }
}

/** Copies what an import needs of its package, with the licence. */
function copyOf(name: string, from: string, vendor: string): string {
  const { name: packageName, inner } = rootOf(name)
  const folder = packageFolder(packageName, from)
  const target = path.join(vendor, packageName)
  mkdirSync(target, { recursive: true })
  for (const file of readdirSync(folder).filter((entry) => /^(?:licen[cs]e|ofl|notice)/i.test(entry))) {
    cpSync(path.join(folder, file), path.join(target, file), { recursive: true })
  }
  const entry = inner.length > 0 ? path.join(folder, ...inner) : entryOf(folder)
  if (entry.endsWith('.css')) return copyStyles(entry, folder, target)
  if (!/\.[cm]?[jt]s$/.test(entry)) {
    const place = path.join(target, path.relative(folder, entry))
    mkdirSync(path.dirname(place), { recursive: true })
    cpSync(entry, place)
    return place
  }
  // A module may import its neighbours: the package goes whole, without what is only for itself.
  cpSync(folder, target, {
    recursive: true,
    filter: (file) => !/[\\/](?:node_modules|tests?|docs?|demo|scripts)$/.test(file),
  })
  forBrowsers(target)
  return path.join(target, path.relative(folder, entry))
}

/** A bundler follows the `browser` field of an installed package only: in a copy it is carried out. */
function forBrowsers(folder: string): void {
  const { browser } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    browser?: unknown
  }
  if (browser === null || typeof browser !== 'object') return
  for (const [from, to] of Object.entries(browser)) {
    // What was not copied (its tests) needs no other.
    if (!from.startsWith('.') || !existsSync(path.join(folder, from))) continue
    if (typeof to === 'string') cpSync(path.join(folder, to), path.join(folder, from))
    else if (to === false) writeFileSync(path.join(folder, from), 'export default {}\n')
  }
}

/** A style sheet with the files that it names; of fonts the newest format only, which every browser reads. */
function copyStyles(entry: string, folder: string, target: string): string {
  const text = readFileSync(entry, 'utf8').replaceAll(/,\s*url\([^)]+\.woff\)\s*format\(['"]woff['"]\)/g, '')
  const place = path.join(target, path.relative(folder, entry))
  mkdirSync(path.dirname(place), { recursive: true })
  writeFileSync(place, text)
  for (const [, address] of text.matchAll(/url\(\s*['"]?(\.{0,2}[^'")]+)['"]?\s*\)/g)) {
    if (address === undefined || /^(?:data|https?):/.test(address)) continue
    const file = path.resolve(path.dirname(entry), address)
    const copy = path.resolve(path.dirname(place), address)
    mkdirSync(path.dirname(copy), { recursive: true })
    cpSync(file, copy)
  }
  return place
}

/** The module that a bare import of a package means. */
function entryOf(folder: string): string {
  const json = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Record<string, unknown>
  const module = [conditional(json['exports']), json['module'], json['main']].find(
    (one) => typeof one === 'string',
  )
  return path.join(folder, typeof module === 'string' ? module : 'index.js')
}

/** The way to a module through the conditions of `exports` that a bundler for browsers sets. */
function conditional(exports: unknown): string | undefined {
  if (typeof exports === 'string') return exports
  if (exports === null || typeof exports !== 'object') return undefined
  const map = exports as Record<string, unknown>
  for (const key of ['.', 'browser', 'import', 'module', 'default']) {
    const found = key in map ? conditional(map[key]) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

function packageFolder(name: string, from: string): string {
  const folder = folderFrom(name, from) ?? folderFrom(name, import.meta.filename)
  if (!folder)
    throw new Error(`Unexpected package \`${name}\` that is not installed, imported by \`${from}\``)
  return folder
}

/** Links of package managers are followed, as Node does: a link would be copied as one, and its neighbours not found. */
function folderFrom(name: string, from: string): string | undefined {
  const places = createRequire(from).resolve.paths(name) ?? []
  const found = places
    .map((place) => path.join(place, name))
    .find((place) => existsSync(path.join(place, 'package.json')))
  return found === undefined ? undefined : realpathSync(found)
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
}
