/** The headers of a mail: who, when, about what. */

import { type Line, toLines } from './text/lines.ts'

/** Headers, as programs show them in English and Chinese. */
const names: Record<string, string> = {
  from: 'from', 发件人: 'from', 寄件者: 'from',
  subject: 'subject', 主题: 'subject', 主旨: 'subject',
  date: 'date', sent: 'date', 日期: 'date', 时间: 'date', 发送时间: 'date',
  to: 'to', cc: 'to', 收件人: 'to', 抄送: 'to',
} // prettier-ignore
const header = /^([\p{L}][\p{L}-]{0,30})\s*[:：]\s*(.*)$/u
/** What programs put before a subject: answers, and the name of the list. */
const before = /^(?:(?:re|fwd?|aw|wg|回复|答复|转发)\s*[:：]\s*|\[[^\][]{1,40}\]\s*(?=\S))+/i
/** An address, with the brackets around it. */
const address = /\s*<?\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b>?/g
/** @returns Whether a text begins with the headers of a mail. */
export function isMail(value: string): boolean {
  const { fields, count } = headersOf(toLines(value.slice(0, 20_000)))
  return fields.title !== undefined && count >= 2
}

/** @returns What the headers say, how many there are, and the line behind them. */
export function headersOf(lines: readonly Line[]): {
  fields: { title?: string; authors?: string[]; date?: string }
  count: number
  end: number
} {
  const fields: ReturnType<typeof headersOf>['fields'] = {}
  let count = 0
  let at = lines.findIndex(({ text }) => text !== '')
  if (at < 0) at = 0
  for (; at < lines.length; at++) {
    const line = lines[at]!
    // A long header goes on in a line that is set in.
    if (line.text && line.indent > 0 && count > 0) continue
    const match = header.exec(line.text)
    const name = names[(match?.[1] ?? '').toLowerCase()]
    const isOther = match !== null && count > 0 && /^[A-Za-z][A-Za-z-]*$/.test(match[1] ?? '')
    if (!match || (name === undefined && !isOther)) break
    count++
    const value = (match[2] ?? '').trim()
    if (name === 'subject') fields.title ??= value.replace(before, '').trim() || value
    else if (name === 'date') fields.date ??= dateOf(value)
    else if (name === 'from') {
      const person = value
        .replace(address, '')
        .replace(/^["'“]|["'”]$/g, '')
        .replace(/[[<(].*$/, '')
        .trim()
      if (person) fields.authors ??= [person]
    }
  }
  return { fields, count, end: at }
}

/** `Tue, 5 Mar 2024 10:00:00 +0800` → `5 Mar 2024`. */
function dateOf(value: string): string {
  return (
    /\d{1,2} [A-Z][a-z]{2} \d{4}|[A-Z][a-z]+ \d{1,2}, \d{4}|\d{4}\s*[-/年]\s*\d{1,2}\s*[-/月]\s*\d{1,2}\s*日?/.exec(
      value,
    )?.[0] ?? value
  )
}
