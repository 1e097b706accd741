/** Which language an article is in. */

import { francAll } from 'franc-min'
import type { Nodes } from 'mdast'
import { visit } from '#tree/visit.ts'
import type { Lang } from '#tree/nodes.ts'

/**
 * Han characters weigh as words do: a Chinese text about software has about as
 * many Latin words as a fifth of its characters, an English one hardly any Han.
 */
const chineseShare = 0.2

/** @returns `zh` where at least a fifth of the words and characters are Han, else `en`. */
function languageOf(text: string): Lang {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = text.match(/\p{Script=Latin}+/gu)?.length ?? 0
  return han > 0 && han >= chineseShare * (han + words) ? 'zh' : 'en'
}

/** What is written the same in every language. */
const formal = new Set(['code', 'inlineCode', 'inlineMath', 'math', 'toml', 'yaml'])

/** @returns The language of the prose of a tree; of all that it holds, where it has no prose. */
export function languageIn(tree: Nodes): Language {
  return languageOfText(proseIn(tree))
}

function proseIn(tree: Nodes): string {
  const prose: string[] = []
  const all: string[] = []
  visit(tree, (node) => {
    const value = 'value' in node ? node.value : 'alt' in node ? (node.alt ?? '') : ''
    if (value === '') return
    all.push(value)
    if (!formal.has(node.type)) prose.push(value)
  })
  const text = prose.join(' ')
  return /\p{L}/u.test(text) ? text : all.join(' ')
}

/** A language, and whose rules are used for it. */
export interface Language {
  lang: Lang
  /** Tag of BCP 47, where it is another one than those of the rules. */
  language?: string
}

/** A Japanese text has more kana than this beside its Han characters; a Chinese one names things in kana. */
const kanaShare = 0.2

/** Characters that only one of the two scripts of Chinese has, of the most frequent ones. */
const traditional =
  /[個們這來說會學國時對過還沒為發點題實現應該經過開關資訊後種類數據變動讓將從與並進處產設計認識問間頁檔]/gu
const simplified =
  /[个们这来说会学国时对过还没为发点题实现应该经过开关资讯后种类数据变动让将从与并进处产设计认识问间页档]/gu

/** So many letters are looked at: the rest of an article is in the same language. */
const sample = 6000

/** So much closer than English another language has to be, by the trigrams of its text: English is full of names. */
const closer = 0.06

function languageOfText(text: string): Language {
  const lang = languageOf(text)
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0
  const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)
  if (kana > kanaShare * (count(/\p{Script=Han}/gu) + kana) && kana > 0) return { lang: 'zh', language: 'ja' }
  if (lang === 'zh') return count(traditional) > count(simplified) ? { lang, language: 'zh-Hant' } : { lang }
  const ranked = francAll(text.slice(0, sample), { minLength: 60 })
  const [best] = ranked
  const english = ranked.find(([code]) => code === 'eng')?.[1] ?? 0
  if (!best || best[0] === 'und' || best[0] === 'eng' || best[1] - english < closer) return { lang }
  const tag = Intl.getCanonicalLocales(best[0])[0]
  return tag === undefined ? { lang } : { lang, language: tag }
}

/** @returns The language that a tag of BCP 47 names: `zh-CN` → `zh`, `de-AT` → `de-AT` by the rules of English. */
export function languageOfTag(tag: unknown): Language | undefined {
  if (typeof tag !== 'string') return undefined
  const canonical = canonicalTag(tag)
  if (canonical === undefined) return undefined
  const { language: primary, script, region } = new Intl.Locale(canonical)
  if (primary === 'en') return { lang: 'en' }
  if (primary === 'zh')
    return script === 'Hant' || (region !== undefined && ['HK', 'MO', 'TW'].includes(region))
      ? { lang: 'zh', language: 'zh-Hant' }
      : { lang: 'zh' }
  return { lang: primary === 'ja' ? 'zh' : 'en', language: canonical }
}

function canonicalTag(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0]
  } catch {
    return undefined
  }
}
