/** Markdown as Slidev parses it, for reading back: the same parser, with the same settings. */

import { createMarkdownExit, type MarkdownExit, type StateInline, type Token } from 'markdown-exit'

let shared: MarkdownExit | undefined

/**
 * Parse Markdown as Slidev does.
 *
 * @param markdown Content of a slide.
 * @returns Tokens; formulas are `math_inline` and `math_block`, slots `slot`,
 *   imported files `snippet`.
 */
export function tokens(markdown: string): Token[] {
  return (shared ??= parser()).parse(markdown, {})
}

function parser(): MarkdownExit {
  const md = createMarkdownExit({ html: true, linkify: true, typographer: true, quotes: '""\'\'' })
  md.linkify.set({ fuzzyLink: false })
  const alt = ['paragraph', 'reference', 'blockquote', 'list']
  // `::name::` and `<<< file`, as in Slidev's own rules.
  for (const [name, expression] of [
    ['slot', /^::\s*([\w.\-:]+)\s*::\s*$/],
    ['snippet', /^<<<\s*\S/],
  ] as const) {
    md.block.ruler.before(
      'fence',
      name,
      (state, start, _end, silent) => {
        const line = state.src.slice(state.bMarks[start]! + state.tShift[start]!, state.eMarks[start])
        const match = expression.exec(line)
        if (!match) return false
        if (silent) return true
        state.push(name, '', 0).content = match[1] ?? line
        state.line = start + 1
        return true
      },
      { alt },
    )
  }
  md.block.ruler.after(
    'blockquote',
    'math_block',
    (state, start, end, silent) => {
      const line = (at: number): string =>
        state.src.slice(state.bMarks[at]! + state.tShift[at]!, state.eMarks[at])
      if (!line(start).startsWith('$$')) return false
      if (silent) return true
      let next = start + 1
      while (next < end && !line(next).trim().endsWith('$$')) next++
      state.push('math_block', 'math', 0).content = state.getLines(start + 1, next, 0, false)
      state.line = next + 1
      return true
    },
    { alt },
  )
  md.inline.ruler.after('escape', 'math_inline', mathInline)
  return md
}

/** A `$` that opens and the next that closes; anything else is text. */
function mathInline(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state
  if (src[pos] !== '$') return false
  let close = src.indexOf('$', pos + 1)
  while (close !== -1 && /(?<!\\)(?:\\\\)*\\$/.test(src.slice(pos + 1, close)))
    close = src.indexOf('$', close + 1)
  const opens = !/[ \t]/.test(src[pos + 1] ?? '')
  const closes = close > pos + 1 && !/[ \t]/.test(src[close - 1]!) && !/\d/.test(src[close + 1] ?? '')
  if (!opens || !closes) {
    if (!silent) state.pending += '$'
    state.pos += 1
    return true
  }
  if (!silent) state.push('math_inline', 'math', 0).content = src.slice(pos + 1, close)
  state.pos = close + 1
  return true
}
