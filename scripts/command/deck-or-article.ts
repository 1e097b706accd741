/** Whether an input is a deck already, or an article that becomes one. */

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { isAddress } from './fetch/index.ts'

/** What the head matter of a Slidev deck has, and the front matter of articles has not. */
const deckKeys =
  /^(?:addons|aspectRatio|canvasWidth|colorSchema|drawings|highlighter|mdc|routerMode|theme|titleTemplate)[ \t]*:/m

/** Front matter of a slide behind the first. */
const slideMatter =
  /\n---[ \t]*\r?\n(?:[ \t]*\r?\n)*(?:background|class|clicks|layout|routeAlias|src|transition)[ \t]*:.*(?:\r?\n(?![ \t]*$).*)*?\r?\n---[ \t]*\r?\n/

/**
 * @param input what a command is given
 * @returns whether it is a folder with a `slides.md`, that file, a Markdown file that Slidev's settings make a deck, or
 *   a name that is neither there nor that of a file: then the deck of this name is missing
 */
export function isDeck(input: string): boolean {
  if (input === '-' || isAddress(input)) return false
  if (path.basename(input) === 'slides.md' || existsSync(path.join(input, 'slides.md'))) return true
  const entry = statSync(input, { throwIfNoEntry: false })
  // A folder with a paper in it is an article.
  if (entry?.isDirectory()) return !readdirSync(input).some((name) => /\.(?:tex|ltx)$/i.test(name))
  if (!entry?.isFile()) return path.extname(input) === ''
  return /\.md$/i.test(input) && isSlidev(readFileSync(input, 'utf8'))
}

function isSlidev(text: string): boolean {
  const matter = /^\uFEFF?---[ \t]*\r?\n([^]*?)\n---[ \t]*\r?\n/.exec(text)
  const rest = text.slice(matter?.[0].length ?? 0)
  if (slideMatter.test(`\n${rest}`)) return true
  return matter !== null && deckKeys.test(matter[1]!) && /^---[ \t]*$/m.test(rest)
}
