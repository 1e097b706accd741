/// <reference lib="dom" />

import { posix } from 'node:path'
import { init, parse } from 'es-module-lexer'

export interface BundleSource {
  /** Names of all modules that may be asked for, relative to the site. */
  modules: readonly string[]
  /** Name of the first one. */
  entry: string
  /** Names of the files that modules may show. */
  files: readonly string[]
  text(this: void, name: string): string
  /** A file as a `data:` address. */
  address(this: void, name: string): string
}

/** What a page needs to run without a server. */
export interface Bundle {
  /** JSON: modules and files by their names. */
  data: string
  /** The script that starts them. */
  start: string
}

/** Begins the names by which modules know one another once they have no place any more. */
const scheme = 'lectern:'

/** Where the JSON is in the page. */
export const dataId = 'lectern-modules'

/**
 * Put modules into a page, so that they work without a server: from a disk a browser loads no module
 * by its path. They become `blob:` addresses when the page opens; as `data:` addresses, of millions of
 * characters, each question for one of them takes seconds.
 *
 * ```text
 *   import "./Frame-x.js"   →  import "lectern:assets/Frame-x.js"
 * ```
 *
 * Where a module names a file, it asks `globalThis.lecternFiles` first: the build makes it do so.
 *
 * @param source the modules of a site that was built with the addresses of `page-files.ts`
 * @returns what to put into the page
 */
export async function bundle(source: BundleSource): Promise<Bundle> {
  await init
  const known = new Set(source.modules)
  const texts = source.modules.map((name) => ({ name, code: rewrite(source.text(name), name, known) }))
  const modules = Object.fromEntries(texts.map(({ name, code }) => [scheme + name, code]))
  const isNamed = (name: string): boolean =>
    [name, JSON.stringify(name).slice(1, -1)].some((form) => texts.some(({ code }) => code.includes(form)))
  const files = Object.fromEntries(source.files.filter(isNamed).map((name) => [name, source.address(name)]))
  return {
    // Neither a tag nor a comment of the page may begin or end in the text.
    data: JSON.stringify({ modules, files }).replaceAll('<', String.raw`\u003c`),
    start: `(${start.toString()})(${JSON.stringify(dataId)}, ${JSON.stringify(scheme + source.entry)})`,
  }
}

/** Runs inside the page. */
function start(id: string, entry: string): void {
  const text = document.getElementById(id)!.textContent
  const { modules, files } = JSON.parse(text) as Record<'files' | 'modules', Record<string, string>>
  Object.assign(globalThis, { lecternFiles: files })
  const imports: Record<string, string> = {}
  for (const [name, code] of Object.entries(modules))
    imports[name] = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
  const map = document.createElement('script')
  map.type = 'importmap'
  map.nonce = (document.currentScript as HTMLScriptElement).nonce
  map.textContent = JSON.stringify({ imports })
  const script = document.createElement('script')
  script.type = 'module'
  script.src = imports[entry]!
  document.body.append(map, script)
}

/** Change the places where a module names another, and no text that looks like one. */
function rewrite(code: string, name: string, known: ReadonlySet<string>): string {
  const folder = posix.dirname(name)
  let made = ''
  let at = 0
  for (const { n: path, s: from, e: to, d: dynamic } of parse(code)[0]) {
    const target = path?.startsWith('.') ? posix.join(folder, path) : ''
    if (!known.has(target)) continue
    // Of a dynamic import the place is an expression with its quotes.
    made += code.slice(at, from) + (dynamic === -1 ? scheme + target : JSON.stringify(scheme + target))
    at = to
  }
  return made + code.slice(at)
}
