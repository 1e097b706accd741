/** Bytes to text: which encoding an article is in. */

/** Encodings that announce themselves by their first bytes. */
const marks: { bytes: number[]; encoding: string }[] = [
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
]

/**
 * Decode the value of a file.
 *
 * Without a mark: UTF-8 when it is valid, else GB18030 when that is valid (old
 * Chinese pages), else Windows-1252, which is always valid.
 *
 * @param value Text stays as it is.
 */
export function decode(value: string | Uint8Array | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return value
  const marked = marks.find((mark) => mark.bytes.every((byte, index) => value[index] === byte))
  if (marked) return new TextDecoder(marked.encoding).decode(value)
  return strict(value, 'utf-8') ?? strict(value, 'gb18030') ?? new TextDecoder('windows-1252').decode(value)
}

function strict(value: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(value)
  } catch {
    return undefined
  }
}
