/** Archives from somewhere, unpacked once within a bound. */

import { Unzip, UnzipInflate, type UnzipFile, zipSync } from 'fflate'

/** What is unpacked between two looks at how much it has become, bytes. */
const step = 64 * 1024

/**
 * What an archive says of its size is its author's word; so it is unpacked in steps and counted.
 *
 * @param archive bytes
 * @param most bytes that all files together may have
 * @returns the files by name
 * @throws {Error} when it is damaged, or larger than that
 */
export function unpack(archive: Uint8Array, most: number): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array[]>()
  let size = 0
  const unzip = new Unzip((file: UnzipFile) => {
    const chunks: Uint8Array[] = []
    files.set(file.name, chunks)
    file.ondata = (error, data) => {
      if (error) throw error
      size += data.length
      if (size > most) throw new Error(`it unpacks to more than ${Math.round(most / 1024 / 1024)} MB`)
      chunks.push(data)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  for (let at = 0; at < archive.length; at += step)
    unzip.push(archive.subarray(at, at + step), at + step >= archive.length)
  return new Map([...files].map(([name, chunks]) => [name, Buffer.concat(chunks)]))
}

/**
 * @param files by name
 * @returns an archive that holds nothing else, not compressed
 */
export function pack(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return zipSync(Object.fromEntries(files), { level: 0 })
}
