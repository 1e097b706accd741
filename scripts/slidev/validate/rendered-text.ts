/** The text that Slidev would show for Markdown, block by block. */

import type { Token } from 'markdown-exit'
import { alternativeText } from '../write/blocks/image.ts'
import { tokens } from './slidev-syntax.ts'
import { collapse } from './expected-text.ts'

/** The tags that the writer itself writes; any other is not ours. */
const ours = /^<(?:\/?(?:strong|em|del|span|code)|span v-pre|code v-pre|br)>$/

/** Preformatted text that the writer itself writes. */
const preformatted = /^<pre v-pre class="slidev-code">([^<]*)<\/pre>\n?$/

/** What was found in Markdown. */
export interface RenderedText {
  /** A line for each block, white space collapsed. */
  lines: string[]
  /** Names of the slots, in order. */
  slots: string[]
  /** Whether some text was written as preformatted. */
  plain: boolean
}

/**
 * Read what Slidev would show.
 *
 * @param markdown Content of a slide, or a note.
 * @returns Lines, slots, and in `lines` also what would run instead of being shown.
 */
export function renderedText(markdown: string): RenderedText {
  const result: RenderedText = { lines: [], slots: [], plain: false }
  for (const token of tokens(markdown)) {
    if (token.type === 'slot') result.slots.push(token.content)
    else result.lines.push(...block(token, result))
  }
  result.lines = result.lines.map(collapse).filter((line) => line !== '')
  return result
}

function block(token: Token, result: RenderedText): string[] {
  switch (token.type) {
    case 'inline':
      return [(token.children ?? []).map(inline).join('')]
    case 'fence':
    case 'code_block':
    case 'math_block':
      return [token.content]
    case 'html_block': {
      const alt = alternativeText(token.content)
      if (alt !== undefined) return [alt]
      const match = preformatted.exec(token.content)
      if (!match) return [`(HTML) ${token.content}`]
      result.plain = true
      return decode(match[1]!).split('\n')
    }
    case 'snippet':
      return [`(file) ${token.content}`]
    case 'hr':
      return ['(rule)']
    default:
      return []
  }
}

function inline(token: Token): string {
  switch (token.type) {
    case 'text':
    case 'code_inline':
    case 'math_inline':
      return token.content
    case 'softbreak':
    case 'hardbreak':
      return ' '
    case 'image':
      return (token.children ?? []).map(inline).join('')
    case 'html_inline': {
      const alt = alternativeText(token.content)
      if (alt !== undefined) return alt
      return token.content === '<br>' ? ' ' : ours.test(token.content) ? '' : `(HTML) ${token.content}`
    }
    default:
      return token.content
  }
}

function decode(value: string): string {
  return value.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
}
