/**
 * Sentences that a writer says beside the subject: to the reader, or about the text itself. They are said, and
 * stand on no slide.
 *
 * ```text
 *   Yup, it fits on one page!            calls out
 *   More on this later.                  about the text
 *   其他接口都差不多，这里直接跳过了。       about the text
 * ```
 */

/** Calls out, greets or hesitates: the word alone before a mark. */
const callsOut =
  /^(?:yup|yep|yeah|nope|ok|okay|alright|oh|ah|aha|hmm+|huh|wow|whoa|oops|hey|hi|hello|hooray|wait|well|phew|haha|lol|sorry|congrats|congratulations|voil[aà])(?:\s+(?:all|everyone|folks|there))?\s?[,!….—–]|^(?:哈{2,}|嗯|哦|噢|哎|嗨|好[了吧的啦]?|大家好|各位好|你好|话说|闲话少说|废话不多说|言归正传)\s?[，,！!。…]/iu

/** Says what the text does, leaves out, or told elsewhere. */
const aboutText: readonly RegExp[] = [
  /\b(?:I|we)(?:['’]ll| will| won['’]t| am going to| are going to)\s+(?:\w+\s+)?(?:leave|skip|omit|come back|return to|get (?:back )?to|talk more|explain later|cover|discuss|go over|go into|explore|elaborate)\b/i,
  /\b(?:more (?:on|about) (?:this|that|it|these|those) (?:later|below|in a (?:bit|moment|minute|second)|soon)|bear with me|as (?:I (?:said|mentioned|wrote)\b|we (?:saw|said|have seen)\b|(?:mentioned|noted|discussed|described|explained|stated|shown|seen|established) (?:above|earlier|before|previously))|(?:we|I)(?:['’]ve| have) already (?:talked|seen|discussed|covered|mentioned|explained)|(?:beyond|outside) the scope of this|thanks for reading|hope (?:you|this)|confession to make|(?:in|from) (?:the|my|our) (?:last|previous|next) (?:post|article|chapter|part|section|episode|tutorial|installment|essay|lecture|lesson))\b/i,
  /^(?:discussion on|discuss on|comments? on|published on|originally (?:published|posted)|cross-?posted|part \d* ?of\b|update\s?[(:]|edit\s?[:(]|read on\b|disclaimer\b|full disclosure)/i,
  /不(?:一一|再|多|做|作|去|打算|会)*(?:列举|赘述|展开|细说|深究)|(?:不|就不)(?:做|作|再|多)+(?:太多|过多|更多|详细|具体)?的?(?:解释|介绍|说明|讨论|分析|阐述)|(?:这里|此处|暂时|暂且)(?:先|就|都|直接|暂时|不再)*(?:略过|跳过|省略|不表|按下不表|不谈|不说|不提|不讲|不管)/u,
  /(?:感兴趣|有兴趣|好奇)的?(?:读者|同学|朋友|小伙伴|话|可以|人)|(?:下文|后文|后面)(?!的)[^。，,]{0,14}(?:会|将|再)[^。，,]{0,16}(?:介绍|讲|分析|说明|解释|讨论|阐述|谈)|(?:会|将)在(?:下文|后文|下面|后面|之后|接下来)[^。，,]{0,16}(?:介绍|讲|分析|说明|解释|讨论|阐述|谈)|(?:前面|之前|上文|前文)[^。，,]{0,24}已经?(?:介绍|讲|说|提|分析)过|(?:我|笔者)(?:将?会|将|想|准备|打算)?在?(?:本文|这篇|接下来|后面|下文|这里)[^。，,]{0,12}(?:介绍|讲|分析|说明|解释|讨论|分享|着重|谈)|(?:在|从)?(?:上|前|后|之前|下)(?:面)?(?:的)?(?:一|几|两)?篇(?:文章|博客|博文)?(?!幅)/u,
  /^(?:首先|其次|最后|然后|后面|下面|接下来|现在|这里|那|再|先|好)?[，,]?(?:让|请)?(?:我们|我|咱们|大家)?(?:先|再|就|也|来|还)*(?:想)?(?:给大家)?(?:简单|重点|着重|大概|稍微|仔细)?(?:地)?(?:来)?(?:聊聊|聊一聊|聊一下|聊下|说一下|说说|说一说|讲一下|讲讲|讲一讲|谈谈|谈一谈|介绍一下|解释一下)/u,
  /稍微(?:仔细)?(?:讲|说|介绍)|^我?希望(?:对|大家|本文|这篇|这些|大伙)|(?:感谢|谢谢)(?:你|您|大家|各位)|(?:欢迎|恳请)(?:大家|到|在|关注|留言|加入|指正|提出|批评)|(?:到此|至此)为止[，,]?(?:我们|本文|这)|本文(?:永久链接|首发|转载|已|由)|^[（(【[](?:注|说明|完|译注|编者注)[）)】\]]|(?:就像|正如|如)(?:前面|上面|上文|前文)所?(?:说|述|讲|提)|^(?:转载|原文|译者注|编者按|作者注|声明|免责声明|题外话|插一句|ps)\s?[:：，,]/iu,
]

/** @returns Whether a sentence is said beside the subject. */
export function isAside(sentence: string): boolean {
  const value = sentence.trim()
  return callsOut.test(value) || aboutText.some((pattern) => pattern.test(value))
}
