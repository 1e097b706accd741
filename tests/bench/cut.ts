/** Articles prepared for other tools as their users prepare them: cut at the headings, and no more. */

/** Front matter at the beginning of an article. */
const matter = /^---[ \t]*\n([\s\S]*?)^---[ \t]*(?:\n|$)/m

/**
 * @param text An article.
 * @returns The article with the front matter that makes Marp cut it before each `#` and `##`.
 */
export function forMarp(text: string): string {
  const settings = 'marp: true\nheadingDivider: 2\n'
  return text.startsWith('---') && matter.test(text)
    ? text.replace(matter, (_, own: string) => `---\n${settings}${own}---\n`)
    : `---\n${settings}---\n\n${text}`
}

/**
 * @param text An article.
 * @returns The article with a cut of Slidev before each `##` that is no line of code.
 */
export function forSlidev(text: string): string {
  let fence = ''
  return text
    .split('\n')
    .map((line) => {
      const [, ticks = ''] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? []
      if (fence === '') fence = ticks
      else if (ticks.startsWith(fence)) fence = ''
      return fence === '' && line.startsWith('## ') ? `---\n\n${line}` : line
    })
    .join('\n')
}
