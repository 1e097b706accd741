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
 * The title of the deck, as Markdown.
 *
 * @param value Plain text.
 * @returns Markdown on one line.
 */
export function deckTitle(value: string): string {
  return title(pageText(value))
}

/** What is more than text to those who search in the text of a page. */
const searched = /%(?=\w+%)|\$(?=[$&`'<\d])|<(?=(?:\/?(?:head|body|html)|!doctype)\b)/gi

/**
 * A text of the deck that goes into `index.html` as well, where Vite puts
 * environment variables for `%NAME%` and looks for `</head>`, by way of
 * `String.replace`, for which `$&` is the match: a word joiner, which has no
 * width, parts them.
 *
 * @param value Plain text.
 * @returns The same on one line.
 */
export function pageText(value: string): string {
  return oneLine(value).replace(searched, '$&\u2060')
}
