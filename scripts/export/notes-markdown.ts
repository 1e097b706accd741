/** Notes of a slide as Markdown of which only text and emphasis stay, whoever wrote them. */

import { MarkdownExit, type Token } from 'markdown-exit'
import { spoken } from './notes.ts'

const markdown = new MarkdownExit({ html: true, linkify: false })

/** The tags that decks are written with where Markdown has no mark for it. */
const emphasis = /^<\/?(?:strong|em|del|code|span|br)(?: v-pre)?>$/

const picture = /^<img [^>]*\balt="([^"]*)"[^>]*>$/

const preformatted = /^<pre v-pre class="slidev-code">([^<]*)<\/pre>\s*$/

/**
 * @param said the notes of a slide
 * @returns their tokens: pictures are their alternative texts, any other HTML is text
 */
function notesTokens(stated: string): Token[] {
  const tokens = markdown.parse(spoken(stated), {})
  for (const token of tokens) {
    if (token.type === 'html_block') {
      const code = preformatted.exec(token.content)?.[1]
      if (code !== undefined) Object.assign(token, { tag: 'code', content: decode(code) })
      token.type = 'code_block'
    }
    for (const child of token.children ?? []) {
      const alt = child.type === 'image' ? child.content : picture.exec(child.content)?.[1]
      if (child.type === 'image' || (child.type === 'html_inline' && alt !== undefined))
        Object.assign(child, { type: 'text', content: decode(alt ?? '') })
      else if (child.type === 'html_inline' && !emphasis.test(child.content)) child.type = 'text'
    }
  }
  return tokens
}

/**
 * @param said the notes of a slide
 * @returns HTML that shows text and loads nothing
 */
export function notesHtml(stated: string): string {
  return markdown.renderer.render(notesTokens(stated), markdown.options, {})
}

/**
 * @param said the notes of a slide
 * @returns their text, a line for each block
 */
export function notesText(stated: string): string {
  return notesTokens(stated)
    .flatMap(({ type, content, children }) => {
      if (type === 'fence' || type === 'code_block') return [content.trimEnd()]
      return type === 'inline' ? [(children ?? []).map(textOf).join('')] : []
    })
    .join('\n')
}

function textOf({ type, content }: Token): string {
  if (type === 'softbreak' || type === 'hardbreak' || content === '<br>') return '\n'
  return type === 'html_inline' ? '' : content
}

function decode(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
}
