/** Numbers with a unit, as tables and lists give them. */

/** A number, the words of its unit (`%`, `ms`, `万人`), and nothing else. */
const amount =
  /^([+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*([%％]|[A-Za-zµμ°][A-Za-z/²³]{0,9}|\p{Script=Han}{1,4})?$/u

/** Money: a price is true for a day and a place. */
const money = /[$€£¥￥]|^(?:元|美元|人民币|欧元|万元|亿元|usd|eur|cny|rmb|dollars?|yuan)$/i

/** A number with its unit; `''` for none. */
export interface Amount {
  value: number
  unit: string
}

/** @returns The amount that all of a text is; `undefined` for ranges, guesses, versions, money and words. */
export function amountOf(words: string): Amount | undefined {
  const match = amount.exec(words.trim())
  if (!match?.[1]) return undefined
  const unit = (match[2] ?? '').replace('％', '%')
  // `0042` is a number of something, not an amount.
  if (/^0\d/.test(match[1]) || money.test(unit)) return undefined
  return { value: Number(match[1].replaceAll(/[,+]/g, '')), unit }
}

/** @returns Amounts of one unit; `undefined` where one is none, or another unit than the first. */
export function sameUnit(words: readonly string[]): { values: number[]; unit: string } | undefined {
  const amounts = words.map(amountOf)
  const unit = amounts[0]?.unit
  if (unit === undefined || !amounts.every((each) => each?.unit === unit)) return undefined
  return { values: amounts.map((each) => each?.value ?? 0), unit }
}
