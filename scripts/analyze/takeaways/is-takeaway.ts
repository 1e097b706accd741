/**
 * What a sentence must be to stand for an article: on the takeaways, or as its
 * claim. A sentence that is none of these is refused:
 *
 * ```text
 *   Figure 2: The three steps           a caption
 *   Getting started                     a heading, a name: no sentence
 *   See https://example.org/guide       an address
 *   Click the button in the corner.     an instruction
 *   It is emptied every night.          leans on the sentence before
 * ```
 */

import { isAside } from '#tree/aside.ts'
import { isFragment, pointsElsewhere } from '#tree/fragment.ts'
import type { Lang } from '#tree/nodes.ts'
import { cue } from '../sentences/cues.ts'
import { dependenceOf } from '../sentences/dependence.ts'

/** The fewest words that say something; a Chinese word has 1.6 characters. */
const fewestWords = 6
const charactersOfWord = 1.6

/** Says where something is, or whose: addresses, accounts, captions, labels, dates of events. */
const places: readonly RegExp[] = [
  /https?:|www\.|(?:^|\s)@\w/i,
  /^(?:fig(?:ure|\.)?\s*\d|[图表]\s*\d|table\s*\d|（?图片|\(?image (?:source|credit)|source:|photo(?: by|:)|toc$|\[?updated?\b|最后更新|更新[于日])/i,
  /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d)/i,
  /^(?:here (?:is|are|we)\b|(?:why|how|what)\b[^,.?!]*$|如?[上下]图|如?[上下]表)/i,
  /\(?#\d+\)|\bCVE(?:s|-\d+-\d+)?:|[^\s]+\/[^\s]+@|\b(?:rsvp|livestream|webinar|meetup)\b/i,
]

/** Speaks to the reader: what to do with the text, the page or the program. */
const instructions: Record<Lang, RegExp> = {
  en: /^(?:please|see|click|remember to|note that|let['’]?s|let us|we will|we['’]ll|in this|next|open|run|install|download|visit|check|go to|follow|subscribe|join|submit|send|try|select|type|enter|press|read|watch|look|stay tuned|feel free|consider joining|if you(?:['’]d| would| want| are|['’]re)? (?:like|interested|looking|unable|wish|have (?:any )?(?:questions|feedback))|thanks?|special thanks|congratulations|welcome|happy)\b|\b(?:thank you|thanks to|open an issue|pull request is welcome|let us know|reach out|stay tuned|sign up)\b/i,
  zh: /^(?:请|让我们|我们来|下面|接下来|本[文节章篇]|参见|参考|点击|打开|运行|安装|下载|访问|欢迎|感谢|关注|首先(?:打开|安装|运行)|大家(?:好|可以)|上[一]?[节篇章文])|欢迎(?:关注|留言|加入|大家)|感谢(?:阅读|观看|大家)|下[一]?[节篇章文]|敬请期待/u,
}

/** Announces, asks, names a picture, stops short, or speaks of the text. */
const unfit = ['asks', 'callToAction', 'caption', 'incomplete', 'leadIn', 'metadiscourse'] as const

/** A verb of an English statement. */
const verb =
  /\b(?:is|are|was|were|be|has|have|had|do|does|did|can|cannot|could|will|would|may|might|must|should|\w{3,}(?:ed|es|s))\b|n['’]t\b|['’](?:s|re|ve|ll|d)\b/i

/** @returns Whether a sentence may stand for the whole article. */
export function isTakeaway(sentence: string, lang: Lang): boolean {
  const value = sentence.trim()
  if (wordsIn(value) < fewestWords || /[:：]$/.test(value)) return false
  if (dependenceOf(value) === 'anaphor' || places.some((pattern) => pattern.test(value))) return false
  // What begins small was begun elsewhere.
  if (/^\p{Ll}\p{L}*\s/u.test(value)) return false
  if (isAside(value) || isFragment(value) || pointsElsewhere(value)) return false
  if (unfit.some((name) => cue(name, value))) return false
  if (instructions[lang].test(value) || instructions.en.test(value)) return false
  return /\p{Script=Han}/u.test(value) || verb.test(value)
}

function wordsIn(value: string): number {
  const han = value.match(/\p{Script=Han}/gu)?.length ?? 0
  const others = value.match(/[\p{Script=Latin}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0
  return han / charactersOfWord + others
}

/** Two sentences that share more of the words of the shorter one say one thing. */
const mostShared = 0.7

/** @returns Whether two sentences say one thing. */
export function saysTheSame(a: string, b: string): boolean {
  const [left, right] = [bagOf(a), bagOf(b)]
  let common = 0
  for (const word of left) if (right.has(word)) common++
  return common / Math.max(1, Math.min(left.size, right.size)) > mostShared
}

function bagOf(value: string): Set<string> {
  return new Set(
    value
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? [],
  )
}
