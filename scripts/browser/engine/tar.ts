/*
 *   header, 512 bytes: name at 0, mode at 100, size at 124 (octal), type at 156
 *   content, padded to 512 bytes … two empty blocks
 */
const block = 512

/** A file in a tar archive. */
export interface TarFile {
  /** Relative path with `/`. */
  name: string
  bytes: Buffer
}

/**
 * Read the plain files of a small tar archive. Folders and links are left out.
 *
 * @param tar the bytes of the archive
 * @returns its files in their order
 * @throws {RangeError} when a name leads out of the archive
 */
export function readTar(tar: Buffer): TarFile[] {
  const files: TarFile[] = []
  for (let at = 0; at + block <= tar.length && tar[at] !== 0;) {
    const name = text(tar, at, 100)
    const size = Number.parseInt(text(tar, at + 124, 12), 8)
    const type = text(tar, at + 156, 1)
    if (name.startsWith('/') || name.split('/').includes('..'))
      throw new RangeError(`Unexpected name \`${name}\` in a tar archive, expected a relative one`)
    const from = at + block
    if (type === '' || type === '0') files.push({ name, bytes: tar.subarray(from, from + size) })
    at = from + Math.ceil(size / block) * block
  }
  return files
}

function text(bytes: Buffer, at: number, length: number): string {
  return bytes
    .toString('utf8', at, at + length)
    .replace(/\0.*$/s, '')
    .trim()
}
