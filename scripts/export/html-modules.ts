/// <reference lib="dom" />

import { posix } from 'node:path'

export interface BundleSource {
  /** Names of all modules that may be asked for, relative to the site. */
  modules: readonly string[]
  /** Name of the first one. */
  entry: string
  text(this: void, name: string): string
  /** A file as a `data:` address; nothing where there is no such file. */
  address(this: void, name: string): string | undefined
}

/** Begins the names by which modules know one another once they have no place any more. */
const scheme = 'lectern:'

/**
 * Put modules into a page, so that they work without a server: from a disk a browser loads no module
 * by its path. They become `blob:` addresses when the page opens; as `data:` addresses, of millions of
 * characters, each question for one of them takes seconds.
 *
 * ```text
 *   import "./Frame-x.js"               →  import "lectern:assets/Frame-x.js"
 *   new URL("p.png", import.meta.url)   →  new URL("data:image/png;base64,…")
 * ```
 *
 * @param source the modules of a built site
 * @returns HTML for the end of the body: the modules by their names, and what starts the first of them
 */
export function bundle(source: BundleSource): string {
  const known = new Set(source.modules)
  const modules = Object.fromEntries(
    source.modules.map((name) => [scheme + name, rewrite(source.text(name), name, known, source.address)]),
  )
  // Neither a tag nor a comment of the page may begin or end in the text.
  const json = JSON.stringify(modules).replaceAll('<', String.raw`\u003c`)
  return `<script type="application/json" id="lectern-modules">${json}</script>
<script>(${start.toString()})(${JSON.stringify(scheme + source.entry)})</script>`
}

/** Runs inside the page. */
function start(entry: string): void {
  const text = document.getElementById('lectern-modules')!.textContent
  const imports: Record<string, string> = {}
  for (const [name, code] of Object.entries(JSON.parse(text) as Record<string, string>))
    imports[name] = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
  const add = (type: string, content: string): void => {
    const script = document.createElement('script')
    script.type = type
    script.textContent = content
    document.body.append(script)
  }
  add('importmap', JSON.stringify({ imports }))
  add('module', `import ${JSON.stringify(entry)}`)
}

const modulePath = /(["'`])(\.{1,2}\/[\w.@~+/-]+\.m?js)\1/g
const fileAddress = /new URL\(\s*(["'`])([^"'`$]+)\1\s*,\s*(?:""\s*\+\s*)?import\.meta\.url\s*\)/g
/** A picture in the head matter of a slide: its address begins at the root of the site. */
const rootAddress = /(["'`])\.?\/([^"'`$\\\s?#]+\.(?:png|jpe?g|gif|svg|webp|avif|mp4|webm|mp3))\1/gi

function rewrite(
  code: string,
  name: string,
  known: ReadonlySet<string>,
  address: BundleSource['address'],
): string {
  const folder = posix.dirname(name)
  return code
    .replace(modulePath, (all, _quote, path: string) => {
      const target = posix.join(folder, path)
      return known.has(target) ? JSON.stringify(scheme + target) : all
    })
    .replace(fileAddress, (all, _quote, path: string) => {
      const data = address(posix.join(folder, decodeURI(path)))
      return data === undefined ? all : `new URL(${JSON.stringify(data)})`
    })
    .replace(rootAddress, (all, _quote, path: string) => {
      const data = address(decodeURI(path))
      return data === undefined ? all : JSON.stringify(data)
    })
}
