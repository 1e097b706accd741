/**
 * Words that say what a sentence is for, in both languages.
 *
 * Cues that did not tell (importance, contrast, conclusion: marked sentences
 * have them no more often than others) are not here.
 */

/** A cue: sentences that have it match. */
export type Cue = keyof typeof cues

/** Each cue: what it looks like. */
const cues = {
  /** Says what is done in the code beside it: `We can now …`, `让我们…`. */
  acts: /^(?:(?:now|next|first|then|finally|below|here|again|to start|to begin|as before|similarly),?\s+)?(?:we|let's|let us|you)\b|让我们|我们(?:可以|将|来|先|首先|现在|需要|使用|定义|实现|创建|构造|通过|还)|^(?:现在|下面|接下来|首先|最后)/i,
  /** Says what a term means. */
  defines:
    /\b(?:(?:is|are) (?:called|known as|defined as|referred to as|termed)|refers? to|we call|means that|is a (?:kind|type|set|way|method|function|measure)|stands for|known as)\b|称为|称作|叫做|叫作|指的是|是指|定义为|被称|所谓|是一[个种类]/i,
  /** Leans on the sentence before: `This …`, `这…`. */
  leans:
    /^(?:this|these|those|that|it(?!['’]s|\s+is\s+\w+\s+(?:to|that)\b)|they|such|he|she)\b|^(?:这|它|该|此|其|那)/i,
  /** Asks. */
  asks: /[?？]\s*$/,
  /** Only announces what follows: `as follows:`, `如下：`, `Let's look at an example.`, `再来看一个场景。` */
  announces:
    /[:：]\s*$|^(?:(?:now|next|first|so|then|ok(?:ay)?),?\s+)?(?:let['’]?s|let us)\s+(?:take a (?:closer )?look|have a look|look|see|consider)(?:\s+at)?\s+(?:an?|another|some|one more|the following|this)\s(?:[\w-]+\s){0,2}(?:examples?|snippets?|code|cases?)[.!]?$|^(?:here['’]?s|here (?:is|are)|consider|take)\s+(?:an?|another|some|one more|the following|this)\s(?:[\w-]+\s){0,2}(?:examples?|snippets?|code)[.!]?$|^(?:接下来|下面|首先|然后|现在|最后|那么)?[，,]?(?:让|请)?(?:我们|大家|咱们)?(?:一起|先|再|就|也|来|去){0,2}看(?:看|一看|一下)?(?:这么|这样|下面|以下|如下|另外?)?(?:这|的|一|两|几)?[个段张些种]?(?:简单的?|具体的?|实际的?)?(?:场景|例子|示例|代码|案例|图|情况)[。！]?$/i,
  /** Points to another place: `see Figure 3`, `第2节`, an address. */
  points:
    /\b(?:fig(?:ure)?|section|chapter|equation|eq|table|exercise|see|refer)\b\.?\s*\(?\d|\(\d+\)|[图表第]\s*\d+|（图|见图|如图|\[\d+\]|https?:|^(?:see|read|refer to|check out|visit|image source|source|for (?:more|details))\b|^(?:参见|参考|详见|更多|请参阅|图片来源)|\bhere[.!]?$/i,
  /** Gives an example. */
  example:
    /\b(?:for example|for instance|e\.g|such as|suppose|imagine|consider|example)\b|例如|比如|假设|例子|举例/i,
  /** Speaks to the reader about the text. */
  chats:
    /\b(?:i|my|i'm|i've|you may|you might|recall|remember|of course|fortunately|obviously|in this (?:section|chapter|lesson|episode|book|tutorial))\b|回想|回忆|读者|本[节章书]|当然|幸运的是|显然|前面|之前|上一节/i,
}

/** @returns 1 for a text that has the cue, 0 for any other. */
export function cue(name: Cue, value: string): number {
  return cues[name].test(value) ? 1 : 0
}
