/** What an article says of itself: front matter first, then its title and byline. */

import type { Heading, Root, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { parse as parseToml } from 'smol-toml'
import type { Position } from 'unist'
import type { VFile } from 'vfile'
import { parse as parseYaml } from 'yaml'
import { say } from '#message/say.ts'
import { originOf } from '#tree/origin.ts'
import type { Lang, Metadata } from '#tree/nodes.ts'
import { authorsOf, bylineOf } from './byline.ts'
import { creditsOf } from './credits.ts'
import { findDate } from './dates.ts'
import { languageIn, languageOfTag } from './language.ts'

/** A byline stands among the first blocks after the title. */
const bylineWithin = 3

/** Metadata, and what of the article is used up by it. */
export interface Found {
  metadata: Metadata
  /** The blocks that are left. */
  children: RootContent[]
  /** Where the metadata stands in the article. */
  origin: Position[]
}

/**
 * @param root An article, clean.
 * @param file For messages and the name of last resort.
 * @param lang Language, where the user says it.
 */
export function metadata(root: Root, file: VFile, lang?: Lang): Found {
  const front = root.children.filter(({ type }) => type === 'yaml' || type === 'toml')
  const fields = front.map((node) => fieldsOf(node, file))[0] ?? {}
  const blocks = root.children.filter((node) => !front.includes(node))
  const heading = titleHeading(blocks)
  const said = string(fields, 'title')
  if (!said && !heading) {
    say(
      file,
      'understand:no-title',
      'Unexpected article without a title, expected a first heading',
      blocks[0],
    )
  }
  const bylines = blocks
    .slice(0, (heading ? blocks.indexOf(heading) + 1 : 0) + bylineWithin)
    .flatMap((node) => {
      const said = node.type === 'paragraph' ? bylineOf(toString(node)) : undefined
      return said ? [{ node, ...said }] : []
    })
  const signed = {
    authors: bylines.find(({ authors: names }) => names.length > 0)?.authors ?? [],
    date: bylines.find((one) => one.date)?.date,
    source: bylines.find((one) => one.source)?.source,
  }
  const credits = creditsOf(blocks.filter((node) => node !== heading))
  const used = [heading, ...bylines.map(({ node }) => node), credits?.block].filter(
    (node) => node !== undefined,
  )
  const written = heading ? toString(heading) : undefined
  const named = written ?? firstHeading(blocks)
  const [title, split] = splitTitle(said ?? (named && withoutNumber(named)) ?? nameOf(file))
  const differs =
    said && written && !said.startsWith(written) && !written.startsWith(said) ? written : undefined
  const subtitle = string(fields, 'subtitle') ?? split ?? differs
  const authors = list(fields, 'authors', 'author', 'by')
  const date = dateOf(fields) ?? signed.date
  const source =
    string(fields, 'source', 'canonical', 'canonical_url', 'original', 'url') ??
    credits?.source ??
    signed.source
  const settings = settingsOf(fields['themeConfig'])
  return {
    metadata: {
      title,
      ...(subtitle ? { subtitle } : {}),
      authors: authors.length > 0 ? authors : (credits?.authors ?? signed.authors),
      ...(date ? { date } : {}),
      lang: lang ?? languageOfTag(fields['lang'] ?? fields['language']) ?? languageIn(root),
      ...(source ? { source } : {}),
      ...(settings ? { themeConfig: settings } : {}),
    },
    children: blocks.filter((node) => !used.includes(node)),
    origin: originOf([...front, ...used]),
  }
}

type Fields = Record<string, unknown>

function fieldsOf(node: RootContent, file: VFile): Fields {
  const value = 'value' in node ? node.value : ''
  const parsed = node.type === 'toml' ? tried(() => parseToml(value)) : yamlOf(value)
  if (parsed === null) return {}
  if (isFields(parsed)) return parsed
  say(file, 'understand:front-matter', 'Unexpected front matter, expected `key: value` lines', node)
  return node.type === 'toml' ? {} : entriesOf(value)
}

/**
 * What can be read of front matter that is no YAML as a whole: each entry by itself, and as text
 * what stands on one line.
 *
 * ```yaml
 * title: Trees: an introduction     # a colon within a value
 * date: 2024-03-05
 * excerpt: "Text that goes on
 * at the start of a line"           # not read
 * ```
 */
function entriesOf(value: string): Fields {
  const fields: Fields = {}
  for (const entry of value.split(/\n(?=[A-Za-z][\w-]*:(?:\s|$))/)) {
    const parsed = yamlOf(entry)
    const line = /^([A-Za-z][\w-]*):[ \t]+(\S.*?)\s*$/.exec(entry)
    if (isFields(parsed)) Object.assign(fields, parsed)
    else if (line) fields[line[1]!] = line[2]!.replaceAll(/^(["'])(.*)\1$/g, '$2')
  }
  return fields
}

function isFields(value: unknown): value is Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

function yamlOf(value: string): unknown {
  return tried((): unknown => parseYaml(value, { logLevel: 'error' }))
}

/** What parsers throw names a line of the front matter, not of the article: it is said otherwise. */
function tried(parse: () => unknown): unknown {
  try {
    return parse()
  } catch {
    return undefined
  }
}

/** The heading that is the title: the first, where no other is of its rank and no text stands before it. */
function titleHeading(blocks: readonly RootContent[]): Heading | undefined {
  const headings = blocks.filter((node): node is Heading => node.type === 'heading')
  const first = headings[0]
  if (!first) return undefined
  const before = blocks.slice(0, blocks.indexOf(first))
  const alone = headings.every((node) => node === first || node.depth > first.depth)
  if (first.depth === 1 && (alone || before.length === 0)) return first
  // `## Title` over a text whose other headings are all lower.
  return alone && before.length === 0 && headings.length > 1 ? first : undefined
}

/**
 * ```text
 *   深入理解索引：从原理到实践      Notes from 12:30
 *               ^ here                       no: a time
 * ```
 */
function splitTitle(value: string): [title: string, subtitle?: string] {
  const tidy = value.replaceAll(/\s+/g, ' ').trim()
  const match = /^(.{2,}?)(?:\s?[：]\s?|:(?:\s+|(?=\p{Script=Han}))|\s?——\s?|\s[—–]\s)(.{2,})$/u.exec(tidy)
  return match?.[1] && match[2] ? [match[1].trim(), match[2].trim()] : [tidy]
}

/**
 * ```text
 *   13.1 项目规划      1. How state is updated      1.28 released     3 findings
 *   ^^^^^              ^^                           no: a version     no: a count
 * ```
 *
 * @returns A heading without the number of a chapter or of the first of several sections.
 */
function withoutNumber(heading: string): string {
  return heading.replace(
    /^\s*(?:\d{1,2}[.、．]\s+|\d{1,2}(?:\.\d{1,2})+[.、．]?\s*(?=\p{Script=Han})|第[一二三四五六七八九十百\d]+[章节][:：、\s]\s*)(?=\S)/u,
    '',
  )
}

/** The first part of any article: what it is called says nothing of this one. */
const anyPart =
  /^(?:abstract|background|contents|foreword|getting started|install(?:ation|ing)?|intro(?:duction)?|motivation|overview|preface|prerequisites|setup|summary|tl;?dr|usage|what'?s new|安装|背景|概述|概要|概览|简介|介绍|导读|导语|前言|前提|序言?|引言|摘要|写在前面|准备工作|总览)\P{L}*$/iu

/** The first heading, where it names more than a part. */
function firstHeading(blocks: readonly RootContent[]): string | undefined {
  const heading = blocks.find(({ type }) => type === 'heading')
  const name = heading && toString(heading).trim()
  return name && !anyPart.test(withoutNumber(name)) ? name : undefined
}

/** The name of the file as words. */
function nameOf({ stem }: VFile): string {
  const words = stem?.replaceAll(/[-_\s]+/g, ' ').trim()
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : 'article'
}

function string(fields: Fields, ...keys: string[]): string | undefined {
  for (const key of keys) {
    const value = fields[key]
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
    if (typeof value === 'number') return String(value)
  }
  return undefined
}

function list(fields: Fields, ...keys: string[]): string[] {
  for (const key of keys) {
    const value = fields[key]
    const values: unknown[] = Array.isArray(value) ? value : [value]
    const names = values.flatMap((item) => {
      if (typeof item === 'string') return authorsOf(item)
      const name = (item as { name?: unknown } | null | undefined)?.name
      return typeof name === 'string' ? [name.trim()] : []
    })
    if (names.length > 0) return names
  }
  return []
}

/** `themeConfig: { accent: '#06c' }`: whether a template has such settings is for the planner to say. */
function settingsOf(value: unknown): Record<string, string> | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined
  const entries = Object.entries(value).flatMap(([key, setting]): [string, string][] =>
    typeof setting === 'string' || typeof setting === 'number' ? [[key, String(setting)]] : [],
  )
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}

function dateOf(fields: Fields): string | undefined {
  for (const key of ['date', 'published', 'pubDate', 'publishDate', 'publish_date', 'created', 'updated']) {
    const value = fields[key]
    if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString().slice(0, 10)
    const found = typeof value === 'string' ? findDate(value) : undefined
    if (found) return found.date
  }
  return undefined
}
