/** Pictures of other sites: fetched only with `--fetch-images`, few and small. */

import { fetchGuarded, FetchError, type Limits, type Wanted } from './guarded.ts'
import { largestImage } from './image-fault.ts'
import { imageKind } from './image-kind.ts'

/** A picture as a file of a deck. */
export interface Figure {
  content: Uint8Array
  /** `.png` and so on. */
  extension: string
}

/** How to fetch pictures. All have defaults but who may be asked. */
export interface ImageOptions extends Partial<Limits> {
  /** The address of the article, which theirs may be relative to. */
  base?: string | undefined
  /** How many may be asked for (default: 100). */
  most?: number
  /** How large they may be together, bytes (default: 100 MB). */
  largestTotal?: number
  /** How long they may take together, milliseconds (default: 120 000). */
  patience?: number
}

/** Slower servers keep the person waiting who builds, milliseconds. */
const timeout = 15_000
/** No article of 150 has more than 32 pictures. */
const most = 100
/** More than that is no deck that one sends, bytes. */
const largestTotal = 100 * 1024 * 1024
/** Two minutes of silence are as much as a command may ask for, milliseconds. */
const patience = 120_000
/** Browsers ask one server for six things at once; half of that is polite. */
const maxParallel = 3

const imageRequest: Wanted = {
  name: 'a picture',
  accept: 'image/avif, image/webp, image/png, image/jpeg, image/gif',
  refuse: (type, address) => (type === 'image/svg+xml' ? notAnImage(address, 'SVG') : undefined),
}

/**
 * Fetch pictures, in the order of their addresses: the same answers give the same pictures.
 *
 * @param addresses Where they are; relative ones where `base` is given.
 * @param options Public addresses by default.
 * @returns For each address its picture, or why there is none, as a sentence.
 */
export async function fetchImages(
  addresses: readonly string[],
  options?: ImageOptions | null,
): Promise<Map<string, Figure | string>> {
  const limits = {
    allowPrivate: false,
    timeout,
    largest: largestImage,
    most,
    largestTotal,
    patience,
    ...options,
  }
  const until = performance.now() + limits.patience
  const result = new Map<string, Figure | string>()
  let total = 0
  for (let from = 0; from < addresses.length; from += maxParallel) {
    const some = addresses.slice(from, from + maxParallel)
    const fetched = await Promise.all(
      some.map(async (address, at) => {
        if (from + at >= limits.most)
          return `Too many images on other machines: ${addresses.length}, expected at most ${limits.most}`
        const left = until - performance.now()
        if (left <= 0)
          return `Timed out: the images before this one took too long, expected all within ${limits.patience / 1000} seconds`
        return one(address, { ...limits, timeout: Math.min(limits.timeout, Math.ceil(left)) })
      }),
    )
    for (const [at, found] of fetched.entries()) {
      const size = typeof found === 'string' ? 0 : found.content.length
      const fits = total + size <= limits.largestTotal
      if (fits) total += size
      result.set(
        some[at]!,
        fits
          ? found
          : `Too large: all images so far, expected at most ${limits.largestTotal / 1024 / 1024} MB`,
      )
    }
  }
  return result
}

async function one(address: string, options: Limits & ImageOptions): Promise<Figure | string> {
  try {
    const input = URL.parse(address, options.base ?? 'https://localhost')?.href ?? address
    const { address: place, bytes } = await fetchGuarded(input, imageRequest, options)
    const extension = imageKind(bytes)
    return extension === undefined ? notAnImage(place.href, 'content') : { content: bytes, extension }
  } catch (error) {
    if (error instanceof FetchError) return error.message
    throw error
  }
}

function notAnImage(address: string, what: string): string {
  return `Unexpected ${what} at \`${address}\`, expected an image: AVIF, GIF, JPEG, PNG or WebP`
}
