/** What a deck remembers of its article, in the `report.json` beside it. */

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { UserError } from '#system/errors.ts'
import { resolveWithin } from '#system/resolve-within.ts'
import { isAddress } from '../fetch/index.ts'
import type { ParsedArgs } from '../arguments.ts'
import { shortPath } from '../short-path.ts'
import { keptSettings, remembered, type KeptSettings, type Remembered } from './kept-settings.ts'

/** An article, as a deck remembers it. */
export interface Identity {
  /** Address, or path from the folder of the deck with `/`; `null` where it came over standard input. */
  article: string | null
  title: string
}

/** What stands in a `report.json`, as far as a build asks it. */
interface Memory {
  article?: string | null
  title?: string
  /** Options of earlier commands. */
  settings: KeptSettings
}

/**
 * @param input address, path or `-`, as the command names the article
 * @param folder of the deck
 * @returns how the deck names it
 */
export function articleName(input: string, folder: string): string | null {
  if (input === '-') return null
  return isAddress(input) ? input : path.relative(folder, path.resolve(input)).split(path.sep).join('/')
}

/**
 * @param folder of a deck
 * @returns what it remembers; nothing where it has no report that can be read
 */
function memoryOf(folder: string): Memory | undefined {
  const file = resolveWithin(folder, 'report.json')
  if (!existsSync(file)) return undefined
  try {
    const { article, title, settings } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    return {
      ...(typeof article === 'string' || article === null ? { article } : {}),
      ...(typeof title === 'string' ? { title } : {}),
      settings: keptSettings(settings),
    }
  } catch {
    return undefined
  }
}

/**
 * Two articles never become one deck. The same one is known by its address or path, whatever it became; one that was
 * moved, saved or pasted by its title.
 *
 * @throws UserError where the deck in the folder is that of another article
 */
export function assertSameArticle(folder: string, { article, title }: Identity): void {
  const known = existsSync(resolveWithin(folder, 'slides.md')) ? memoryOf(folder) : undefined
  if (known?.article === undefined || (article !== null && article === known.article)) return
  const isThere =
    known.article !== null && !isAddress(known.article) && existsSync(path.resolve(folder, known.article))
  const isFile = article !== null && !isAddress(article)
  if (!(isThere && isFile) && (known.title === undefined || known.title === title)) return
  const name = known.article === null ? 'another article' : `\`${known.article}\``
  throw new UserError(
    `The deck in \`${shortPath(folder)}\` is of ${name}${
      known.title === undefined ? '' : `, “${known.title}”`
    }, not of “${title}”.\nNothing was written. Choose another folder with \`-o\`, or overwrite it with \`--force\`.`,
  )
}

/**
 * @param args of a command that makes a deck of an article
 * @param folder of the deck
 * @returns the command with what the deck keeps of earlier ones, unless `--forget` drops it or the deck is another's
 */
export function withMemory(args: ParsedArgs, folder: string): Remembered {
  const { forget, force } = args.values
  const memory = forget === true ? undefined : memoryOf(folder)
  const isOwn = memory?.article === articleName(args.inputs[0] ?? '-', folder)
  return remembered(args, folder, isOwn || force !== true ? memory?.settings : undefined)
}
