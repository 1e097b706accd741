/** What kind of picture bytes are, by themselves: names and servers say anything. */

/** Each kind that browsers show and that cannot run, with the ending of its files. */
const kinds: readonly [extension: string, holds: (bytes: Uint8Array) => boolean][] = [
  // The line end and the end-of-file mark in it show what a transfer as text did to a file.
  ['.png', (bytes) => ascii(bytes, 0, 8) === '\u0089PNG\r\n\u001A\n'],
  ['.jpg', (bytes) => ascii(bytes, 0, 3) === '\u00FF\u00D8\u00FF'],
  ['.gif', (bytes) => /^GIF8[79]a$/.test(ascii(bytes, 0, 6))],
  // A RIFF file: its size stands between its name and its kind.
  ['.webp', (bytes) => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP'],
  ['.avif', isAvif],
]

/**
 * @param bytes A file.
 * @returns The ending that its name should have; nothing where it is no picture
 *   that a deck can show. SVG is none: it can hold scripts and addresses.
 */
export function imageKind(bytes: Uint8Array): string | undefined {
  return kinds.find(([, matches]) => matches(bytes))?.[0]
}

/** More brands than any file names, bytes. */
const longestBrands = 256

/**
 * The first box of the file names what it can be read as (ISO/IEC 14496-12, § 4.3).
 *
 * ```text
 *   size(4) "ftyp" brand(4) version(4) brand(4) brand(4) …
 *                  ^^^^^^^^            ^^^^^^^^^^^^^^^^^^^
 * ```
 */
function isAvif(bytes: Uint8Array): boolean {
  if (bytes.length < 16 || ascii(bytes, 4, 8) !== 'ftyp') return false
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  const brands = ascii(bytes, 8, 12) + ascii(bytes, 16, Math.min(size, longestBrands))
  return (brands.match(/[^]{4}/g) ?? []).some((brand) => brand === 'avif' || brand === 'avis')
}

/** Bytes as characters of the same numbers. */
function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to))
}
