/** What an article says of itself in other forms than front matter: it becomes front matter. */

import type { Paragraph, Root, Yaml } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { VFile } from 'vfile'

type Entries = Map<string, string>

/** `@def title = "A title"` of Franklin. https://franklinjl.org/syntax/page-variables/ */
const def = /^@def\s+([\w-]+)\s*=\s*(.*)$/
/** `Title: A title` of MultiMarkdown; only where one of the names is unmistakable. */
const pair = /^([\p{L}][\p{L} ]{0,24}?)\s*[:：]\s+(\S.*)$/u
const unmistakable = /^(?:title|author|authors|标题|作者)$/i
/** Properties that Notion writes below the title of a page. */
const property =
  /^(?:created(?: time| by)?|last edited(?: time| by)?|last updated|tags?|status|owner|assign(?:ee)?|type|category|priority|url|date|author|创建时间|创建人|最后编辑(?:时间|人)?|标签|状态|负责人|类型|日期)$/i
const unmistakableProperty =
  /^(?:created(?: time| by)?|last edited(?: time| by)?|创建时间|创建人|最后编辑(?:时间|人)?)$/i
/** `title:: A title` of Logseq. https://docs.logseq.com/#/page/properties */
const logseq = /^([\w-]+)::\s*(.*)$/

/** The names that front matter has for them. */
const names: Record<string, string> = {
  标题: 'title',
  作者: 'author',
  创建人: 'author',
  'created by': 'author',
  created: 'date',
  'created time': 'date',
  创建时间: 'date',
  日期: 'date',
}

/**
 * ```markdown
 * > | % A title          @def title = "A title"      Title: A title     title:: A title
 *     ^^^^^^^^^          ^^^^^^^^^^^^^^^^^^^^^^      ^^^^^^^^^^^^^^     ^^^^^^^^^^^^^^
 * > | % Ann Example                                   Author: Ann
 * ```
 *
 * @param root Changed in place.
 */
export function metadataBlocks(root: Root, file: VFile): void {
  const [first, second] = root.children
  const isFront = first?.type === 'yaml' || (first?.type as string) === 'toml'
  if (isFront || !first) return
  if (first.type === 'heading' && first.depth === 1 && second?.type === 'paragraph') {
    const entries = entriesOf(second, pair)
    const keys = [...(entries?.keys() ?? [])]
    const isNotion =
      entries !== undefined &&
      keys.length > 1 &&
      keys.every((key) => property.test(key)) &&
      keys.some((key) => unmistakableProperty.test(key))
    if (isNotion) replace(root, second, entries)
    return
  }
  if (first.type !== 'paragraph') return
  const entries = pandoc(first, String(file)) ?? entriesOf(first, def) ?? entriesOf(first, logseq)
  const pairs = entries ? undefined : entriesOf(first, pair)
  const isMultiMarkdown =
    pairs !== undefined && pairs.size > 1 && [...pairs.keys()].some((key) => unmistakable.test(key))
  if (entries) replace(root, first, entries)
  else if (isMultiMarkdown) replace(root, first, pairs)
}

/** The title block of Pandoc. https://pandoc.org/MANUAL.html#extension-pandoc_title_block */
function pandoc(node: Paragraph, source: string): Entries | undefined {
  const text = source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
  if (!/^%[ \t]+\S/.test(text) || node.position?.start.line !== 1) return undefined
  const [title = '', authors = '', date = ''] = text
    .split(/^%/m)
    .slice(1)
    .map((part) => part.trim())
  const entries: Entries = new Map([['title', title.replace(/\s+/g, ' ')]])
  if (authors) entries.set('author', authors.split(/\s*[;\n]\s*/).join(', '))
  if (date) entries.set('date', date)
  return entries
}

/** @returns The entries of a paragraph that is nothing but such lines. */
function entriesOf(node: Paragraph, pattern: RegExp): Entries | undefined {
  const entries: Entries = new Map()
  for (const line of toString(node).split('\n')) {
    const [, name, value] = pattern.exec(line.trim()) ?? []
    if (name === undefined) return undefined
    entries.set(name.toLowerCase(), (value ?? '').trim().replace(/^(["'“])(.*)(["'”])$/, '$2'))
  }
  return entries.size > 0 ? entries : undefined
}

function replace(root: Root, node: Paragraph, entries: Entries): void {
  const lines = [...entries].flatMap(([name, value]) => {
    const key = names[name] ?? name
    return /^(?:authors?|date|lang|subtitle|title)$/.test(key) && value !== ''
      ? [`${key}: ${JSON.stringify(value)}`]
      : []
  })
  const front: Yaml = { type: 'yaml', value: [...new Set(lines)].join('\n') }
  if (node.position) front.position = node.position
  root.children = [...(lines.length > 0 ? [front] : []), ...root.children.filter((child) => child !== node)]
}
