/** What stands in a node of a diagram: a name, not a clause. */

/** Longer labels make small pictures: Han characters, or characters of other scripts. */
const longest = { han: 16, other: 28 }

/** Nouns of kind after a name: `Foo-2 系列模型` is called `Foo-2`. */
const kinds =
  /(?<=[A-Za-z0-9])\s*(?:(?:系列|语言|大|多模态|开源)*(?:系列|模型|版本|系统|框架|架构|平台|项目|工具|网络))+$|\s+(?:famil(?:y|ies)|(?:language |base )?models?|series|systems?|frameworks?|versions?)(?: of models)?$/i

/** @returns The words of a label: no article before it, no noun of kind after a name. */
export function label(words: string): string {
  const tidy = words
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^(?:the|a|an|its|their|our)\s+/i, '')
    .replace(/^(?:了|一个|一种|该|这个)/, '')
  const name = tidy.replace(kinds, '').trim()
  // `language models` is a kind and no name; a name has a capital letter or a digit.
  return name !== '' && /[A-Z0-9]/.test(name) ? name : tidy
}

/** @returns Whether a label can be read in a picture. */
export function longestLabel(value: string): boolean {
  const han = value.match(/\p{Script=Han}/gu)?.length ?? 0
  const limit = han > 0 ? longest.han + (value.length - han) / 2 : longest.other
  return value.length <= limit
}
