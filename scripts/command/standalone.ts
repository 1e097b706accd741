/**
 * A deck that can be sent away whole: its theme and the packages that the theme
 * uses lie beside it, so that it runs with plain Slidev in any folder.
 *
 * ```text
 *   import '@fontsource/inter/400.css'      import '../../vendor/@fontsource/inter/400.css'
 *           ^^^^^^^^^^^^^^^^^ a package  →           ^^^^^^^^^^^^ copied beside the theme
 * ```
 */

import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { LoadedTemplate } from '../template/load.ts'
import { eject, ownTheme } from './template.ts'

/** What plain Slidev brings along. */
const brought = /^(?:@slidev\/|vue$|vue\/|mermaid$|katex|shiki|node:|virtual:|#)/

/** An import of a package: TypeScript, Vue and CSS write it alike. */
const imported =
  /(\bfrom\s+|\bimport\s+|@import\s+(?:url\()?|\burl\(\s*)(['"])((?:@[\w.-]+\/)?[a-zA-Z][\w.-]*(?:\/[\w./-]+)?)\2/g

/**
 * @param loaded The template.
 * @param deck Folder of the deck.
 * @returns The folders written.
 */
export function makeStandalone({ folder }: LoadedTemplate, deck: string): string[] {
  const written = eject(folder, deck, true)
  const theme = path.join(deck, ownTheme)
  const vendor = path.join(theme, 'vendor')
  for (const file of filesBelow(theme)) {
    if (file.startsWith(vendor) || !/\.(?:ts|vue|css)$/.test(file)) continue
    const text = readFileSync(file, 'utf8')
    const changed = text.replaceAll(imported, (whole, keyword: string, quote: string, name: string) => {
      if (brought.test(name) || (keyword.startsWith('url') && !name.includes('/'))) return whole
      const address = path.relative(path.dirname(file), copyOf(name, file, vendor)).replaceAll(path.sep, '/')
      return `${keyword}${quote}${address.startsWith('.') ? address : `./${address}`}${quote}`
    })
    if (changed !== text) writeFileSync(file, changed)
  }
  return existsSync(vendor) ? [...written, vendor] : written
}

/** Copies what an import needs of its package, with the licence. */
function copyOf(name: string, from: string, vendor: string): string {
  const [scope, second, ...rest] = name.split('/')
  const scoped = scope?.startsWith('@') === true
  const packageName = scoped ? `${scope}/${second}` : (scope ?? name)
  const inner = scoped ? rest : name.split('/').slice(1)
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
  return path.join(target, path.relative(folder, entry))
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
  const places = [from, import.meta.filename].flatMap(
    (place) => createRequire(place).resolve.paths(name) ?? [],
  )
  const folder = places
    .map((place) => path.join(place, name))
    .find((place) => existsSync(path.join(place, 'package.json')))
  if (!folder)
    throw new Error(`Unexpected package \`${name}\` that is not installed, imported by \`${from}\``)
  return folder
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
}
