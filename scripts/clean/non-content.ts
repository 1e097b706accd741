/**
 * What stands in an article and is none of its content: one row a kind.
 *
 * ```text
 *   [TOC]                                   a mark for a tool
 *   [Updated on 2021-09-19: new figures.]   a remark of the site
 *   （完）                                   says that nothing comes
 *   @article{lee2020, title = …}            a record to copy
 * ```
 */

import type { Code, Nodes, Paragraph, Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { VFile } from 'vfile'
import { say } from '#message/say.ts'
import { visit } from '#tree/visit.ts'

/** A kind of paragraph or code that is left out. */
interface Kind {
  /** What the message calls it. */
  name: string
  /** All of the text of the block. */
  pattern: RegExp
}

/** A longer paragraph says something, characters. */
const longest = 300

const kinds: readonly Kind[] = [
  {
    name: 'mark of a table of contents',
    pattern: /^(?:@?\[{1,2}_?toc_?\]{1,2}(?:\([^)]*\))?|\{:\s?toc\s?\}|\$\{toc\})$/i,
  },
  {
    name: 'remark on when the text was changed',
    pattern:
      /^(?:[[【]\s?(?:updated?|edit(?:ed)?|更新|编辑)(?!\p{Script=Latin})[^\]】]*\d{4}[^\]】]*[\]】]|[*_(（]?(?:last )?(?:updated|edited|modified)(?: on| at)?\s?[:：]?\s(?:[a-z]+ \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2} [a-z]+ \d{4}|\d{4}-\d{2}-\d{2})[*_)）.]?|(?:最后)?(?:更新|修改|编辑)(?:于|时间|日期)?\s?[:：]?\s?\d{4}\s?[-年/.]\s?\d{1,2}(?:\s?[-月/.]\s?\d{1,2}\s?日?)?。?)$/iu,
  },
  {
    name: 'mark of the end',
    pattern:
      /^(?:[（([【<《]\s?(?:全文|本文)?(?:完|结束|未完待续|the end|end|fin|eof)\s?[)）\]】>》]|[-—–=*~]{2,}\s?(?:全文|本文)?(?:完|结束|the end|end|eof)\s?[-—–=*~]{2,}|(?:全文完|本文完|the end)[.。]?)$/i,
  },
  {
    name: 'number without a text',
    pattern:
      /^(?:[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）]|(?:\d{1,3}|[一二三四五六七八九十]{1,3})[、.．])$/,
  },
  { name: 'label without a text', pattern: /^(?:q|a|question|answer|问|答|问题|回答)\s?\d{0,2}\s?[:：]$/i },
  {
    name: 'remark of a site that translates',
    pattern: /^(?:如果发现译文|[^。]{2,16}是一个翻译[^。]{2,30}的社区|本文由[^。]{2,30}(?:翻译|授权))[^]*$/u,
  },
  { name: 'row of marks', pattern: /^[-–—=_*~|+·•.\s]{3,}$/ },
  { name: 'attributes of a block', pattern: /^\{:[^{}]*\}$/ },
  {
    name: 'entry of a bibliography to copy',
    pattern:
      /^@(?:article|book|booklet|conference|inbook|incollection|inproceedings|manual|mastersthesis|misc|online|phdthesis|proceedings|software|techreport|unpublished)\s?\{[^]*\}$/i,
  },
]

/**
 * Leave out what is no content, and set right what an editor left in the text.
 *
 * @param file For messages: each block that is left out is named.
 */
export function nonContent(root: Root, file: VFile, { keepAll }: { keepAll?: boolean }): void {
  visit(root, (node) => {
    if (keepAll || !('children' in node)) return
    const parent = node as { children: Nodes[] }
    const kept = parent.children.filter((child) => {
      const kind = child.type === 'paragraph' || child.type === 'code' ? kindOf(child) : undefined
      if (kind)
        say(file, 'clean:non-content', `Left out \`${start(textOf(child as Code))}\` (${kind.name})`, child)
      return !kind
    })
    if (kept.length < parent.children.length && (kept.length > 0 || node.type === 'root'))
      parent.children = kept
  })
  visit(root, (node) => {
    if (node.type === 'code') tidyCode(node)
    if (node.type === 'text') node.value = fullWidth(node.value)
  })
}

function kindOf(node: Code | Paragraph): Kind | undefined {
  const text = textOf(node).trim()
  // A picture has no text; it is content.
  if (text === '' || (node.type === 'paragraph' && (text.length > longest || holdsMore(node))))
    return undefined
  return kinds.find(({ pattern }) => pattern.test(text))
}

function holdsMore({ children }: Paragraph): boolean {
  return children.some(({ type }) => type === 'image' || type === 'inlineMath' || type === 'inlineCode')
}

function textOf(node: Code | Paragraph): string {
  return node.type === 'code' ? node.value : toString(node, { includeImageAlt: false })
}

function start(text: string): string {
  const line = text.trim().split('\n', 1)[0]!.replaceAll('`', '’')
  return line.length > 40 ? `${line.slice(0, 40)}…` : line
}

/** Marks of Latin text between Han letters, and those of Han text. */
const marks: Record<string, string> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' }

/**
 * ```text
 *   模型很强,速度也快;    →  模型很强，速度也快；
 *   总共 1,000 个, a, b     as it is: no Han letter on both sides
 * ```
 */
function fullWidth(value: string): string {
  return value.replaceAll(
    /(?<=[\p{Script=Han}”」』）》])([,;:?!])(?=[\p{Script=Han}“「『（《])/gu,
    (mark) => marks[mark]!,
  )
}

/** A line that only the tests of a documentation see: `# use std::fmt;`; an attribute (`#[derive]`) is shown. */
const hidden = /^\s*#(?:\s.*)?$/

/** What stands behind the name of the language is for a tool: `rust,ignore`. */
function tidyCode(node: Code): void {
  const [name, ...flags] = (node.lang ?? '').split(',')
  if (flags.length > 0 && name) node.lang = name.trim()
  if (node.lang !== 'rust') return
  const lines = node.value.split('\n')
  const shown = lines.filter((line) => !hidden.test(line))
  if (shown.length > 0 && shown.length < lines.length) node.value = shown.join('\n').replace(/^\n+/, '')
}
