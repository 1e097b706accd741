/** Whether words of a text can stand alone above a slide. */

import { isAside } from '#tree/aside.ts'
import { isCredit } from '#tree/caption.ts'
import { isFragment } from '#tree/fragment.ts'

/** What makes a text none that stands alone. */
const unfit: readonly RegExp[] = [
  // Points at what is shown, and says nothing of it: `Consider this example`, `使用它的代码如下`.
  /(?:as follows|like (?:this|so|that)|the following|below|(?:this|the|an|another) (?:example|code|snippet)|looks? like)$|^(?:consider|suppose|imagine|let['’]?s|let us|note|notice|things to note|see|look at|here(?:['’]s| is| are)?|again|now|as you can see)\b/i,
  /(?:如下|如下(?:所示|图|表)|(?:下面|以下)(?:[^，。]{0,6}|所示|代码))$|^(?:下面|以下|如下|如[图表]|上[图表]|请|注意|回答是|问题是|一个(?:就)?是|另一个(?:就)?是|详细说|具体(?:来说|而言|地)|也就是说|换句话说|当时|比如|例如)/u,
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
