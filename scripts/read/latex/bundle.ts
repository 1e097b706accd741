/** Sources of a paper in one file: `.tar.gz`, `.tar`, `.zip` and `.gz`, as preprint servers give them. */

import { Gunzip, Unzip, UnzipInflate, type UnzipFile } from 'fflate'

/** All files of a paper together, bytes; larger ones are made to fill the memory. */
const largest = 200 * 1024 * 1024
/** Files of a paper with all its pictures. */
const mostFiles = 5000
/** What is unpacked between two looks at how much it has become, bytes. */
const step = 64 * 1024

const zip = [0x50, 0x4b, 0x03, 0x04]
const gzip = [0x1f, 0x8b]

/**
 * @param bytes An archive.
 * @returns Its files by their names, none of which leads out of a folder.
 * @throws {Error} When it is damaged, or too large.
 */
export function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  if (begins(bytes, zip)) return unzip(bytes)
  const plain = begins(bytes, gzip) ? gunzip(bytes) : bytes
  return isTar(plain) ? untar(plain) : { 'paper.tex': plain }
}

function begins(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte)
}

/** https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html#tag_20_92_13_06 */
function isTar(bytes: Uint8Array): boolean {
  return bytes.length >= 512 && ascii(bytes, 257, 5) === 'ustar'
}

/** A name that stays within its folder; nothing where it does not. */
function safe(name: string): string | undefined {
  const parts = name
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part && part !== '.')
  const leaves = name.startsWith('/') || /^[a-z]:/i.test(name) || parts.includes('..')
  return leaves || parts.length === 0 || parts[0] === '__MACOSX' ? undefined : parts.join('/')
}

function tooLarge(): Error {
  return new Error(`it unpacks to more than ${largest / 1024 / 1024} MB or ${mostFiles} files`)
}

function unzip(bytes: Uint8Array): Record<string, Uint8Array> {
  const files = new Map<string, Uint8Array[]>()
  let size = 0
  const stream = new Unzip((file: UnzipFile) => {
    const chunks: Uint8Array[] = []
    const name = safe(file.name)
    if (name !== undefined && !file.name.endsWith('/')) files.set(name, chunks)
    if (files.size > mostFiles) throw tooLarge()
    file.ondata = (error, data) => {
      if (error) throw error
      size += data.length
      if (size > largest) throw tooLarge()
      chunks.push(data)
    }
    file.start()
  })
  stream.register(UnzipInflate)
  push(bytes, (chunk, last) => stream.push(chunk, last))
  return Object.fromEntries([...files].map(([name, chunks]) => [name, joined(chunks)]))
}

function gunzip(bytes: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = []
  let size = 0
  const stream = new Gunzip((data) => {
    size += data.length
    if (size > largest) throw tooLarge()
    chunks.push(data)
  })
  push(bytes, (chunk, last) => stream.push(chunk, last))
  return joined(chunks)
}

function push(bytes: Uint8Array, take: (chunk: Uint8Array, last: boolean) => void): void {
  for (let at = 0; at < bytes.length; at += step)
    take(bytes.subarray(at, at + step), at + step >= bytes.length)
}

/** Files alone: links and devices are nothing that a paper needs. */
function untar(bytes: Uint8Array): Record<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  let long = ''
  for (let at = 0; at + 512 <= bytes.length;) {
    if (bytes[at] === 0) break
    const size = Number.parseInt(ascii(bytes, at + 124, 12).trim() || '0', 8)
    if (!Number.isSafeInteger(size) || size < 0 || at + 512 + size > bytes.length)
      throw new Error('it is cut off')
    const kind = ascii(bytes, at + 156, 1)
    const content = bytes.subarray(at + 512, at + 512 + size)
    const prefix = ascii(bytes, at + 345, 155)
    const name = safe(
      long ||
        `${prefix && ascii(bytes, at + 257, 6) === 'ustar' ? `${prefix}/` : ''}${ascii(bytes, at, 100)}`,
    )
    if (kind === 'L') long = ascii(content, 0, content.length)
    else if (kind === 'x') long = /\d+ path=([^\n]+)\n/.exec(new TextDecoder().decode(content))?.[1] ?? ''
    else {
      if ((kind === '0' || kind === '') && name !== undefined) files.set(name, content)
      long = ''
    }
    if (files.size > mostFiles) throw tooLarge()
    at += 512 + Math.ceil(size / 512) * 512
  }
  return Object.fromEntries(files)
}

/** Text up to the first NUL. */
function ascii(bytes: Uint8Array, from: number, length: number): string {
  const end = bytes.subarray(from, from + length).indexOf(0)
  return new TextDecoder('latin1').decode(bytes.subarray(from, end < 0 ? from + length : from + end))
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
