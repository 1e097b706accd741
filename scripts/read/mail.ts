/** Mails, copied with their headers or saved as a file (RFC 5322). */

import type { Blockquote, Root, RootContent, Yaml } from 'mdast'
import type { VFile } from 'vfile'
import { stringify } from 'yaml'
import { say } from '#message/say.ts'
import { headersOf } from './mail-headers.ts'
import { blocksOfLines } from './text/index.ts'
import { type Line, toLines } from './text/lines.ts'

/** The line above a quotation that says whose it is. */
const attribution =
  /^(?:on\b.{5,200}\bwrote|.{0,100}<[^<>\s]+@[^<>\s]+>.{0,60}(?:wrote|写道)|在?.{5,100}写道)\s*[:：]$/iu
/** Courtesies at the beginning and at the end, which are no text. */
const greeting =
  /^(?:(?:hi|hello|hey|dear|good (?:morning|afternoon))\b.{0,40}|(?:大家好|各位好?|你好|您好|.{1,10}[:：]?您?好))[,，!！.。:：]?$/i
const closing =
  /^(?:(?:many )?thanks(?: a lot)?|thank you|(?:best|kind|warm)?\s*(?:regards|wishes)|best|cheers|sincerely|yours(?: \w+)?|此致|敬礼|祝好|谢谢|多谢)[,，!！.。]?$/i
/** Lines of a name below a closing. */
const mostSigned = 4

/**
 * ```text
 * > | From: Ada Example <ada@example.com>     author, without the address
 * > | Subject: Re: [queue] Alerts             title
 * > |
 * > | > Should we keep both?                  a quotation
 * > | --                                      the signature is none of the text
 * ```
 *
 * @param file Its text, normalised.
 * @returns Its tree; positions are in `file.value`.
 */
export function mail(file: VFile): Root {
  const source = String(file)
  const lines = toLines(source)
  const { fields, end } = headersOf(lines)
  const { body, dropped } = textOf(lines.slice(end))
  if (dropped > 0) say(file, 'read:courtesy', `Left out ${dropped} lines of a mail that greet or sign`)
  const first = lines[0]!
  const last = lines[Math.max(0, end - 1)]!
  const position = {
    start: { line: first.number, column: 1, offset: 0 },
    end: {
      line: last.number,
      column: last.column + last.text.length,
      offset: last.offset + last.text.length,
    },
  }
  const yaml: Yaml = { type: 'yaml', value: stringify(fields).trimEnd(), position }
  return {
    type: 'root',
    children: [yaml, ...blocks(body, source)],
    data: { scraped: true },
    position: { start: position.start, end: { line: lines.length, column: 1, offset: source.length } },
  }
}

/** The lines without greeting, signature and addresses. */
function textOf(lines: readonly Line[]): { body: Line[]; dropped: number } {
  const cut = lines.findLastIndex(({ text }) => text === '--' || text === '-- ')
  const signature = cut > 0 && lines.length - cut <= 12 ? cut : lines.length
  let kept = lines.slice(0, signature)
  const close = kept.findLastIndex(({ text }) => closing.test(text))
  if (close >= 0 && kept.slice(close + 1).filter(({ text }) => text !== '').length <= mostSigned)
    kept = kept.slice(0, close)
  const first = kept.findIndex(({ text }) => text !== '')
  const body = kept
    .filter(({ text }, at) => !(at === first && greeting.test(text)) && !attribution.test(text))
    .map((line) => withoutAddress(line))
  const words = (some: readonly Line[]): number => some.filter(({ text }) => text !== '').length
  return { body, dropped: words(lines) - words(body) }
}

function withoutAddress(line: Line): Line {
  // One in the text is there to be written to; one behind a name only says whose it is.
  const text = line.text.replace(/\s*<[\w.+-]+@[\w.-]+>/g, '')
  return text === line.text ? line : { ...line, text }
}

/** Quoted lines are block quotes, one within the other. */
function blocks(lines: readonly Line[], source: string): RootContent[] {
  const result: RootContent[] = []
  for (let at = 0; at < lines.length;) {
    let end = at
    const quoted = isQuoted(lines[at]!)
    while (end < lines.length && isQuoted(lines[end]!) === quoted) end++
    const run = lines.slice(at, end)
    if (quoted) {
      const children = blocks(run.map(unquoted), source) as Blockquote['children']
      const [start, stop] = [children[0]?.position?.start, children.at(-1)?.position?.end]
      if (start && stop) result.push({ type: 'blockquote', children, position: { start, end: stop } })
    } else result.push(...blocksOfLines(run, source))
    at = end
  }
  return result
}

function isQuoted({ text }: Line): boolean {
  return text.startsWith('>')
}

function unquoted(line: Line): Line {
  const skip = /^>\s?/.exec(line.text)?.[0].length ?? 0
  return {
    ...line,
    text: line.text.slice(skip),
    column: line.column + skip,
    offset: line.offset + skip,
    width: line.width - skip,
  }
}
