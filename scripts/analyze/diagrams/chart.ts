/**
 * A series of numbers with one unit.
 *
 * ```text
 *   | 规模 | 延迟（ms） |      - Chrome: 65%        日志占 46%，图片占 30%，视频占 24%。
 *   | 2B   | 12        |        ^^^^^^ label         ^^^^ label ^^^ amount
 *     ^^ label ^^ amount              ^^^ amount
 * ```
 *
 * Shares that add up to 100 % are a pie, all else bars. Numbers that name
 * something (ports, years, versions, ranks), prices, guesses and ranges are none.
 */

import type { List, Table, TableCell } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Diagram } from '#tree/nodes.ts'
import { cut } from '../sentences/prose.ts'
import { amountOf, sameUnit } from './amounts.ts'
import { type Made, makeDiagram, plain, size } from './make-diagram.ts'
import type { Sentence } from './types.ts'

/** Heads of columns whose numbers count nothing, or say a price. */
const names =
  /(?:^|\b)(?:id|ids|no|nr|#|number(?! of)|code|port|rank|version|year|date|page|line|index|seed|level|step|order|price|cost|fee|phone|zip|isbn|pr|issue)s?\b|编号|序号|号码|学号|端口|排名|名次|版本|年份|年度|日期|页码|行号|代码|状态码|样本|索引|优先级|等级|步骤|价格|费用|单价|售价|电话|邮编|题号|默认值|取值|^第/i

/** Heads of columns that measure: without a unit a number needs one of them. */
const measures =
  /[数量率分度值]$|得分|分数|准确|精度|大小|耗时|时间|占比|比例|\bnumber of\b|\b(?:counts?|scores?|accuracy|rate|share|size|total|percent(?:age)?|users?|downloads?|stars?|requests?|commits?|contributors?|members?|lines|latency|throughput|speed|time|tokens|parameters|f1|bleu|rouge)\b/i

/** A unit in the head: `延迟（ms）`, `Latency (ms)`. */
const inHead = /[（(]\s*([^（()）]{1,12})\s*[）)]\s*$/

/** A row that is made of the others. */
const summary = /^(?:合计|总计|总和|小计|平均(?:值)?|均值|total|sum|average|mean|overall|all)$/i

/** Below this share of the longest bar a bar is not seen. */
const leastBar = 1 / 60

/** Rounded shares may miss 100 by so much. */
const rounding = 0.5

/** @returns The chart of a table with one column of amounts. */
export function chartOfTable({ children: [head, ...rows] }: Table): Diagram | undefined {
  if (!head || rows.length < size.fewest || rows.length > size.most) return undefined
  if (!rows.every(({ children }) => children.length === head.children.length)) return undefined
  const column = (at: number): TableCell[] => rows.flatMap(({ children }) => children.slice(at, at + 1))
  const texts = (at: number): string[] => column(at).map((cell) => toString(cell).trim())
  const numeric = head.children
    .map((_, at) => at)
    .filter((at) => at > 0 && texts(at).some((words) => /^[^\p{L}]*\d/u.test(words)))
  const [at] = numeric
  const title = at === undefined ? '' : toString(head.children[at] ?? []).trim()
  if (at === undefined || numeric.length !== 1 || names.test(title) || !plain(title)) return undefined
  const amounts = sameUnit(texts(at))
  const unit = amounts?.unit || inHead.exec(title)?.[1] || ''
  if (!amounts || (unit === '' && !measures.test(title))) return undefined
  const labels = texts(0)
  if (labels.some((words) => summary.test(words)) || /[$€£¥￥]|元/.test(title)) return undefined
  const made = labels.map((words, index): Made => ({
    words,
    amount: amounts.values[index] ?? 0,
    from: [column(0)[index], column(at)[index]].filter((cell) => cell !== undefined),
  }))
  const measure = amounts.unit === '' || inHead.test(title) ? title : `${title} (${amounts.unit})`
  return draw(made, unit, measure)
}

/** @returns The chart of a list whose items are a name and an amount, all of them. */
export function chartOfList({ children }: List): Diagram | undefined {
  const items = children.map(({ children: [first, ...rest] }) => {
    if (first?.type !== 'paragraph' || rest.length > 0) return undefined
    const match = /^(.{1,40}?)\s*(?:[：:]|\s[—–-]\s|——)\s*(\S.*?)[。.；;，,]?$/u.exec(toString(first))
    return match?.[1] && match[2] ? { words: match[1], amountText: match[2], from: first } : undefined
  })
  const complete = items.filter((item) => item !== undefined)
  if (complete.length !== items.length || complete.some(({ words }) => names.test(words))) return undefined
  const amounts = sameUnit(complete.map(({ amountText: stated }) => stated))
  if (!amounts || amounts.unit === '' || complete.some(({ words }) => summary.test(words))) return undefined
  const made = complete.map(({ words, from }, index): Made => {
    return { words, from, amount: amounts.values[index] ?? 0 }
  })
  return draw(made, amounts.unit, amounts.unit)
}

/** A share and whose it is. */
const shares: readonly RegExp[] = [
  /(?<name>[^，,、；;。：:]{1,24}?)\s*(?:约?占(?:比|了|到|据)?(?:为|达)?)\s*(?<share>\d+(?:\.\d+)?)\s*[%％]/dgu,
  /(?<name>[A-Za-z][^,;:.()]{0,40}?)\s+(?:accounts? for|makes? up|takes?(?: up)?|holds?|has)?\s*\(?(?<share>\d+(?:\.\d+)?)\s?%\)?/dg,
]

/** What stands before a name in a series. */
const lead = /^(?:其中|而|和|以及|剩下的?|其余的?|and|while|the|of which|with|in which)\s*/i

/** The years of a series: `2019 年为 12 万`, `12 million in 2019`. */
const years: readonly RegExp[] = [
  /(?<name>(?:19|20)\d\d)\s*年(?:只有|仅有|仅为|达到了?|增长到|增至|升至|升到|降到|降至|为|是|有)?\s*(?<amount>\d[\d,]*(?:\.\d+)?\s*(?:[%％]|[A-Za-z]{1,4}|\p{Script=Han}{1,2}))(?=[，,；;。、]|$)/dgu,
  /(?<amount>\d[\d,]*(?:\.\d+)?\s?(?:%|[A-Za-z]{1,10}))\s+in\s+(?<name>(?:19|20)\d\d)\b/dg,
]

/** @returns The first chart that a sentence tells: shares that make a whole, or a year and an amount each. */
export function chartOfProse(sentences: readonly Sentence[]): Diagram | undefined {
  for (const { prose, span } of sentences) {
    const value = prose.value.slice(span.from, span.to)
    if (!/\d/.test(value) || !plain(value)) continue
    for (const pattern of [...shares, ...years]) {
      const made = [...value.matchAll(pattern)].map((match) => {
        const { name = '', share, amount = `${share}%` } = match.groups ?? {}
        const from = span.from + match.index
        const words = cut(prose, { from, to: from + match[0].length })
        return { words: name.replace(lead, '').trim(), amountText: amount, from: words }
      })
      const amounts = sameUnit(made.map(({ amountText: stated }) => stated))
      if (!amounts || amounts.unit === '') continue
      // Some shares of a whole tell little; that they add up says that they are all.
      if (shares.includes(pattern) && !isWhole(amounts.values)) continue
      const found = draw(
        made.map(({ words, from }, index) => ({ words, from, amount: amounts.values[index] ?? 0 })),
        amounts.unit,
        amounts.unit,
      )
      if (found) return found
    }
  }
  return undefined
}

function isWhole(values: readonly number[]): boolean {
  return Math.abs(values.reduce((sum, value) => sum + value, 0) - 100) <= rounding
}

function draw(made: readonly Made[], unit: string, measure: string): Diagram | undefined {
  const values = made.map(({ amount }) => amount ?? 0)
  if (values.some((value) => value < leastBar * Math.max(...values)) || new Set(values).size < 2)
    return undefined
  // 1, 2, 3: numbers of rows.
  if (values.every((value, index) => value === (values[0] ?? 0) + index)) return undefined
  // 2019, 2020, 2024: years.
  if (unit === '' && values.every((value) => Number.isInteger(value) && value > 1900 && value < 2100))
    return undefined
  if (made.some(({ words }) => amountOf(words)?.unit === '' && !/^(?:19|20)\d\d$/.test(words.trim())))
    return undefined
  if (unit === '%' && isWhole(values)) return makeDiagram('pie', made)
  const found = makeDiagram('chart', made)
  return found && { ...found, measure }
}
