/**
 * Dates that open a statement, and where they lie on the line of time.
 *
 * ```text
 *   2017 年，谷歌提出 Transformer。     In May 2019, Rust got async.     - 2013: Docker
 *   ^^^^^^^^ date                     ^^^^^^^^^^^^ date                 ^^^^ date
 * ```
 */

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const year = '(?:19|20)\\d\\d'
const day = '\\d{1,2}(?:st|nd|rd|th)?'

/** `May 2019`, `May 3, 2019`, `3 May 2019`, `May 3rd`, `2019`. */
const english = `(?:${month}\\s+(?:${day},?\\s+)?${year}|${day}\\s+${month}\\s+${year}|${month}\\s+${day}|${year})`
/** `2017 年`, `2017 年 6 月 12 日`, `6 月 12 日`. */
const chinese = `(?:${year}\\s*年(?:\\s*\\d{1,2}\\s*月(?:\\s*\\d{1,2}\\s*日)?|[初底末中])?|\\d{1,2}\\s*月\\s*\\d{1,2}\\s*日)`
/** `2017-06`, `2017/6/12`, `2017.06.12`. */
const digits = `${year}(?:[-/]\\d{1,2}|[.]\\d{1,2}[.]\\d{1,2}){1,2}`

/** What parts a date from what happened. */
const sign = '\\s*(?:[：:—–]+|--?(?=\\s))\\s*'

/** A statement that opens with a date: the group is the date. */
const openings: readonly RegExp[] = [
  new RegExp(`^(${english}|${chinese}|${digits})${sign}(?=\\S)`, 'di'),
  new RegExp(`^(?:在|到了?)?\\s*(${chinese})\\s*[，,、]?\\s*(?=\\S)`, 'di'),
  new RegExp(`^(?:in|on)\\s+((?:early |mid-|late )?${english}),?\\s+(?=\\S)`, 'di'),
]

const whole = new RegExp(`^(?:${english}|${chinese}|${digits})$`, 'i')

/** A date as words and as a place in time. */
export interface Opening {
  /** Where the words of the date lie. */
  from: number
  to: number
  /** Where the statement begins. */
  rest: number
}

/** @returns The date that a statement opens with. */
export function opening(value: string): Opening | undefined {
  for (const pattern of openings) {
    const match = new RegExp(pattern.source, pattern.flags).exec(value)
    const [from, to] = match?.indices?.[1] ?? []
    if (match && from !== undefined && to !== undefined) return { from, to, rest: match[0].length }
  }
  return undefined
}

/** @returns Whether all of a text is one date. */
export function isDate(value: string): boolean {
  return whole.test(value.trim())
}

/**
 * @returns A number that grows with time, and whether it has a year; of parts of a
 *   year that are not said none. `undefined` for a day that no calendar has.
 */
export function timeOf(words: string): { time: number; year: boolean } | undefined {
  const named = new RegExp(month, 'i').exec(words)?.[0]
  const numbers = (words.match(/\d+/g) ?? []).map(Number)
  const yearAt = numbers.findIndex((number) => number >= 1900 && number < 2100)
  const [inYear = 0] = yearAt === -1 ? [] : numbers.splice(yearAt, 1)
  const inMonth = named ? months.indexOf(named.slice(0, 3).toLowerCase()) + 1 : (numbers.shift() ?? 0)
  const onDay = numbers.shift() ?? 0
  if (inMonth > 12 || onDay > 31 || (yearAt === -1 && onDay === 0)) return undefined
  return { time: (inYear * 100 + inMonth) * 100 + onDay, year: yearAt !== -1 }
}
