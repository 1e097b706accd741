import { Parser, zhHansModel } from 'budoux'

const parser = new Parser(zhHansModel)
const words = new Intl.Segmenter('zh', { granularity: 'word' })

/** A word of one hanzi that opens a clause. */
const CONNECTIVE = /(?<=[，、；：,;:])[而但且或并和与及]/g

/** What no line begins with: signs that close something, and what says where a noun is
 *  (`模型之上`). */
const CLOSING = /^(?:[。，、：；！？）」』》〉】〕”’…·:,.;!?)\]%]|之[上下中前后间内外])/

/** Cuts Chinese text where a line may end. */
export function phrasesOf(text: string): string[] {
  const ends = new Set<number>()
  let end = 0
  for (const phrase of parser.parse(text)) ends.add((end += phrase.length))

  // Not within words: BudouX, which guesses, also cuts `inst|ruct` and `之|上`.
  const starts = new Set([...words.segment(text)].map(({ index }) => index))
  for (const place of ends) {
    if (!starts.has(place) || CLOSING.test(text.slice(place, place + 2))) ends.delete(place)
  }

  // And it leaves a connective with the clause before it: a line would end in `，而`.
  for (const { index } of text.matchAll(CONNECTIVE)) {
    ends.delete(index + 1)
    ends.add(index)
  }

  const cuts = [0, ...[...ends, text.length].toSorted((a, b) => a - b)]
  return cuts.slice(1).map((to, i) => text.slice(cuts[i], to))
}
