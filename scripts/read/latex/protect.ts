/** What TeX reads letter by letter: put aside while macros are expanded. */

/** Environments whose content is no TeX, or is never shown. */
const verbatim =
  /\\begin\s*\{(verbatim\*?|Verbatim|BVerbatim|lstlisting|minted|alltt|comment|filecontents\*?)\}[^]*?\\end\s*\{\1\}/g
const inline =
  /\\(?:verb|lstinline|mintinline\{\w+\})\*?(?:\[[^\]\n]*\])?([^\s\w*{[])[^\n]*?\1|\\(?:lstinline|mintinline\{\w+\})\{[^{}\n]*\}|\\(?:url|path|nolinkurl)\s*\{[^{}\n]*\}|\\href\s*\{[^{}\n]*\}/g

/** Letters of the private use area, of which no paper has one. */
const open = '\uE0F0'
const close = '\uE0F1'
/** Stands for a percent sign in an address, where TeX takes none for a comment. */
export const percent = '\uE0F2'

/**
 * @param text TeX.
 * @returns The text with marks in it, without its comments, and what puts back what the marks stand for.
 */
export function protect(text: string): { text: string; restore: (text: string) => string } {
  const kept: string[] = []
  const mark = (match: string): string => {
    kept.push(
      /^\\(?:url|path|nolinkurl|href)/.test(match)
        ? match.replaceAll('\\%', '%').replaceAll('%', percent)
        : match,
    )
    return `${open}${kept.length - 1}${close}`
  }
  const marked = text
    .replaceAll(/[\uE0F0-\uE0F2]/g, '')
    .replace(verbatim, (match, name: string) => (/^(?:comment|filecontents)/.test(name) ? '' : mark(match)))
    .replace(inline, mark)
    // A comment takes the end of its line along, and what the next begins with.
    .replace(/(?<!\\)((?:\\\\)*)%[^\n]*(?:\n[ \t]*(?!\n))?/g, '$1')
  return {
    text: marked,
    restore: (value) => value.replace(/\uE0F0(\d+)\uE0F1/g, (_, index: string) => kept[Number(index)] ?? ''),
  }
}
