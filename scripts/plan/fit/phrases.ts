/**
 * Where our templates let Chinese break, and which names they keep whole: the same as `usePhrases`
 * and `useNames` of the templates do in the browser; a test holds the two against each other.
 */

import { jaModel, Parser, zhHansModel } from 'budoux'

const parsers = { ja: new Parser(jaModel), zh: new Parser(zhHansModel) }

/** Japanese has kana between its Han characters. */
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u
const words = new Intl.Segmenter('zh', { granularity: 'word' })

/** The first hanzi of a clause: where it is a word of its own, as 而 and 是, no line ends with it. */
const opening = /(?<=[，、；：,;:])\p{Script=Han}/gu

/** What no line begins with. */
const closing = /^(?:[。，、：；！？）」』》〉】〕”’…·:,.;!?)\]%]|之[上下中前后间内外])/

/** A word of one hanzi that leans on what stands before it: `指令风格的` and `语料上` are one thing to
 *  read. */
const leaning = /^[^\s，、；：。！？,;:][的地得了着过们吗呢吧上中里内时]$/

/** A name with a digit or an inner capital, of 64 characters at most, and a date. */
const name =
  /(?=[\w.-]{0,63}?(?:\d|[a-z][A-Z]|-[A-Z]))[A-Za-z][\w.]{0,15}(?:-[\w.]{1,15}){1,3}|\b\d{4}-\d\d-\d\d\b/g

/** @returns Phrases that stay whole, one after the other. */
export function phrasesOf(text: string): string[] {
  const ends = new Set<number>()
  let end = 0
  for (const phrase of (kana.test(text) ? parsers.ja : parsers.zh).parse(text))
    ends.add((end += phrase.length))
  const starts = new Map([...words.segment(text)].map(({ index, segment }) => [index, segment]))
  for (const place of ends) {
    const word = starts.get(place)
    if (
      word === undefined ||
      leaning.test(text[place - 1] + word) ||
      closing.test(text.slice(place, place + 2))
    )
      ends.delete(place)
  }
  for (const { index } of text.matchAll(opening)) {
    ends.delete(index + 1)
    ends.add(index)
  }
  const cuts = [0, ...[...ends, text.length].toSorted((a, b) => a - b)]
  return cuts.slice(1).map((to, i) => text.slice(cuts[i], to))
}

/** @returns Text in parts, those that are names marked: they break nowhere. */
export function namesIn(text: string): { text: string; name: boolean }[] {
  if (!text.includes('-')) return text === '' ? [] : [{ text, name: false }]
  const parts: { text: string; name: boolean }[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(name)) {
    if (index > from) parts.push({ text: text.slice(from, index), name: false })
    parts.push({ text: found, name: true })
    from = index + found.length
  }
  if (from < text.length) parts.push({ text: text.slice(from), name: false })
  return parts
}
