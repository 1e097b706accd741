import { copyFile, constants, mkdir, readdir, realpath } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'

/** A Vite plugin, as far as it is used here. */
export interface Plugin {
  name: string
  enforce?: 'pre'
  resolveId: { order: 'pre'; handler(id: string, importer?: string): unknown }
  generateBundle?(options: unknown, bundle: Record<string, Chunk>): void
}

interface Chunk {
  fileName: string
  /** Missing for files that are no scripts. */
  code?: string
}

/** Where ready modules lie in the site. */
const place = 'assets'

/** Stands for the first file of Mermaid until it is known from which folder it is asked for. */
const mermaid = 'lectern:mermaid'

/**
 * Modules that come ready and need no bundling: Mermaid's own bundle for browsers is 100 files and
 * 5 MB, and a third of the time of a build when it is bundled once more.
 *
 * @param require resolves packages as Slidev does
 * @returns the plugin that leaves them out, and what then puts them into the finished site
 */
export function readyModules(require: NodeJS.Require): {
  plugin: Plugin
  copyInto(site: string): Promise<void>
} {
  let used = false
  const plugin: Plugin = {
    name: 'lectern:ready',
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      handler(id) {
        if (!/^mermaid(?:\/dist\/mermaid\.(?:esm|core)\.mjs)?$/.test(id)) return null
        used = true
        return { id: mermaid, external: 'absolute' }
      },
    },
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (!chunk.code?.includes(mermaid)) continue
        const path = posix.relative(posix.dirname(chunk.fileName), `${place}/mermaid/mermaid.esm.min.mjs`)
        chunk.code = chunk.code.replaceAll(mermaid, path.startsWith('.') ? path : `./${path}`)
      }
    },
  }
  return {
    plugin,
    async copyInto(site) {
      if (!used) return
      const from = dirname(await realpath(require.resolve('mermaid/dist/mermaid.esm.min.mjs')))
      const to = join(site, place, 'mermaid')
      const chunks = join('chunks', 'mermaid.esm.min')
      await mkdir(join(to, chunks), { recursive: true })
      const names = (await readdir(join(from, chunks))).filter((name) => name.endsWith('.mjs'))
      const files = ['mermaid.esm.min.mjs', ...names.map((name) => join(chunks, name))]
      await Promise.all(
        files.map((file) => copyFile(join(from, file), join(to, file), constants.COPYFILE_FICLONE)),
      )
    },
  }
}

/**
 * BudouX brings a whole document model for servers, 200 modules; in a browser it asks the browser.
 * Its package says so, but to bundlers only that look above its inner `package.json`.
 */
export const browserBudoux: Plugin = {
  name: 'lectern:browser-budoux',
  enforce: 'pre',
  resolveId: {
    order: 'pre',
    handler: (id, importer) =>
      id === './dom.js' && importer?.includes('/budoux/module/')
        ? join(dirname(importer), 'dom-browser.js')
        : null,
  },
}

/**
 * The pop-ups of typed code patch parts that components of FloatingVue 5.4 do not have any more, and tell
 * the console of every page that they cannot; they work without.
 */
export const quietPopups = {
  name: 'lectern:quiet-popups',
  transform(code: string, id: string): string | undefined {
    if (!/@shikijs\/vitepress-twoslash\/dist\/client\.mjs/.test(id)) return undefined
    return code.replace(/console\.error\("Failed to patch FloatingVue", e\);?/, '')
  },
}
