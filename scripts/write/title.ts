/** Titles in front matter: Slidev compiles them as Markdown and Vue for its table of contents. */

import { oneLine } from './characters.ts'
import { escape } from './escape.ts'

/**
 * The title of a slide, as Markdown.
 *
 * @param value Plain text.
 * @returns Markdown on one line.
 */
export function title(value: string): string {
  return escape(oneLine(value), { block: 'paragraph', label: false, note: false })
}

/**
 * The title of the deck, as Markdown. It goes into `index.html` as well, where
 * Vite puts environment variables for `%NAME%`, by way of `String.replace`, for
 * which `$&` is the match: a word joiner, which has no width, parts both.
 *
 * @param value Plain text.
 * @returns Markdown on one line.
 */
export function deckTitle(value: string): string {
  return title(oneLine(value).replace(/%(?=\w+%)|\$(?=[$&`'<\d])/g, '$&\u2060'))
}
