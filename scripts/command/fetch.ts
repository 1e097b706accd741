/** Articles from the web: fetched only when asked, and never from this network unless that is asked too. */

import path from 'node:path'
import { Agent, fetch, type Response } from 'undici'
import { VFile } from 'vfile'
import { isPrivate, lookupPublic, PrivateAddressError } from './fetch-lookup.ts'

/** An address whose article cannot be had. */
class FetchError extends Error {}

/** How to fetch. All have defaults. */
export interface FetchOptions {
  /** Allow addresses of this machine and this network (default: `false`). */
  allowPrivate?: boolean
  /** How long it may take in all, redirects too, milliseconds (default: 30 000). */
  timeout?: number
  /** How large the article may be, unpacked, bytes (default: 20 MB). */
  largest?: number
}

/** Long enough for a slow server, short enough for the one who waits, milliseconds. */
const patience = 30_000
/** A page with all its scripts inside has 5 MB, a Word document with pictures 15. */
const largestArticle = 20 * 1024 * 1024
/** One from http to https, one to the language, one to the new place; more is a loop. */
const mostRedirects = 5
/** Types that articles come in. What is none of these is asked for its content. */
const readable =
  /^(?:text\/(?:html|markdown|x-markdown|plain|x-web-markdown)|application\/(?:xhtml\+xml|json|x-ipynb\+json|octet-stream|zip|vnd\.openxmlformats-officedocument\.wordprocessingml\.document))$/i

/** @returns Whether an input is an address rather than a file. */
export function isAddress(input: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(input)
}

/**
 * Fetch an article.
 *
 * @param input Its address.
 * @returns Its bytes, with the address that it came from and the encoding that the server says.
 * @throws FetchError with a sentence for people.
 */
export async function fetchArticle(input: string, options?: FetchOptions | null): Promise<VFile> {
  const { allowPrivate = false, timeout = patience, largest = largestArticle } = options ?? {}
  const dispatcher = new Agent({
    connect: { timeout, ...(allowPrivate ? {} : { lookup: lookupPublic }) },
    headersTimeout: timeout,
    bodyTimeout: timeout,
  })
  const signal = AbortSignal.timeout(timeout)
  try {
    const { response, address } = await follow(input, allowPrivate, dispatcher, signal)
    const [type = '', charset] = contentType(response)
    if (!readable.test(type))
      throw new FetchError(
        `Unexpected content of type \`${type || 'unknown'}\` at \`${address.href}\`, expected HTML, Markdown, plain text, a Word document or a notebook`,
      )
    const value = await bytes(response, address, largest)
    const file = new VFile({ path: nameOf(address, type), value })
    file.data.address = address.href
    if (charset) file.data.charset = charset
    return file
  } catch (error) {
    throw explained(error, input, timeout)
  } finally {
    await dispatcher.destroy()
  }
}

async function follow(
  input: string,
  allowPrivate: boolean,
  dispatcher: Agent,
  signal: AbortSignal,
): Promise<{ response: Response; address: URL }> {
  let address = check(input, allowPrivate)
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const response = await fetch(address, {
      dispatcher,
      signal,
      redirect: 'manual',
      headers: { accept: 'text/html, text/markdown, text/plain;q=0.9, */*;q=0.5', 'user-agent': 'lectern' },
    })
    const next = response.headers.get('location')
    if (response.status >= 300 && response.status < 400 && next !== null) {
      await response.body?.cancel()
      address = check(next, allowPrivate, address)
    } else if (response.ok) return { response, address }
    else {
      await response.body?.cancel()
      throw new FetchError(
        `Unexpected answer \`${response.status}\` from \`${address.href}\`, expected an article`,
      )
    }
  }
  throw new FetchError(
    `Unexpected ${mostRedirects + 1} redirects from \`${input}\`, expected at most ${mostRedirects}`,
  )
}

/** @returns An address that may be asked. Names are looked up when the connection is made. */
function check(input: string, allowPrivate: boolean, base?: URL): URL {
  const address = URL.parse(input, base)
  if (!address)
    throw new FetchError(`Unexpected address \`${input}\`, expected one like \`https://example.com/article\``)
  if (address.protocol !== 'http:' && address.protocol !== 'https:')
    throw new FetchError(
      `Unexpected scheme \`${address.protocol}\` of \`${input}\`, expected \`http:\` or \`https:\``,
    )
  if (address.username || address.password)
    throw new FetchError(`Unexpected user name in the address of \`${address.host}\`, expected none`)
  if (!allowPrivate && isPrivate(address.hostname)) throw new PrivateAddressError(address.hostname)
  return address
}

function contentType(response: Response): [type: string | undefined, charset: string | undefined] {
  const header = response.headers.get('content-type') ?? ''
  return [header.split(';')[0]?.trim().toLowerCase(), /charset\s*=\s*"?([\w.:-]+)/i.exec(header)?.[1]]
}

async function bytes(response: Response, address: URL, largest: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new FetchError(`Unexpected size of \`${address.href}\`, expected at most ${largest / 1024 / 1024} MB`)
  if (Number(response.headers.get('content-length') ?? 0) > largest) {
    await response.body?.cancel()
    throw tooLarge()
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > largest) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The name of the article: the last part of its address, which may have no ending. */
function nameOf(address: URL, type: string): string {
  const last = address.pathname.split('/').findLast(Boolean)
  let name = last ?? address.hostname
  try {
    name = decodeURIComponent(name)
  } catch {
    // A broken escape stays as it is.
  }
  name = name.replaceAll(/[/\\\0]/g, '-')
  const known = /\.(?:md|markdown|mdx|html?|xhtml|txt|docx|ipynb)$/i.test(name)
  if (known) return name
  const ending = type.includes('html') ? '.html' : type.includes('markdown') ? '.md' : ''
  return `${last === undefined ? name : name.replace(/\.(?:php|aspx?|jsp|shtml)$/i, '')}${ending || path.extname(name) || '.txt'}`
}

function explained(error: unknown, input: string, timeout: number): Error {
  const chain: Error[] = []
  for (let at: unknown = error; at instanceof Error && chain.length < 5; at = at.cause) chain.push(at)
  const known = chain.find((one) => one instanceof FetchError || one instanceof PrivateAddressError)
  if (known instanceof FetchError) return known
  if (known)
    return new FetchError(
      `Unexpected address \`${input}\` of this machine or this network (${known.message}), expected one of the web. To fetch it all the same, say \`--allow-private-network\`.`,
    )
  if (chain.some(({ name, message }) => name === 'TimeoutError' || /timeout/i.test(`${name} ${message}`)))
    return new FetchError(
      `Unexpected wait for \`${input}\`, expected an answer within ${timeout / 1000} seconds`,
    )
  const reason = chain.at(-1)
  const code: string | undefined = (reason as NodeJS.ErrnoException)?.code
  const told: Record<string, string> = {
    ENOTFOUND: 'there is no such host',
    EAI_AGAIN: 'the name of the host cannot be looked up; is there a network?',
    ECONNREFUSED: 'nobody answers there',
    ECONNRESET: 'the connection broke',
  }
  return new FetchError(
    `Unexpected failure to fetch \`${input}\`: ${(code && told[code]) ?? reason?.message ?? String(error)}`,
  )
}
