import { jaModel, Parser, zhHansModel } from 'budoux'

const parsers = { ja: new Parser(jaModel), zh: new Parser(zhHansModel) }

/** Japanese has kana between its Han characters. */
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u
const words = new Intl.Segmenter('zh', { granularity: 'word' })

/** The first hanzi of a clause: where it is a word of its own, as 而 and 是, no line ends with it. */
const OPENING = /(?<=[，、；：,;:])\p{Script=Han}/gu

/** What no line begins with: signs that close something, and what says where a noun is
 *  (`模型之上`). */
const CLOSING = /^(?:[。，、：；！？）」』》〉】〕”’…·:,.;!?)\]%]|之[上下中前后间内外])/

/** A word of one hanzi that leans on what stands before it: `指令风格的` and `语料上` are one thing to
 *  read. */
const LEANING = /^[^\s，、；：。！？,;:][的地得了着过们吗呢吧上中里内时]$/

/** Cuts Chinese text where a line may end. */
export function phrasesOf(text: string): string[] {
  const ends = new Set<number>()
  let end = 0
  for (const phrase of (kana.test(text) ? parsers.ja : parsers.zh).parse(text))
    ends.add((end += phrase.length))

  // Not within words: BudouX, which guesses, also cuts `inst|ruct` and `之|上`.
  const starts = new Map([...words.segment(text)].map(({ index, segment }) => [index, segment]))
  for (const place of ends) {
    const word = starts.get(place)
    if (
      word === undefined ||
      LEANING.test(text[place - 1] + word) ||
      CLOSING.test(text.slice(place, place + 2))
    )
      ends.delete(place)
  }

  // And it leaves the first word with the clause before it: a line would end in `，而`.
  for (const { index } of text.matchAll(OPENING)) {
    ends.delete(index + 1)
    ends.add(index)
  }

  const cuts = [0, ...[...ends, text.length].toSorted((a, b) => a - b)]
  return cuts.slice(1).map((to, i) => text.slice(cuts[i], to))
}
