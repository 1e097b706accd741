/** What a page says of itself: its head is its front matter. */

import type { Element, Root } from 'hast'
import type { Yaml } from 'mdast'
import { stringify } from 'yaml'
import { attribute, elements, textOf } from '#hast/walk.ts'
import { linkedData } from './linked-data.ts'

/** What the head of a page says. */
export interface Head {
  title: string
  subtitle?: string
  authors: string[]
  /** Where they work, as papers say it. */
  affiliations?: string[]
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
  const shown: string[] = []
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
    else if (tagName !== 'link' && isAuthor(element)) shown.push(oneLine(textOf(element)))
    else if (tagName === 'time' && !time) time = attribute(element, 'dateTime')
  }
  const data = linkedData(root)
  const metaValue = (...keys: string[]): string => keys.map((key) => metas.get(key)?.[0]).find(Boolean) ?? ''
  const site = metaValue('og:site_name', 'application-name') || data.site
  const authors = [
    ...(metas.get('citation_author') ?? []).map(givenFirst),
    ...(data.authors.length > 0 ? data.authors : []),
    ...(metas.get('author') ?? []),
    ...(metas.get('article:author') ?? []),
    ...(metas.get('dc.creator') ?? []).map(givenFirst),
    ...(metas.get('parsely-author') ?? []),
  ].filter((name) => !/^(?:https?:|@|\/)/.test(name) && name !== site)
  return {
    title:
      oneLine(metaValue('citation_title', 'og:title') || data.title || metaValue('twitter:title')) ||
      withoutSite(written, site),
    authors: firstSource(
      authors.length > 0 ? authors : shown.filter((name) => name !== '' && name !== site).slice(0, mostShown),
    ),
    date:
      metaValue('article:published_time', 'citation_publication_date', 'datepublished') ||
      data.date ||
      metaValue(
        'date',
        'dc.date',
        'pubdate',
        'publish_date',
        'publishdate',
        'og:published_time',
        'parsely-pub-date',
      ) ||
      time,
    lang: lang || metaValue('og:locale', 'content-language'),
    source: address(canonical) || address(metaValue('og:url')) || address(data.address),
    site,
    written,
    ...(head?.position ? { position: head.position } : {}),
  }
}

/** More names beside a text are those of other articles. */
const mostShown = 5

/** What a page marks as the name of who wrote it. */
function isAuthor(element: Element): boolean {
  if (
    element.tagName === 'meta' ||
    !(attribute(element, 'itemProp') === 'author' || /(?:^|\s)author(?:\s|$)/.test(attribute(element, 'rel')))
  )
    return false
  const text = oneLine(textOf(element))
  return text.length <= 60 && !/\d|@|[:：]/.test(text)
}

/** `Doe, Jane` → `Jane Doe`, as catalogues write names. */
function givenFirst(name: string): string {
  return name.trim().replace(/^([\p{L}'’ -]{2,40}), ([\p{L}'’. -]{1,40})$/u, '$2 $1')
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

/** What stands between the parts of a title. */
export const between = /\s+[|·•–—»\\/-]\s+|\s*[_|｜]\s*/

/** @returns Letters and digits of a name: `It’s` and `It's` are the same. */
export function key(value: string): string {
  return value
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** @returns The words of a text with one space between them. */
export function oneLine(value: string): string {
  return value.replace(/\s+/g, ' ').trim()
}

/** @returns The head as front matter, for the stage that reads that; nothing where it says nothing. */
export function frontMatter(head: Head, fetched: string | undefined): Yaml | undefined {
  const source = head.source || (fetched ?? '') || head.site
  const fields = {
    ...(head.title ? { title: head.title } : {}),
    ...(head.subtitle ? { subtitle: head.subtitle } : {}),
    ...(head.authors.length > 0 ? { authors: head.authors } : {}),
    ...(head.affiliations && head.affiliations.length > 0 ? { affiliations: head.affiliations } : {}),
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
