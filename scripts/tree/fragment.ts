/**
 * Half sentences, and texts that speak of what is shown elsewhere.
 *
 * ```text
 *   Although the constructor runs         a circumstance without what happens
 *   As the figure above shows, it grows   speaks of a figure
 * ```
 */

/** A circumstance, and nothing that happens under it. */
const circumstances: readonly RegExp[] = [
  /^(?:as well as|although|though|even (?:if|though)|unless|whereas|whenever)\b[^,:]*$/i,
  /^(?:只要|只有|如果|若|当(?![前然地])|在|从|对于?|关于|根据|随着|为了?|除了)[^，,：:]*(?:时|时候|以?后|之?前|的话|过程中|里面|情况下|基础上|来说|而言|以外|之外)$/u,
]

/** @returns Whether a text is a circumstance alone. */
export function isFragment(text: string): boolean {
  const value = text.trim().replace(/[.。]$/, '')
  return circumstances.some((pattern) => pattern.test(value))
}

/** What is looked at, and where it is. */
const elsewhere =
  /^(?:below|above) (?:are|is)\b|\b(?:image|figure|diagram|picture|plot|graph|table|chart|code|example|snippet|screenshot|list|equation|formula)s? (?:above|below|on the (?:left|right))\b|\b(?:above|below|following|previous|preceding) (?:image|figure|diagram|picture|plot|graph|table|chart|code|example|snippet|screenshot|list|equation|formula)s?\b|\b(?:mentioned|shown|seen|described|discussed|created|defined|introduced|decided) (?:above|below|earlier|before|previously)\b|\bfollowing (?:\w+ ){0,2}(?:pseudocode|script|listing|command|snippet|code|function|query|example)s?\b|[上下][图表](?![层册])|如[图表]|(?:上面|下面|上述|前面|以上|以下)的?(?:代码|例子|示例|图|表|公式|列表|截图|几[个点种])/iu

/** Speaks of what is drawn in a colour. */
const coloured =
  /\b(?:red|blue|green|yellow|orange|purple|grey|gray|black|white|dotted|dashed|shaded|coloured|colored) (?:arrow|line|curve|dot|point|box|region|area|bar|circle|part)s?\b|(?:红|蓝|绿|黄|橙|紫|灰|黑|白|虚|实)(?:色的?)?(?:箭头|线条?(?![程上下性])|曲线|圆?点|方?框|方块|区域|部分)(?:所示|表示|代表|是)/iu

/** What a paper says of its own parts. */
const ofParts =
  /^(?:in|throughout) (?:this|the (?:next|following|previous)) (?:sub)?(?:section|chapter|appendix)\b|^(?:the )?(?:table|figure|fig\.|section|algorithm|appendix)s?\s+[\dA-Z][\d.]*(?:\s?(?:[—–-]|and|to)\s?[\d.]+)?\b[^.]{0,24}?\b(?:compares?|contains?|depicts?|describes?|discuss(?:es)?|displays?|gives?|illustrates?|lists?|plots?|presents?|provides?|reports?|shows?|summari[sz]es?)\b|^the (?:rest|remainder) of (?:this|the) (?:paper|article|work)\b|^we (?:now|next|first|then|finally|begin by|start by) (?:address|briefly|describe|discuss|investigate|present|recall|review|turn)\w*\b|\bthe following notation\b|^[图表]\s?\d+(?:给出|展示|显示|列出|总结)/iu

/** @returns Whether a text speaks of what is shown before or after it, or only of a part of the text. */
export function pointsElsewhere(text: string): boolean {
  return elsewhere.test(text) || coloured.test(text) || ofParts.test(text.trim())
}
