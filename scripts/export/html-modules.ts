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
 * Put modules into an import map, each as a `data:` address, so that they work without a server:
 * from a disk a browser loads no module by its path.
 *
 * ```text
 *   import "./Frame-x.js"               →  import "lectern:assets/Frame-x.js"
 *   new URL("p.png", import.meta.url)   →  new URL("data:image/png;base64,…")
 * ```
 *
 * @param source the modules of a built site
 * @returns the import map as JSON, and the script that starts the first module
 */
export function bundle(source: BundleSource): { map: string; start: string } {
  const known = new Set(source.modules)
  const imports: Record<string, string> = {}
  for (const name of source.modules) {
    const code = rewrite(source.text(name), name, known, source.address)
    imports[scheme + name] = `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
  }
  return { map: JSON.stringify({ imports }), start: `import ${JSON.stringify(scheme + source.entry)}` }
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
