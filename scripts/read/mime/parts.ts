/** Messages in parts (RFC 2045, RFC 2046): saved pages and mails. */

/** A part, or the whole message. */
export interface Part {
  /** By lower-case name; folded lines are joined, encoded words are text. */
  headers: Map<string, string>
  /** Media type in lower case: `text/html`. */
  type: string
  /** Parts of a multipart, in their order. */
  parts: Part[]
  /** What it holds, its transfer encoding undone; empty where it has parts. */
  bytes: Uint8Array
}

/** Parts within parts; mail programs nest three or four. */
const deepest = 10
/** A page has hundreds of pictures and styles; more are made to fill the memory. */
const mostParts = 5000

/**
 * ```text
 * > | Content-Type: multipart/related; boundary="b"    headers
 * > |
 * > | --b
 * > | Content-Type: text/html                          headers of a part
 * > |
 * > | <p>Text</p>                                      its bytes
 * > | --b--
 * ```
 *
 * @param message Bytes of the whole.
 */
export function partsOf(message: Uint8Array): Part {
  // Each byte is a character here, so that offsets are bytes and nothing is decoded too early.
  return part(Buffer.from(message).toString('latin1'), 0, { left: mostParts })
}

/** @returns The part and all parts in it, outermost first. */
export function flattened(part: Part): Part[] {
  return [part, ...part.parts.flatMap(flattened)]
}

/** @returns A parameter of a header: `boundary` of `Content-Type`. */
export function parameter(header: string | undefined, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(header ?? '')
  return match?.[1] ?? match?.[2]
}

function part(source: string, depth: number, budget: { left: number }): Part {
  const end = /\r?\n\r?\n|\r\r/.exec(source)
  const headers = headersOf(source.slice(0, end?.index ?? source.length))
  const body = end ? source.slice(end.index + end[0].length) : ''
  const kind = headers.get('content-type') ?? 'text/plain'
  const type = (kind.split(';', 1)[0] ?? '').trim().toLowerCase()
  const boundary = type.startsWith('multipart/') ? parameter(kind, 'boundary') : undefined
  const parts: Part[] = []
  if (boundary !== undefined && depth < deepest)
    for (const piece of pieces(body, boundary))
      if (budget.left-- > 0) parts.push(part(piece, depth + 1, budget))
  const bytes =
    parts.length > 0 ? new Uint8Array() : transferred(body, headers.get('content-transfer-encoding'))
  return { headers, type, parts, bytes }
}

/** What stands between the lines of a boundary. */
function pieces(body: string, boundary: string): string[] {
  const mark = `--${boundary}`
  const result: string[] = []
  let from = -1
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== '\n' && body[at - 1] !== '\r') continue
    if (from >= 0) result.push(body.slice(from, at).replace(/\r?\n$/, ''))
    const line = body.indexOf('\n', at)
    if (body.startsWith('--', at + mark.length) || line < 0) return result
    from = line + 1
  }
  // It was cut before its end.
  if (from >= 0) result.push(body.slice(from))
  return result
}

function headersOf(block: string): Map<string, string> {
  const headers = new Map<string, string>()
  for (const line of block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n|\r/)) {
    const match = /^([\w-]+):\s*(.*)$/.exec(line)
    const name = match?.[1]?.toLowerCase()
    if (name && !headers.has(name)) headers.set(name, decodedWords(match?.[2] ?? ''))
  }
  return headers
}

function transferred(body: string, encoding = ''): Uint8Array {
  const name = encoding.trim().toLowerCase()
  if (name === 'base64') return Buffer.from(body.replace(/[^A-Za-z0-9+/=]/g, ''), 'base64')
  return Buffer.from(name === 'quoted-printable' ? quoted(body) : body, 'latin1')
}

/** Quoted-printable (RFC 2045, § 6.7): `=3D` is a byte, `=` at the end of a line joins it. */
function quoted(value: string): string {
  return value
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** Words in another encoding (RFC 2047): `=?utf-8?B?5qCH6aKY?=`; bare bytes are UTF-8. */
function decodedWords(value: string): string {
  return Buffer.from(value, 'latin1')
    .toString('utf8')
    .replace(/(=\?[^?\s]+\?[bq]\?[^?\s]*\?=)\s+(?==\?)/gi, '$1')
    .replace(
      /=\?([^?\s*]+)(?:\*[^?\s]*)?\?([bq])\?([^?\s]*)\?=/gi,
      (whole, charset: string, way: string, text: string) => {
        const bytes = /b/i.test(way)
          ? Buffer.from(text, 'base64')
          : Buffer.from(quoted(text.replaceAll('_', ' ')), 'latin1')
        try {
          return new TextDecoder(charset).decode(bytes)
        } catch {
          return whole
        }
      },
    )
    .trim()
}
