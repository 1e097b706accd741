/** What of the takeaways is shown as a list. */

import { toString } from 'mdast-util-to-string'
import { isAside } from '#tree/aside.ts'
import { patch } from '#tree/origin.ts'
import { pointsElsewhere } from '#tree/fragment.ts'
import { isPersonal } from '../content/person.ts'
import type { Article, Section, Takeaways } from '#tree/nodes.ts'
import { isLong } from '../story/worth.ts'
import { titleOf } from './title.ts'

/**
 * What is said at a time or of the text, asks somebody to do something, or leans on what stood before: on the
 * last slide nothing stands before it.
 */
const passing: readonly RegExp[] = [
  /^(?:today|tonight|yesterday|tomorrow|recently|lately|currently|nowadays|(?:last|next|this) (?:week|month|year|spring|summer|autumn|fall|winter)|(?:over|in|during) the (?:next|last|past|coming)|(?:a few|some|several) (?:days|weeks|months|years) ago|earlier (?:this|today)|so far|for now)\b/i,
  /^(?:前些|前几|前段|最近|近日|近期|近来|去年|今年|明年|上周|本周|下周|上个?月|这个?月|今天|昨天|明天|目前|日前|刚刚)/u,
  /^(?:to recap|recap|in (?:this|the (?:next|previous|last))|for (?:example|instance)|note that|remember)\b|\b(?:this|our|the (?:next|previous|last)) (?:post|article|lecture|lesson|chapter|tutorial|guide|series|section|talk|page|blog|course|episode|video|book|essay)\b|\b(?:we|I)(?:['’]ll| will| are going to) (?:also |now |then )?(?:be |have |take |talk|look|see|discuss|cover|use|show|explain|start|learn|explore|build|walk)|\bwe (?:chatted|spoke|talked|sat down|asked|interviewed|caught up)\b/i,
  /^(?:例如|比如|注意|请|记住)|(?:本|这|下|上)(?:篇?文章?|[节章篇课讲]|一[节章篇课讲]|节课|系列|教程|博客|视频)/u,
  /^(?:(?:and|but|so|all|both|either|each|with|for|of|in) )*(?:this|these|those|that|such|both|the (?:former|latter|same|above))\b|^(?:这|那|此|该|上述|以上|两者|二者|其)/iu,
  /[!！"”」』]$|\bwhat if\b|\b(?:this|last|next) (?:week|month|year)['’]s\b|, though$|\bat hand\b|^In [^,]+, (?:it|they)\b/iu,
  /^(?:which|perhaps|maybe)\b|\bhowever$/i,
  /^(?:\p{Ll}|说明|即|则|要|并|而|且|先(?:说|看|讲|来|从|谈|介绍|回顾)|刚)|这[几些两三]个?|(?:下面|如下|以下)(?:这样|所示)?$|(?:刚才|上面|前面|上文)|[:;]-?[)D]/u,
  /^now that\b|^(?:我们)?(?:再|先|接着|下面)?来?看|(?:介绍|讲|说)到这里|^(?:理解|了解|掌握|学习|知道)了.{0,12}(?:以?后|之后)|^现在[，,]|^(?:使用|用)方法是/i,
  // What is done next, in the code or by the reader.
  /^we (?!(?:believe|can|cannot|found|had|have|know|must|need|recommend|should|showed)\b)\w+/i,
  /^(?:创建|打开|点击|右键|将|把|进入|选择|输入|下载|安装|运行|执行|复制|粘贴|添加|修改|新建|设置)(?!的|是)/u,
  /^.{0,40}\balso\b|^\p{Script=Han}{0,8}[也还](?![许是])/iu,
  // A label and its text is an item of a list.
  /^[^\s:：]{1,16}(?:\s[^\s:：]{1,16}){0,2}[:：]\s?\S/u,
]

/** Whether a sentence is one that an audience can take home from whoever gives the talk. */
function isLasting(text: string): boolean {
  const value = text.trim()
  return (
    !isPersonal(value) &&
    !isAside(value) &&
    !pointsElsewhere(value) &&
    !passing.some((pattern) => pattern.test(value)) &&
    isOfWords(value) &&
    !isLong(value)
  )
}

/** A Chinese word. */
const charactersOfWord = 1.6

/** Of what has more signs and numbers than words, nobody remembers any. */
function isOfWords(text: string): boolean {
  const tokens = text.match(/\p{Script=Han}+|[\p{L}\p{N}_.×*/-]+/gu) ?? []
  const han = (text.match(/\p{Script=Han}/gu)?.length ?? 0) / charactersOfWord
  const others = tokens.filter((token) => !/^\p{Script=Han}/u.test(token))
  const words = others.filter((token) => /^[\p{L}'’-]{2,}$/u.test(token))
  return 5 * (words.length + han) >= 3 * (others.length + han)
}

/** One sentence is no list. */
const fewestTakeaways = 2

/** @returns The takeaways that no heading says already; none where fewer than two are left. */
export function shownTakeaways(article: Article): Takeaways | undefined {
  const found = article.annotations.find((annotation) => annotation.type === 'takeaways')
  const headings = new Set(headingsIn(article))
  const points =
    found?.children.filter((point) => {
      const text = toString(point)
      return !point.data?.heading && !headings.has(plain(text)) && isLasting(text)
    }) ?? []
  return found && points.length >= fewestTakeaways ? patch(points, { ...found, children: points }) : undefined
}

function headingsIn(part: Article | Section): string[] {
  return part.children.flatMap((node) =>
    node.type === 'section' ? [plain(titleOf(toString(node.children[0]))), ...headingsIn(node)] : [],
  )
}

/** Letters and digits alone, without the number of a list before them. */
function plain(text: string): string {
  return titleOf(text)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
