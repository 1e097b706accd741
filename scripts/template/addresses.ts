/** How a deck names its template and the addon that hardens it. */

import { existsSync } from 'node:fs'
import path from 'node:path'
import type { WriteOptions } from '../slidev/write/options.ts'
import { guard, type LoadedTemplate } from './load.ts'

/** Where a deck keeps a template of its own. */
export const ownTheme = 'theme'

/**
 * What `write` and `pipeline` need to know of a template, for a deck in a folder.
 *
 * @param loaded template
 * @param folder of the deck, where its `slides.md` will be; it need not exist
 * @returns Slidev's `theme:` and `addons:`, by paths that count from the folder, and the canvas in px
 */
export function deckOptions(
  { packageName, folder: themeFolder, template }: LoadedTemplate,
  folder: string,
): Required<Pick<WriteOptions, 'theme' | 'addons'>> & Pick<WriteOptions, 'canvas'> {
  return {
    theme: packageName ?? themePath(path.resolve(folder), themeFolder),
    addons: [guardAddress(path.resolve(folder))],
    canvas: template.canvas,
  }
}

/** Slidev counts a path behind `@/` from the deck's folder; a plain one it counts from the folder above. */
function guardAddress(folder: string): string {
  const own = path.join(folder, ownTheme, path.basename(guard))
  return `@/${path.relative(folder, existsSync(own) ? own : guard).replaceAll(path.sep, '/')}`
}

/** Slidev takes a path for a theme when it begins with a dot; with slashes on every system. */
function themePath(from: string, to: string): string {
  const relative = path.relative(from, to).replaceAll(path.sep, '/')
  return relative.startsWith('.') || path.isAbsolute(relative) ? relative : `./${relative}`
}
