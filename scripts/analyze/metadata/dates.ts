/** Dates as people and programs write them → `YYYY-MM-DD`. */

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthName = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?'

/** Each form with the order of its groups. */
const forms: readonly { pattern: RegExp; order: 'dmy' | 'mdy' | 'ymd' }[] = [
  // 2025-05-23T20:08, 2025/5/23, 2025.5.23, 2025年5月23日
  { pattern: /(?<!\d)((?:19|20)\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)日?/, order: 'ymd' },
  // May 23, 2025
  {
    pattern: new RegExp(`\\b${monthName}\\s(\\d{1,2})(?:st|nd|rd|th)?,?\\s((?:19|20)\\d\\d)\\b`, 'i'),
    order: 'mdy',
  },
  // 23 May 2025
  {
    pattern: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s${monthName},?\\s((?:19|20)\\d\\d)\\b`, 'i'),
    order: 'dmy',
  },
]

/** A date and the words that say it. */
export interface Dated {
  date: string
  words: string
}

/** @returns The first date in a text that exists in the calendar. */
export function findDate(value: string): Dated | undefined {
  for (const { pattern, order } of forms) {
    const match = pattern.exec(value)
    if (!match) continue
    const group = (letter: 'd' | 'm' | 'y'): string => match[order.indexOf(letter) + 1] ?? ''
    const name = group('m').slice(0, 3).toLowerCase()
    const date = iso(Number(group('y')), months.indexOf(name) + 1 || Number(group('m')), Number(group('d')))
    if (date) return { date, words: match[0] }
  }
  return undefined
}

function iso(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : undefined
}
