import { inflateSync } from 'node:zlib'

/*
 *   WOFF 1                                   sfnt (.ttf)
 *   ┌ header, 44 bytes ─ tables at 12 ┐      ┌ header, 12 bytes              ┐
 *   │ 20 bytes a table: tag, offset,  │  →   │ 16 bytes a table: tag, sum,   │
 *   │ packed length, length, checksum │      │ offset, length                │
 *   └ tables, each packed with zlib ──┘      └ tables, unpacked, 4-aligned ──┘
 */
const woffHeader = 44
const woffEntry = 20
const sfntHeader = 12
const sfntEntry = 16

/** Signature of WOFF 1, `wOFF`. */
const signature = 0x774f4646

/**
 * Unpack a WOFF 1 web font into a font file as operating systems know it.
 *
 * Chromium takes no web fonts from fontconfig (it prints blank text instead), so the packed
 * fonts from the registry serve as system fonts only after this.
 *
 * @param woff the bytes of a `.woff` file
 * @returns the bytes of the `.ttf` (or `.otf`) file
 * @throws {TypeError} when the bytes are no WOFF 1
 */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.length < woffHeader || woff.readUInt32BE(0) !== signature)
    throw new TypeError('Unexpected bytes, expected a WOFF 1 font')
  const count = woff.readUInt16BE(12)
  const power = Math.floor(Math.log2(count))
  const header = Buffer.alloc(sfntHeader + sfntEntry * count)
  woff.copy(header, 0, 4, 8)
  header.writeUInt16BE(count, 4)
  header.writeUInt16BE(2 ** power * 16, 6)
  header.writeUInt16BE(power, 8)
  header.writeUInt16BE((count - 2 ** power) * 16, 10)

  const parts: Buffer[] = [header]
  let end = header.length
  for (let index = 0; index < count; index++) {
    const from = woffHeader + index * woffEntry
    const offset = woff.readUInt32BE(from + 4)
    const packed = woff.readUInt32BE(from + 8)
    const length = woff.readUInt32BE(from + 12)
    const bytes = woff.subarray(offset, offset + packed)
    const to = sfntHeader + index * sfntEntry
    woff.copy(header, to, from, from + 4)
    header.writeUInt32BE(woff.readUInt32BE(from + 16), to + 4)
    header.writeUInt32BE(end, to + 8)
    header.writeUInt32BE(length, to + 12)
    const table = packed < length ? inflateSync(bytes) : bytes
    const padding = Buffer.alloc(-table.length & 3)
    parts.push(table, padding)
    end += table.length + padding.length
  }
  return Buffer.concat(parts)
}
