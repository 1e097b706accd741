/** Bytes to text: which encoding an article is in. */

/** Encodings that announce themselves by their first bytes. */
const marks: { bytes: number[]; encoding: string }[] = [
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
]

/** Within so many bytes a page says its encoding (HTML Standard, § 4.2.5.4). */
const declaredWithin = 1024
/** `<meta charset="Shift_JIS">`, `<?xml encoding="…"?>` */
const declaration =
  /<meta\b[^>]{0,200}?\bcharset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{2,40})/i

declare module 'vfile' {
  interface DataMap {
    /** The encoding that the server named. */
    charset: string
  }
}

/**
 * Decode the value of a file.
 *
 * Without a mark: UTF-8 when it is valid, else what the server or the page
 * says, else GB18030 when that is valid (old Chinese pages), else Windows-1252,
 * which is always valid.
 *
 * @param value Text stays as it is.
 * @param charset What the server says, if one was asked.
 */
export function decode(value: string | Uint8Array | undefined, charset?: string): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return value
  const marked = marks.find((mark) => mark.bytes.every((byte, index) => value[index] === byte))
  if (marked) return new TextDecoder(marked.encoding).decode(value)
  const start = new TextDecoder('windows-1252').decode(value.subarray(0, declaredWithin))
  const match = declaration.exec(start)
  const said = [charset, match?.[1] ?? match?.[2]].filter((name) => name !== undefined)
  for (const encoding of ['utf-8', ...said, 'gb18030']) {
    const text = strict(value, encoding)
    if (text !== undefined) return text
  }
  return new TextDecoder('windows-1252').decode(value)
}

function strict(value: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(value)
  } catch {
    // Not in this encoding, or none that is known.
    return undefined
  }
}
