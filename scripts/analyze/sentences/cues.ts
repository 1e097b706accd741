/**
 * Words that say what a sentence is for, in both languages.
 *
 * Cues that did not tell (importance, contrast, conclusion: marked sentences
 * have them no more often than others) are not here.
 */

import { leadInPattern } from '#tree/lead-in.ts'

/** A cue: sentences that have it match. */
export type Cue = keyof typeof cues

/** A sentence that only says that an example comes: `Let's look at an example.`, `再来看一个场景。` */
const example =
  /^(?:(?:now|next|first|so|then|ok(?:ay)?),?\s+)?(?:let['’]?s|let us)\s+(?:take a (?:closer )?look|have a look|look|see|consider)(?:\s+at)?\s+(?:an?|another|some|one more|the following|this)\s(?:[\w-]+\s){0,2}(?:examples?|snippets?|code|cases?)[.!]?$|^(?:here['’]?s|here (?:is|are)|consider|take)\s+(?:an?|another|some|one more|the following|this)\s(?:[\w-]+\s){0,2}(?:examples?|snippets?|code)[.!]?$|^(?:接下来|下面|首先|然后|现在|最后|那么)?[，,]?(?:让|请)?(?:我们|大家|咱们)?(?:一起|先|再|就|也|来|去){0,2}看(?:看|一看|一下)?(?:这么|这样|下面|以下|如下|另外?)?(?:这|的|一|两|几)?[个段张些种]?(?:简单的?|具体的?|实际的?)?(?:场景|例子|示例|代码|案例|图|情况)[。！]?$/i

/** Each cue: what it looks like. */
const cues = {
  /** Says what is done in the code beside it: `We can now …`, `让我们…`. */
  acts: /^(?:(?:now|next|first|then|finally|below|here|again|to start|to begin|as before|similarly),?\s+)?(?:we|let's|let us|you)\b|让我们|我们(?:可以|将|来|先|首先|现在|需要|使用|定义|实现|创建|构造|通过|还)|^(?:现在|下面|接下来|首先|最后)/i,
  /** Says what a term means. */
  defines:
    /\b(?:(?:is|are) (?:called|known as|defined as|referred to as|termed)|refers? to|we call|means that|is a (?:kind|type|set|way|method|function|measure)|stands for|known as)\b|称为|称作|叫做|叫作|指的是|是指|定义为|被称|所谓|是一[个种类]/i,
  /** Leans on the sentence before: `This …`, `这…`. */
  anaphora:
    /^(?:this|these|those|that|it(?!['’]s|\s+is\s+\w+\s+(?:to|that)\b)|they|such|he|she)\b|^(?:这|它|该|此|其|那)/i,
  /** Has no subject of its own: `It …`, `This means …`, `他……`, `这是……`. */
  anaphoricSubject:
    /^(?:it\b(?![’']s|\s+is\s+\w+\s+(?:to|that)\b)|(?:they|he|she)\b|(?:this|that|these|those)\s+(?:is|are|was|were|can|could|will|would|may|might|must|should|has|have|had|does|do|did|also|means?|makes?|allows?|lets?|gives?|results?|resulted|leads?|led|causes?|caused|shows?|works?|helps?|way)\b)|^(?:它|他|她|[这那](?:是|就|也|都|会|能|可|意味|样|使|让|说明|表明|导致|里|时|并|不|将)|[^，,。]{0,4}(?:据此|借此|对此|由此|前者|后者)|[上前]面(?!向)|上述)|^(?:the\s+(?:former|latter|above)|above)\b/i,
  /** Asks. */
  asks: /[?？]\s*$/,
  /** Only announces what follows: `as follows:`, `如下：`, `Let's look at an example.`, `再来看一个场景。` */
  leadIn: new RegExp(`${leadInPattern.source}|${example.source}`, 'i'),
  /** Points to another place: `see Figure 3`, `第2节`, `下图`, an address. */
  crossReference:
    /\b(?:fig(?:ure)?|section|chapter|equation|eq|table|exercise|see|refer)\b\.?\s*\(?\d|\(\d+\)|[图表第]\s*\d+|（图|见图|如图|\[\d+\]|https?:|\b(?:above|following) (?:code|example|figure|image|snippet|table)\b|^(?:如?[上下][图表]|[上下]面的?(?:示例|例子|代码|图|表)|以下|上述|这里|here)|^(?:see|read|refer to|check out|visit|image source|source|for (?:more|details))\b|^(?:参见|参考|详见|更多|请参阅|图片来源)|\bhere[.!]?$/i,
  /** Says that it is the sum of what was said. */
  concludes:
    /^(?:overall|in (?:short|summary|conclusion|the end)|to (?:sum up|summari[sz]e|conclude)|ultimately|all in all|the (?:key|main|most important) (?:\w+ )?(?:is|are)|the (?:bottom line|takeaway|lesson|upshot) is)\b|\b(?:we (?:show|find|found|conclude|demonstrate)(?:ed)? that|our (?:results|experiments|findings) (?:show|suggest|indicate))\b|^(?:总之|总的来说|综上|总而言之|归根结底|一句话|说到底)|(?:关键|核心|重点|本质|结论)(?:在于|是)|(?:结果|实验|研究)(?:表明|显示|证明)/i,
  /** Says what came out, with its number. */
  result:
    /(?:\d+(?:\.\d+)?\s?(?:%|percent|×|x\b|times\b|倍|个百分点)).*(?:improv|reduc|increas|faster|slower|lower|higher|outperform|drop|grow|save|cut|提升|提高|降低|减少|增加|缩短|下降|超过)|(?:improv|reduc|increas|faster|slower|lower|higher|outperform|drop|grow|save|cut|提升|提高|降低|减少|增加|缩短|下降|超过).*\d+(?:\.\d+)?\s?(?:%|percent|×|x\b|times\b|倍|个百分点)/i,
  /** Of a paper: says what it brings. */
  contributes:
    /\b(?:we|this (?:paper|work|article|study)|our (?:[\w-]+ )?(?:method|model|approach|work|framework|system|algorithm))(?:,? (?:also|first|further|hence|here|instead|now|then|therefore|thus))?,? (?:address|analy[sz]e|build|compare|demonstrate|derive|describe|design|develop|establish|evaluate|examine|explore|extend|find|introduce|investigate|present|propose|prove|provide|show|study)(?:e?s|e?d)?\b|(?:本文|我们)(?:首次|进一步)?(?:提出|介绍|研究|证明|设计|构建|给出)/i,
  /** Of a paper: says what is missing, or hard. */
  problem:
    /\b(?:however|unfortunately|nevertheless|despite|challeng\w*|difficult(?:y|ies)?|costly|expensive|prohibitive|intractable|lack(?:s|ing)?|limited|limitations?|fails?|suffers?|unclear|unknown|unsolved|open (?:problems?|questions?)|bottlenecks?|remains?|cannot|little (?:is known|attention)|gap|hard to|error-prone)\b|然而|不足|困难|挑战|缺乏|难以|尚未|瓶颈/i,
  /** Gives an example. */
  example:
    /\b(?:for example|for instance|e\.g|such as|suppose|imagine|consider|example)\b|例如|比如|假设|例子|举例/i,
  /** Stands beside what is told: who said it, the name of a figure, a listing or a file. */
  caption:
    /^(?:[—–―]\s?\S|-{2,3}\s|[↑↓←→⬆⬇🔗])|^(?:(?:figure|fig\.|listing|table|图|表|代码清单)\s?\d+(?:[-.]\d+)*|(?:example|program|示例|程序|代码|清单)\s?\d+(?:[-.]\d+)+)\s?[:：]|^[图表]\s?\d+(?:[-.]\d+)+\s+[^。，！？：]+$|^(?:file ?name|文件名)\s?[:：]\s?\S+$/iu,
  /** Stops where what it speaks of comes next: `… is defined as`, `……的原因是`. */
  incomplete:
    /(?:[为是即有如像用]|例如|比如|或者?|至此)$|(?:^|\s)(?:an?|and|are|as|at|by|for|from|in|into|is|like|of|on|or|run|that|the|to|use|using|via|with)$/i,
  /** Says what the text will do or has done, not what is so: `本节介绍……`, `In this section, we …`. */
  metadiscourse:
    /^(?:本|这)(?:小?节|章|文|篇(?:文章)?|文章|文档|教程|手册|指南|系列)(?:[^。，,]{0,12}?)(?:介绍|讲述|讲解|讲|阐述|讨论|探讨|说明|描述|围绕|梳理|汇总|总结|展示|带)|^通过(?:本|这)(?:小?节|章|文|篇)(?:文章)?的(?:学习|介绍|讲解)|^(?:in )?this (?:section|chapter|article|post|guide|tutorial|document|page|lesson|episode|series|blog post)\b[^.]{0,24}?(?:,|\b(?:explores?|introduces?|describes?|covers?|discusses|explains?|walks|provides?|will|is (?:part|about)|(?:is|was) (?:written|published)))|^(?:(?:so far|in this way|now),?\s)?we(?:['’]ve|\s+have)?\s+(?:now\s+)?(?:covered|discussed|explored|gone|learn(?:ed|t)|looked|reviewed|seen)\b|^we (?:now |will |first |'ll |then )*(?:give|provide|present|describe|discuss|explain|introduce|cover)\b/i,
  /** Sets the reader a task, or sends him on. */
  callToAction:
    /^(?:请|建议)?(?:大家|读者|你|您|思考)(?:们)?(?:可以)?(?:[:：]|自己|尝试|思考|实现|动手|参考|完成)|^请(?:读者|大家|思考|尝试|参考|继续)|^思考题?[:：]|^next,?\s+(?:we|you)\b|\bin the (?:next|following) (?:few\s+)?(?:chapter|episode|lesson|part|post|section|tutorial)s?\b|^(?:接下来|下一[节章篇])|^(?:(?:接下来|下面|现在|最后)[，,]?)?让我们|^(?:\w+,?\s)?let(?:['’]s|\s+us)\b|\b(?:let['’]s (?:dive|move|get|take)|head(?:ing)? over|check(?:ing)? out|stay tuned|move on to|dive into|hope (?:you|this)|feel free|read on|we encourage you)\b|(?:希望(?:对|能|大家|本文|这篇)|敬请期待|拭目以待|欢迎(?:关注|在|留言|加入|提))/i,
  /** Speaks to the reader about the text. */
  readerAddress:
    /\b(?:i|my|i'm|i've|you may|you might|recall|remember|of course|fortunately|obviously|in this (?:section|chapter|lesson|episode|book|tutorial))\b|回想|回忆|读者|本[节章书]|当然|幸运的是|显然|前面|之前|上一节/i,
}

/** @returns 1 for a text that has the cue, 0 for any other. */
export function cue(name: Cue, value: string): number {
  return cues[name].test(value) ? 1 : 0
}
