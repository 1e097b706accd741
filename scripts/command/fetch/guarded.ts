/** Whatever is fetched from the web: in bounded time and size, and never from this network unless asked. */

import type { Response } from 'undici'
import { shortened } from '#tree/address.ts'
import { isPrivate, lookupPublic, PrivateAddressError } from './lookup.ts'

/** An address whose content cannot be had. */
export class FetchError extends Error {}

/** What is asked for. */
export interface Wanted {
  /** As it is called in messages: `an article`. */
  name: string
  /** The types to ask for, as HTTP lists them. */
  accept: string
  /** @returns What is wrong with an answer of this type, as a sentence; nothing where it may be right. */
  refuse(type: string, address: string): string | undefined
}

/** How to fetch. */
export interface Limits {
  /** Allow addresses of this machine and this network. */
  allowPrivate: boolean
  /** How long it may take in all, redirects too, milliseconds. */
  timeout: number
  /** How large the answer may be, unpacked, bytes. */
  largest: number
}

/** What an address gave. */
export interface Fetched {
  /** Where it was in the end. */
  address: URL
  /** What the server says that it is; empty where it says nothing. */
  type: string
  /** The encoding that the server says. */
  charset: string | undefined
  bytes: Uint8Array
}

/** One from http to https, one to the language, one to the new place; more is a loop. */
const mostRedirects = 5

/**
 * Fetch something.
 *
 * @param input Its address.
 * @param wanted What it should be.
 * @throws FetchError with a sentence for people.
 */
export async function fetchGuarded(input: string, wanted: Wanted, limits: Limits): Promise<Fetched> {
  const { allowPrivate, timeout, largest } = limits
  // A hundred files that only who fetches waits for.
  const { Agent, fetch } = await import('undici')
  const dispatcher = new Agent({
    connect: { timeout, ...(allowPrivate ? {} : { lookup: lookupPublic }) },
    headersTimeout: timeout,
    bodyTimeout: timeout,
  })
  const signal = AbortSignal.timeout(timeout)
  const headers = { accept: wanted.accept, 'user-agent': 'lectern' }
  const ask = (address: URL): Promise<Response> =>
    fetch(address, { dispatcher, signal, redirect: 'manual', headers })
  try {
    const { response, address } = await follow(input, wanted.name, allowPrivate, ask)
    const [type = '', charset] = contentType(response)
    const refused = wanted.refuse(type, shortened(address.href))
    if (refused !== undefined) throw new FetchError(refused)
    return { address, type, charset, bytes: await bytes(response, address, largest) }
  } catch (error) {
    throw explained(error, shortened(input), timeout)
  } finally {
    await dispatcher.destroy()
  }
}

async function follow(
  input: string,
  name: string,
  allowPrivate: boolean,
  ask: (address: URL) => Promise<Response>,
): Promise<{ response: Response; address: URL }> {
  let address = check(input, allowPrivate)
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const response = await ask(address)
    const next = response.headers.get('location')
    if (response.status >= 300 && response.status < 400 && next !== null) {
      await response.body?.cancel()
      address = check(next, allowPrivate, address)
    } else if (response.ok) return { response, address }
    else {
      await response.body?.cancel()
      throw new FetchError(
        `Unexpected answer \`${response.status}\` from \`${shortened(address.href)}\`, expected ${name}`,
      )
    }
  }
  throw new FetchError(
    `Unexpected ${mostRedirects + 1} redirects from \`${shortened(input)}\`, expected at most ${mostRedirects}`,
  )
}

/** @returns An address that may be asked. Names are looked up when the connection is made. */
function check(input: string, allowPrivate: boolean, base?: URL): URL {
  const address = URL.parse(input, base)
  if (!address)
    throw new FetchError(
      `Unexpected address \`${shortened(input)}\`, expected one like \`https://example.com/article\``,
    )
  if (address.protocol !== 'http:' && address.protocol !== 'https:')
    throw new FetchError(
      `Unexpected scheme \`${address.protocol}\` of \`${shortened(input)}\`, expected \`http:\` or \`https:\``,
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
    new FetchError(
      `Unexpected size of \`${shortened(address.href)}\`, expected at most ${largest / 1024 / 1024} MB`,
    )
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

function explained(error: unknown, input: string, timeout: number): Error {
  const chain: Error[] = []
  for (let at: unknown = error; at instanceof Error && chain.length < 5; at = at.cause) chain.push(at)
  const known = chain.find((one) => one instanceof FetchError || one instanceof PrivateAddressError)
  if (known instanceof FetchError) return known
  if (known)
    return new FetchError(
      `Unexpected address \`${input}\` of this machine or this network (${known.message}), expected one of the web. To allow it, pass \`--allow-private-network\`.`,
    )
  if (chain.some(({ name, message }) => name === 'TimeoutError' || /timeout/i.test(`${name} ${message}`)))
    return new FetchError(
      `Timed out waiting for \`${input}\`, expected an answer within ${timeout / 1000} seconds`,
    )
  const reason = chain.at(-1)
  const code: string | undefined = (reason as NodeJS.ErrnoException)?.code
  const errorTexts: Record<string, string> = {
    ENOTFOUND: 'there is no such host',
    EAI_AGAIN: 'the name of the host cannot be looked up; is there a network?',
    ECONNREFUSED: 'nobody answers there',
    ECONNRESET: 'the connection broke',
  }
  return new FetchError(
    `Could not fetch \`${input}\`: ${(code && errorTexts[code]) ?? reason?.message ?? String(error)}`,
  )
}
