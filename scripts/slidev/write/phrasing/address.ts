/** Addresses of links. */

import { plain } from '../characters.ts'

/** Schemes that open in another program or page and run nothing here. */
const schemes = new Set(['http:', 'https:', 'mailto:'])

/** Characters that mean something to Markdown, KaTeX, Vue or a table. */
const special = /[^\w\-.~:/?#@!&+,;=%]/gu

/**
 * The address of a link, as it may stand in `[label](address)`.
 *
 * @param url As the article has it.
 * @returns The address, serialised as browsers do and without any character
 *   that Markdown knows; nothing where the scheme is another than http, https
 *   or mailto, or the address is relative (Slidev would route it within the deck).
 */
export function address(url: string): string | undefined {
  if (!URL.canParse(plain(url))) return undefined
  const parsed = new URL(plain(url))
  if (!schemes.has(parsed.protocol)) return undefined
  return parsed.href
    .replace(special, (character) => encodeURIComponent(character).replace(/[!'()*]/g, percent))
    .replace(/(?<=v)-(?=drag)/gi, '%2D')
    .replace(/&(?=#\d{1,7};|#x[\da-f]{1,6};|[a-z][a-z\d]{1,31};)/gi, '&amp;')
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}
