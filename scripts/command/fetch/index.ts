/** Articles from the web: fetched only when asked, and never from this network unless that is asked too. */

import path from 'node:path'
import { VFile } from 'vfile'
import { decoded } from '#tree/address.ts'
import { type Fetched, fetchGuarded, type Limits, type Wanted } from './guarded.ts'

/** Long enough for a slow server, short enough for the one who waits, milliseconds. */
const patience = 30_000
/** A page with all its scripts inside has 5 MB, a Word document with pictures 15. */
export const largestArticle = 20 * 1024 * 1024
/** Types that articles come in. What is none of these is asked for its content. */
const readable =
  /^(?:text\/(?:html|markdown|x-markdown|plain|x-web-markdown)|application\/(?:pdf|gzip|x-gzip|x-tar|x-eprint-tar|x-eprint|xhtml\+xml|json|x-ipynb\+json|octet-stream|zip|vnd\.openxmlformats-officedocument\.wordprocessingml\.document))$/i

const article: Wanted = {
  name: 'an article',
  accept: 'text/html, text/markdown, text/plain;q=0.9, */*;q=0.5',
  refuse: (type, address) =>
    readable.test(type)
      ? undefined
      : `Unexpected content of type \`${type || 'unknown'}\` at \`${address}\`, expected HTML, Markdown, plain text, a PDF, LaTeX, a Word document or a notebook`,
}

/** @returns Whether an input is an address rather than a file. */
export function isAddress(input: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(input)
}

/**
 * Fetch an article.
 *
 * @param input Its address.
 * @param options Public addresses, 30 seconds and 20 MB by default.
 * @returns Its bytes, with the address that it came from and the encoding that the server says.
 * @throws FetchError with a sentence for people.
 */
export async function fetchArticle(input: string, options?: Partial<Limits> | null): Promise<VFile> {
  const { allowPrivate = false, timeout = patience, largest = largestArticle } = options ?? {}
  const limits = { allowPrivate, timeout, largest }
  const asked = await fetchGuarded(input, article, limits)
  const paper = asked.type.includes('html') ? paperOf(asked) : undefined
  const { address, type, charset, bytes } = paper ? await fetchGuarded(paper, article, limits) : asked
  const file = new VFile({ path: nameOf(address, type), value: bytes })
  file.data.address = address.href
  if (charset) file.data.charset = charset
  return file
}

/** What marks the page of a preprint that holds its abstract alone. */
const preprint = /<meta\b[^>]*\bname="citation_arxiv_id"/i
/** Its link to the whole of it as a page, and what it says of the PDF where there is no such page. */
const links = [
  /<a\b(?=[^>]*\bid="latexml-download-link")[^>]*\bhref="([^"]+)"/i,
  /<meta\b(?=[^>]*\bname="citation_pdf_url")[^>]*\bcontent="([^"]+)"/i,
]
/** Both stand in the first part of the page, bytes. */
const within = 200_000

/** @returns The whole of a paper where an address is that of its abstract: on the same host, and nowhere else. */
function paperOf({ address, bytes }: Fetched): string | undefined {
  const page = new TextDecoder('latin1').decode(bytes.subarray(0, within))
  if (!preprint.test(page)) return undefined
  return links
    .map((link) => link.exec(page)?.[1])
    .map((link) => (link === undefined ? null : URL.parse(link.replaceAll('&amp;', '&'), address)))
    .find((link) => link?.host === address.host && link.protocol === address.protocol)?.href
}

/** The name of the article: the last part of its address, which may have no ending. */
function nameOf(address: URL, type: string): string {
  const last = address.pathname.split('/').findLast(Boolean)
  const name = decoded(last ?? address.hostname).replaceAll(/[/\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '-')
  const known = /\.(?:md|markdown|mdx|html?|xhtml|txt|docx|ipynb|pdf|tex|tar|gz|zip)$/i.test(name)
  if (known) return name
  const ending = type.includes('html') ? '.html' : type.includes('markdown') ? '.md' : ''
  return `${last === undefined ? name : name.replace(/\.(?:php|aspx?|jsp|shtml)$/i, '')}${ending || path.extname(name) || '.txt'}`
}
