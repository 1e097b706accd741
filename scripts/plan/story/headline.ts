/** Whether words of a text can stand alone above a slide. */

import { isAside } from '#tree/aside.ts'
import { isCredit } from '#tree/caption.ts'
import { isFragment } from '#tree/fragment.ts'
import { hasPerson } from '../content/person.ts'

/** What makes a text none that stands alone. */
const unfit: readonly RegExp[] = [
  // Points at what is shown, and says nothing of it: `Consider this example`, `使用它的代码如下`.
  /(?:as follows|like (?:this|so|that)|the following|below|(?:this|the|an|another) (?:example|code|snippet)|looks? like)$|^(?:consider|suppose|imagine|let['’]?s|let us|note|notice|things to note|see|look at|here(?:['’]s| is| are)?|again|now|as you can see)\b/i,
  /(?:如下|如下(?:所示|图|表)|(?:下面|以下)(?:[^，。]{0,6}|所示|代码))$|^(?:下面|以下|如下|如[图表]|上[图表]|请|注意|回答是|问题是|一个(?:就)?是|另一个(?:就)?是|详细说|具体(?:来说|而言|地)|也就是说|换句话说|当时|比如|例如)/u,
  // Sends somebody elsewhere.
  /请(?:先)?(?:参[阅考见]|查看|看)|参[阅见]|^如需|\b(?:see|refer to|check out) (?:the|our|this|also)\b/iu,
  // Calls out, or tells of oneself.
  /[!！]$|\b(?:I|I['’]m|I['’]ve|I['’]ll|I['’]d)\b/,
  // Goes on from what stood before it; `npm` and `min_bp` are names.
  /^\p{Ll}+(?:['’]\p{Ll}+)?\s/u,
  // A circumstance, at a glance.
  /^(?:after|because|before|despite|due to|during|given|if|instead of|once|rather than|since|until|when|while|without)\b[^,]*$/i,
  /^(?:即使|虽然|尽管|因为|由于|除非|无论|不管|不仅|不但|一旦)[^，,]*$/u,
  // The name of a part of a page, or of whose it is.
  /^(?:[（(【[{<]|(?:原文|译者|作者|校对|来源|author|editor|translator|photo|image)(?:者|作者|地址|链接)?(?:\s?[:：]|\s?by\b|$))/iu,
]

/** Brackets and quotation marks that come in pairs. */
const pairs: readonly (readonly [opens: string, closes: string])[] = [
  ['(', ')'],
  ['（', '）'],
  ['[', ']'],
  ['“', '”'],
  ['「', '」'],
  ['『', '』'],
  ['《', '》'],
]

/** @returns Whether a text can stand above a slide: whole, about the subject, and without what it points at. */
export function isHeadline(text: string): boolean {
  const value = text.trim()
  return (
    !isAside(value) &&
    !isFragment(value) &&
    !isCredit(value) &&
    !unfit.some((pattern) => pattern.test(value)) &&
    pairs.every(([opens, closes]) => value.split(opens).length === value.split(closes).length)
  )
}

/** Begins with when or how it is said, with whom it is about left open, or with a word that ties it to what stood before. */
const unsettled: readonly RegExp[] = [
  /^(?:after all|above|again|already|all (?:of|in all)|and|another|at (?:first|least|that|the)|below|but|currently|especially|essentially|eventually|finally|first|fortunately|from (?:here|now|there)|generally|here|hopefully|honestly|if|in (?:addition|any|essence|fact|general|my|other|our|particular|practice|short|some|this|these|theory|turn)|indeed|instead|interestingly|just|last|later|luckily|many|maybe|meanwhile|more|most|much|next|no|not|nothing|now|obviously|often|on (?:the|top)|once|one|only|others?|over|overall|perhaps|please|previously|read|recently|second|similarly|since|so|some|sometimes|soon|still|sure|surely|thankfully|thanks|that|the (?:answer|first|following|former|idea|key|last|latter|next|only|other|problem|question|reason|rest|result|same|second|third|trick)|then|there|today|together|ultimately|unfortunately|until|usually|very|what|when|whether|while|with|yes|yet|\d+\.)\b/i,
  /^(?:不|也|都|又|再|还|就|才|却|则|便|将|把|被|让|使|令|给|跟|和|与|及|以及|并|或|且|最终|最后|其实|实际上?|事实上|当然|值得|显然|一般|通常|此时|这时|那时|后来|随后|之后|之前|以前|以后|以上|以下|上面|下面|前面|后面|有人|有些|有的|有时|很多|许多|大多|多数|部分|一些|一个|另|其他|其余|目前|现在|如今|今天|昨天|近日|近来|近期|最近|去年|今年|曾|已经?|终于|可见|可惜|幸好|毕竟|总之|首先|其次|第[一二三四五六七八九十]|同样|同时|甚至|尤其|特别|只[有要是能需]|如果|若|虽|尽管|因|由于|为|当|在|从|对|按|根据|通过|除|比如|例如|毫无|没有|看来|据说|听说|可以|能|会|要|应|需|必须|的|地|说|到处|先|接着|具体|看|用|把|点击|打开)/u,
]

/** The fewest words, or Han characters, of a claim that says who does what. */
const fewest = { words: 4, han: 8 }

/** @returns Whether a text begins with what it is about: not with when or how it is said. */
export function isSettled(text: string): boolean {
  return !unsettled.some((pattern) => pattern.test(text.trim()))
}

/** @returns Whether a sentence says by itself what is so, and for nobody: it can be the title of what is said with it. */
export function isAssertion(text: string): boolean {
  const value = text.trim()
  const han = value.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = value.match(/[\p{Script=Latin}\p{N}][\p{L}\p{N}'’._-]*/gu)?.length ?? 0
  return (
    (han > 0 ? han + 2 * words >= fewest.han : words >= fewest.words) &&
    isHeadline(value) &&
    !hasPerson(value) &&
    isSettled(value) &&
    !/[“”"?？]/.test(value)
  )
}

/** The words of a text that say what it is about: of four letters and more, without an ending; pairs of Han characters. */
function subjects(text: string): Set<string> {
  const value = text.normalize('NFKC').toLowerCase()
  const latin = value.match(/[\p{Script=Latin}\p{N}]{3,}/gu) ?? []
  const han = (value.match(/\p{Script=Han}{2,}/gu) ?? []).flatMap((run) =>
    Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  )
  return new Set([
    ...latin.filter((word) => !common.has(word)).map((word) => word.replace(/(?:ies|es|s|ing|ed|y)$/, '')),
    ...han,
  ])
}

/** Words of headings that name no subject. */
const common = new Set(
  'and are but can does for from has have how its not the their they this was what when which who why will with you your'.split(
    ' ',
  ),
)

/** @returns Whether two texts name a thing that is the same. */
export function sharesSubject(a: string, b: string): boolean {
  const named = subjects(b)
  return [...subjects(a)].some((word) => named.has(word))
}
