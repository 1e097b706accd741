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

/** A text and how its encoding was found. */
export interface Decoded {
  text: string
  /** The encoding, where nothing named it and it is not UTF-8. */
  guessed?: string
  /** Whether the bytes fit this encoding clearly better than any other. */
  sure?: boolean
}

/** From this confidence on (of 100), chardet was right for each text of two sentences that was tried. */
const sureFrom = 50
/** Characters of a script stand in a text of their language; so many bytes tell which one it is. */
const sampled = 100_000

/**
 * Decode the value of a file.
 *
 * Without a mark: UTF-16 by its NULs, UTF-8 when it is valid, else what the server or the page
 * says, else what the bytes look like: Big5, GB18030, Shift_JIS, EUC, KOI8 or a Windows code page.
 *
 * @param value Text stays as it is.
 * @param charset What the server says, if one was asked.
 */
export async function decode(value: string | Uint8Array | undefined, charset?: string): Promise<Decoded> {
  if (value === undefined) return { text: '' }
  if (typeof value === 'string') return { text: value }
  const marked = marks.find((mark) => mark.bytes.every((byte, index) => value[index] === byte))
  if (marked) return { text: new TextDecoder(marked.encoding).decode(value) }
  const wide = wideEncoding(value)
  if (wide) return { text: new TextDecoder(wide).decode(value), guessed: wide, sure: true }
  const start = new TextDecoder('windows-1252').decode(value.subarray(0, declaredWithin))
  const match = declaration.exec(start)
  const declaredNames = [charset, match?.[1] ?? match?.[2]].filter((name) => name !== undefined)
  for (const encoding of ['utf-8', ...declaredNames]) {
    const text = strict(value, encoding)
    if (text !== undefined) return { text }
  }
  return guess(value)
}

async function guess(value: Uint8Array): Promise<Decoded> {
  const damaged = damagedUtf8(value)
  if (damaged !== undefined) return { text: damaged, guessed: 'UTF-8 with broken characters', sure: false }
  const { default: chardet } = await import('chardet')
  const [best, next] = chardet.analyse(value.subarray(0, sampled))
  if (best && best.confidence >= sureFrom) {
    const sure = best.confidence > (next?.confidence ?? 0)
    // A cut or mixed text is not valid to its end.
    const text = strict(value, best.name) ?? loose(value, best.name)
    if (text !== undefined) return { text, guessed: best.name, sure }
  }
  // Old Chinese files are short at times; every text is valid in Windows-1252.
  const chinese = strict(value, 'gb18030')
  if (chinese !== undefined) return { text: chinese, guessed: 'GB18030', sure: false }
  return { text: new TextDecoder('windows-1252').decode(value), guessed: 'Windows-1252', sure: false }
}

function strict(value: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(value)
  } catch {
    // Not in this encoding, or none that is known.
    return undefined
  }
}

/** UTF-8 that was cut, or into which something else was pasted: nearly all sequences are whole. */
function damagedUtf8(value: Uint8Array): string | undefined {
  const text = new TextDecoder().decode(value)
  const broken = text.match(/\ufffd/g)?.length ?? 0
  const whole = text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0
  return whole > broken * wholeSequences ? text : undefined
}

/** In other encodings, bytes beyond ASCII make hardly a whole sequence of UTF-8. */
const wholeSequences = 8

/** Of a text in this encoding, at most so many characters are broken. */
const brokenShare = 0.01

function loose(value: Uint8Array, encoding: string): string | undefined {
  try {
    const text = new TextDecoder(encoding).decode(value)
    const broken = text.match(/\ufffd/g)?.length ?? 0
    return broken <= text.length * brokenShare ? text : undefined
  } catch {
    return undefined
  }
}

/** So many bytes are looked at. */
const sample = 8192
/** Of UTF-16 that was read rightly, nearly all characters are usual ones. */
const usualShare = 0.95
const usual =
  /[\t\n\r -~\u00a0-\u024f\u0370-\u04ff\u2010-\u203f\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uff5e]/g

/**
 * UTF-16 by what it makes of the bytes: letters of the languages that people write, and not of
 * dozens of scripts at once.
 *
 * @returns The encoding; nothing for bytes that are no text of two bytes each, or have no NUL.
 */
export function wideEncoding(bytes: Uint8Array): 'utf-16be' | 'utf-16le' | undefined {
  const head = bytes.subarray(0, Math.min(sample, bytes.length & ~1))
  if (!head.includes(0)) return undefined
  const [best] = (['utf-16le', 'utf-16be'] as const)
    .map((encoding) => {
      const text = new TextDecoder(encoding).decode(head)
      return { encoding, share: (text.match(usual)?.length ?? 0) / text.length }
    })
    .toSorted((a, b) => b.share - a.share)
  return best && best.share >= usualShare ? best.encoding : undefined
}
