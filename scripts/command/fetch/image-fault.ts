/** What keeps bytes that are called a picture from being shown as one. */

import { imageKind } from './image-kind.ts'

/** Nobody waits for a larger picture, and no camera writes a larger JPEG, bytes. */
export const largestImage = 20 * 1024 * 1024

/** The largest that a camera takes; as it is drawn it takes four bytes a pixel. */
const mostPixels = 100e6

/** Where a JPEG says its size, bytes: behind all that phones write before it, depths of a portrait among them. */
const jpegHeader = 4 * 1024 * 1024

/** Pictures that one AVIF is put together of. Each is looked for among all that follow. */
const mostParts = 1000

/**
 * @param content A file.
 * @param address Where it is from, for people.
 * @returns Why it is not shown, as a sentence; nothing where it can be.
 */
export async function imageFault(content: Uint8Array, address: string): Promise<string | undefined> {
  const kind = imageKind(content)
  if (!kind) return `Unexpected content of image \`${address}\`, expected PNG, JPEG, GIF, WebP or AVIF`
  if (content.length > largestImage) return tooLarge(address, content.length)
  if (kind === '.avif' && hasMore(content, 'ispe', mostParts))
    return `Unexpected image \`${address}\` of more than ${mostParts} parts`
  // Most articles have no picture to measure.
  const { imageSize } = await import('image-size')
  try {
    const { width, height } = imageSize(kind === '.jpg' ? content.subarray(0, jpegHeader) : content)
    if (width * height <= mostPixels) return undefined
    return `Unexpected image \`${address}\` of ${width} × ${height} pixels, expected at most ${mostPixels / 1e6} million`
  } catch {
    return `Unexpected end of image \`${address}\`, expected its width and height`
  }
}

/** @returns Why a file of so many bytes is not shown. */
export function tooLarge(address: string, bytes: number): string {
  const megabytes = (size: number): number => Math.ceil(size / 1024 / 1024)
  return `Unexpected image \`${address}\` of ${megabytes(bytes)} MB, expected at most ${megabytes(largestImage)} MB`
}

function hasMore(content: Uint8Array, name: string, most: number): boolean {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.length)
  let count = 0
  for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + name.length))
    if (++count > most) return true
  return false
}
