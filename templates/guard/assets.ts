/** A build that would publish a file of somewhere else fails. */

import { existsSync } from 'node:fs'
import path from 'node:path'
import { narrowed, within } from './places.ts'

interface Config {
  root: string
  server: { fs: { allow: string[] } }
}

interface Output {
  type: string
  fileName: string
  originalFileNames?: string[]
}

/** @returns The plugin for Vite. */
export function assets() {
  let root = ''
  let allowed: string[] = []
  return {
    name: 'deck-guard:assets',
    apply: 'build' as const,
    configResolved(config: Config) {
      root = config.root
      allowed = narrowed(config.server.fs.allow, root)
    },
    generateBundle(
      this: { error(message: string): never },
      _options: unknown,
      bundle: Record<string, Output>,
    ) {
      for (const output of Object.values(bundle)) {
        for (const name of output.type === 'asset' ? (output.originalFileNames ?? []) : []) {
          const file = path.resolve(root, name)
          // Fonts and pictures of packages are public anyway, and slides are no files.
          const open = within(file, allowed) || file.split(path.sep).includes('node_modules')
          if (open || !existsSync(file)) continue
          this.error(
            `Unexpected file \`${file}\` in the deck, expected files of its own folder; it would be published as \`${output.fileName}\``,
          )
        }
      }
    },
  }
}
