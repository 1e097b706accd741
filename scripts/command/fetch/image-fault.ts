/** What keeps bytes that are called a picture from being shown as one. */

import { imageKind } from './image-kind.ts'

/** The largest that a camera takes; as it is drawn it takes four bytes a pixel. */
const largest = 100e6

/**
 * @param content A file.
 * @param address Where it is from, for people.
 * @returns Why it is not shown, as a sentence; nothing where it can be.
 */
export async function imageFault(content: Uint8Array, address: string): Promise<string | undefined> {
  if (!imageKind(content))
    return `Unexpected content of image \`${address}\`, expected PNG, JPEG, GIF, WebP or AVIF`
  // Most articles have no picture to measure.
  const { imageSize } = await import('image-size')
  try {
    const { width, height } = imageSize(content)
    if (width * height <= largest) return undefined
    return `Unexpected image \`${address}\` of ${width} × ${height} pixels, expected at most ${largest / 1e6} million`
  } catch {
    return `Unexpected end of image \`${address}\`, expected its width and height`
  }
}
