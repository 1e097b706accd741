/** What a page says of itself: its head is its front matter. */

import type { Element, Root } from 'hast'
import type { Yaml } from 'mdast'
import { stringify } from 'yaml'
import { attribute, elements, find, textOf } from '#hast/walk.ts'
import { isAnyPart } from '#tree/any-part.ts'
import type { Range } from './region.ts'
import { linkedData } from './linked-data.ts'

/** What the head of a page says. */
export interface Head {
  title: string
  authors: string[]
  date: string
  lang: string
  /** Its address of record. */
  source: string
  site: string
  /** What its `<title>` says. */
  written: string
  position?: Element['position']
}

/**
 * ```html
 * > | <meta property="og:title" content="A title">
 *                                        ^^^^^^^
 * > | <link rel="canonical" href="https://example.com/a">
 *                                 ^^^^^^^^^^^^^^^^^^^^^
 * > | <script type="application/ld+json">{"author": {"name": "Ann"}}</script>
 *                                                            ^^^
 * ```
 */
export function headOf(root: Root): Head {
  const metas = new Map<string, string[]>()
  let lang = ''
  let canonical = ''
  let written = ''
  let time = ''
  let head: Element | undefined
  for (const element of elements(root)) {
    const { tagName } = element
    if (tagName === 'meta') {
      const key = (
        attribute(element, 'property') ||
        attribute(element, 'name') ||
        attribute(element, 'itemProp')
      ).toLowerCase()
      const value = attribute(element, 'content').trim()
      if (key && value) metas.set(key, [...(metas.get(key) ?? []), value])
    } else if (tagName === 'html') lang = attribute(element, 'lang') || attribute(element, 'xmlLang')
    else if (tagName === 'head') head = element
    else if (tagName === 'title') written ||= oneLine(textOf(element))
    else if (tagName === 'link' && attribute(element, 'rel').toLowerCase() === 'canonical')
      canonical ||= attribute(element, 'href')
    else if (tagName === 'time' && !time) time = attribute(element, 'dateTime')
  }
  const data = linkedData(root)
  const said = (...keys: string[]): string => keys.map((key) => metas.get(key)?.[0]).find(Boolean) ?? ''
  const site = said('og:site_name', 'application-name') || data.site
  const authors = [
    ...(metas.get('citation_author') ?? []),
    ...(data.authors.length > 0 ? data.authors : []),
    ...(metas.get('author') ?? []),
    ...(metas.get('article:author') ?? []),
    ...(metas.get('dc.creator') ?? []),
    ...(metas.get('parsely-author') ?? []),
  ].filter((name) => !/^(?:https?:|@|\/)/.test(name) && name !== site)
  return {
    title:
      oneLine(said('citation_title', 'og:title') || data.title || said('twitter:title')) ||
      withoutSite(written, site),
    authors: firstSource(authors),
    date:
      said('article:published_time', 'citation_publication_date', 'datepublished') ||
      data.date ||
      said(
        'date',
        'dc.date',
        'pubdate',
        'publish_date',
        'publishdate',
        'og:published_time',
        'parsely-pub-date',
      ) ||
      time,
    lang: lang || said('og:locale', 'content-language'),
    source: address(canonical) || address(said('og:url')) || address(data.address),
    site,
    written,
    ...(head?.position ? { position: head.position } : {}),
  }
}

/** Each once: several vocabularies say the same names. */
function firstSource(names: string[]): string[] {
  const result = new Map<string, string>()
  for (const name of names) {
    const key = name.toLowerCase().replace(/\s+/g, ' ').trim()
    if (key && !result.has(key)) result.set(key, oneLine(name))
  }
  return [...result.values()]
}

function address(value: string): string {
  return /^https?:\/\//i.test(value.trim()) ? value.trim() : ''
}

/**
 * ```text
 *   How indexes work | Example Blog
 *                   ^^^^^^^^^^^^^^^
 * ```
 */
function withoutSite(title: string, site: string): string {
  const parts = title.split(between)
  if (parts.length < 2) return title
  const known = site && parts.filter((part) => key(part) !== key(site))
  if (known && known.length > 0 && known.length < parts.length)
    return known.reduce((a, b) => (b.length > a.length ? b : a))
  // A short last part is the name of a site.
  const first = parts[0] as string
  return first.length >= title.length / 2 ? first : title
}

/**
 * The title as the page shows it: the heading that says the same as its head.
 *
 * @param article Whether the page has an article: else a title is taken from the head alone.
 */
export function titleOf(
  root: Root,
  head: Head,
  article: boolean,
): { text: string; place: Range } | undefined {
  const headings = [...elements(root)].filter(({ tagName }) => tagName === 'h1')
  if (headings.length === 0)
    headings.push(...[...elements(root)].filter(({ tagName }) => tagName === 'h2').slice(0, 3))
  const wanted = key(head.title)
  const rated = headings.flatMap((heading) => {
    const text = oneLine(textOf(heading))
    const own = key(text)
    if (!own || !wanted || !(wanted.includes(own) || own.includes(wanted))) return []
    return [
      { heading, text, same: Math.min(own.length, wanted.length) / Math.max(own.length, wanted.length) },
    ]
  })
  const best = rated.toSorted((a, b) => b.same - a.same)[0]
  // The only heading of its rank is the title, unless it is the name of the site.
  const [first] = headings
  const only = headings.length === 1 && first?.tagName === 'h1' && !names(first, head) ? first : undefined
  const heading = belowName(root, head) ?? (best && best.same >= sameTitle ? best.heading : only)
  const start = heading?.position?.start.offset
  const end = heading?.position?.end.offset
  if (!article || !heading || start === undefined || end === undefined) return undefined
  return { text: oneLine(textOf(heading)), place: [start, end] }
}

/** Whether a heading is the name of the site: a link to its front page, or the last part of every title. */
function names(heading: Element, { site, written }: Head): boolean {
  const link = find(heading, ({ tagName }) => tagName === 'a')
  const own = key(textOf(heading))
  const last = written.split(between).slice(1).at(-1) ?? ''
  return (
    own === key(site) ||
    own === key(last) ||
    /^(?:https?:\/\/[^/]+\/?|\/)$/.test(link ? attribute(link, 'href') : '')
  )
}

/**
 * The title below the name of the site, as books have it: what comes before that name in `<title>`,
 * in about the same words.
 *
 * ```html
 * <title>What Unsafe Can Do - The Rustonomicon</title>
 * <h1>The Rustonomicon</h1>
 * <h1>What Unsafe Rust Can Do</h1>
 *     ^^^^^^^^^^^^^^^^^^^^^^^
 * ```
 */
function belowName(root: Root, head: Head): Element | undefined {
  const headings = [...elements(root)].filter(({ tagName }) => /^h[12]$/.test(tagName))
  const place = headings.findIndex(({ tagName }) => tagName === 'h1')
  const [name, next] = headings.slice(Math.max(0, place))
  if (!name || !next || !names(name, head)) return undefined
  const text = oneLine(textOf(next))
  // A section below the title of an article may have a word of the name of its site: only what
  // stands in the article, with that name outside, needs no more than to say it in other words.
  const whole = stand(root, next, name) ? Math.min : Math.max
  const own = wordsOf(text)
  const isSaid = head.written
    .split(between)
    .slice(0, -1)
    .map(wordsOf)
    .some((said) => said.size > 0 && shared(own, said) >= sameWords * whole(own.size, said.size))
  return own.size > 0 && isSaid && !isAnyPart(text) ? next : undefined
}

/** Whether an article of a page has one heading in it and not the other. */
function stand(root: Root, inside: Element, outside: Element): boolean {
  return [...elements(root)]
    .filter(({ tagName }) => tagName === 'article' || tagName === 'main')
    .some((article) => {
      const all = new Set(elements(article))
      return all.has(inside) && !all.has(outside)
    })
}

function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return [...one].filter((word) => other.has(word)).length
}

/** Words, or Han characters, each once. */
function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/\p{Script=Han}|[\p{L}\p{N}]+/gu))
}

/** The share of the words that two names of the same have in common. */
const sameWords = 0.6

/** What stands between the parts of a title. */
const between = /\s+[|·•–—»\\/-]\s+|\s*[_|｜]\s*/

/** The name of a site that is part of every title has less than this share of it. */
const sameTitle = 0.4

/** Letters and digits: `It’s` and `It's` are the same. */
function key(value: string): string {
  return value
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

function oneLine(value: string): string {
  return value.replace(/\s+/g, ' ').trim()
}

/** @returns The head as front matter, for the stage that reads that; nothing where it says nothing. */
export function frontMatter(head: Head, fetched: string | undefined): Yaml | undefined {
  const source = head.source || (fetched ?? '') || head.site
  const fields = {
    ...(head.title ? { title: head.title } : {}),
    ...(head.authors.length > 0 ? { authors: head.authors } : {}),
    ...(head.date ? { date: head.date } : {}),
    ...(head.lang ? { lang: head.lang } : {}),
    ...(source ? { source } : {}),
  }
  if (Object.keys(fields).length === 0) return undefined
  return {
    type: 'yaml',
    value: stringify(fields).trimEnd(),
    ...(head.position ? { position: head.position } : {}),
  }
}
