/** Titles of slides: the heading without its number, in one line of text. */

/** @returns A heading as a title: no numbering before it, no colon or full stop after it. */
export function titleOf(heading: string): string {
  const tidy = heading.replaceAll(/\s+/g, ' ').trim()
  const bare = tidy
    .replace(
      /^(?:第?[一二三四五六七八九十百]+[、.．:：]|第[一二三四五六七八九十百\d]+[章节部分]+[、:：\s]?|[(（][一二三四五六七八九十\d]+[)）]|\d+(?:\.\d+)*[.、．)）]?(?=\s)|\d+(?:\.\d+)*[、．)）])\s*/,
      '',
    )
    .replace(/[\s：:。.]+$/, '')
  return bare || tidy || '…'
}
