/** References: what a paper cites, from `.bbl`, `.bib` or its own list. */

import type { Heading, List, ListItem } from 'mdast'
import type { Position } from 'unist'
import { workLabel, type Work, workOf } from '../paper/cite.ts'
import type { Block, Context, Entry } from './context.ts'
import { group } from './groups.ts'

/** A list of references of more entries is that of a library. */
const mostEntries = 2000

/**
 * ```tex
 * > | \bibitem[Hale and Ito(2011)]{hale2011order} Ruth Hale and Ken Ito. …
 *              ^^^^^^^^^^^^^^^^^^ author and year
 * ```
 *
 * @param text A `.bbl`, or a paper that holds its list itself.
 */
export function bibitems(text: string): Entry[] {
  const entries: Entry[] = []
  const item = /\\bibitem(?![a-zA-Z])/g
  for (let match = item.exec(text); match && entries.length < mostEntries; match = item.exec(text)) {
    const label = group(text, match.index + match[0].length, '[]')
    const key = group(text, label?.end ?? match.index + match[0].length, '{}')
    if (!key) continue
    const end = text.slice(key.end).search(/\\bibitem(?![a-zA-Z])|\\end\s*\{thebibliography\}/)
    const tex = text
      .slice(key.end, end < 0 ? undefined : key.end + end)
      .replace(/\\newblock(?![a-zA-Z])/g, ' ')
      .trim()
    entries.push({ key: key.content.trim(), tex, work: labelled(label?.content) ?? workOf(bare(tex)) })
  }
  return entries
}

/** `{Hale and Ito(2011)}`, as natbib writes it. */
function labelled(label: string | undefined): Work | undefined {
  const text = bare(label ?? '')
  const match = /^(.+?)\s*\((1[89]\d\d|20\d\d)[a-z]?\)/.exec(text)
  if (!match?.[1] || !match[2]) return undefined
  const others = /\s+et\s?al\.?$/.test(match[1])
  const names = match[1].replace(/\s+et\s?al\.?$/, '').split(/\s+and\s+|\s*&\s*|,\s*/)
  return { names: others ? [...names, '', ''].slice(0, 3) : names, year: match[2] }
}

/** TeX without its commands, to be looked at. */
function bare(tex: string): string {
  return tex
    .replace(/\\(?:bibinfo|bibfield|href|bibnamefont|bibfnamefont)\s*\{[^{}]*\}/g, '')
    .replace(/\\natexlab\s*\{([^{}]*)\}/g, '$1')
    .replace(/\\["'`^~=.uvHck]\s*\{?\\?([a-zA-Z])\}?/g, '$1')
    .replace(/\\[a-zA-Z]+\s*/g, ' ')
    .replace(/[{}]/g, '')
    .replace(/~/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * ```bibtex
 * @article{hale2011order, author = {Hale, Ruth and Ito, Ken}, title = {Orders of service}, year = 2011}
 * ```
 */
export function bibtex(text: string): Entry[] {
  const entries: Entry[] = []
  const start = /@([a-zA-Z]+)\s*\{\s*([^\s,{}]+)\s*,/g
  for (let match = start.exec(text); match && entries.length < mostEntries; match = start.exec(text)) {
    if (/^(?:comment|string|preamble)$/i.test(match[1] ?? '')) continue
    const whole = group(text, text.indexOf('{', match.index), '{}')
    const fields = fieldsOf(whole?.content ?? '')
    const names = (fields['author'] ?? fields['editor'] ?? '')
      .split(/\s+and\s+/)
      .map(family)
      .filter(Boolean)
    const year = /\d{4}/.exec(fields['year'] ?? fields['date'] ?? '')?.[0] ?? ''
    const venue =
      fields['journal'] ??
      fields['journaltitle'] ??
      fields['booktitle'] ??
      fields['publisher'] ??
      fields['howpublished'] ??
      ''
    const authors = (fields['author'] ?? fields['editor'] ?? '')
      .split(/\s+and\s+/)
      .map(turned)
      .filter(Boolean)
      .join(', ')
    const tex = [authors, fields['title'], venue, year]
      .filter(Boolean)
      .map((part) => (part ?? '').replace(/\.$/, ''))
      .join('. ')
    entries.push({
      key: match[2] ?? '',
      tex: `${tex}.`,
      work: names.length > 0 ? { names, year } : undefined,
    })
    if (whole) start.lastIndex = whole.end
  }
  return entries
}

function fieldsOf(text: string): Record<string, string> {
  const fields: Record<string, string> = {}
  const field = /([a-zA-Z]+)\s*=\s*/g
  for (let match = field.exec(text); match; match = field.exec(text)) {
    const at = match.index + match[0].length
    const braces = text.charAt(at) === '{' ? group(text, at, '{}') : undefined
    const quoted = /^"((?:[^"\\]|\\[^])*)"/.exec(text.slice(at, at + 5000))
    const word = /^[^,}\s]+/.exec(text.slice(at, at + 100))
    const value = braces?.content ?? quoted?.[1] ?? word?.[0] ?? ''
    fields[(match[1] ?? '').toLowerCase()] = value.replace(/\s+/g, ' ').trim()
    field.lastIndex = braces?.end ?? at + (quoted?.[0].length ?? word?.[0].length ?? 0)
  }
  return fields
}

/** `Hale, Ruth` and `Ruth Hale` → `Hale`. */
function family(name: string): string {
  const plain = bare(name)
  if (plain === 'others') return ' '
  const [before, after] = plain.split(/\s*,\s*/)
  return after === undefined
    ? name.trim().startsWith('{')
      ? plain
      : ((before ?? '').split(' ').at(-1) ?? '')
    : (before ?? '')
}

function turned(name: string): string {
  const [before, after] = name.trim().split(/\s*,\s*/)
  return name.trim() === 'others' ? 'et al' : after === undefined ? (before ?? '') : `${after} ${before}`
}

/** @returns Author and year of each entry, by its key. */
export function worksOf(entries: readonly Entry[]): Map<string, string> {
  return new Map(entries.flatMap(({ key, work }) => (work ? [[key, workLabel(work)] as const] : [])))
}

/** @returns The list of references under a heading of its own. */
export function references(context: Context, place: { position?: Position }): Block[] {
  const entries = context.entries.splice(0)
  if (entries.length === 0) return []
  const start = place.position?.start
  const at = start ? { position: { start, end: place.position?.end ?? start } } : {}
  const han = entries.filter(({ tex }) => /\p{Script=Han}/u.test(tex)).length * 2 > entries.length
  const heading: Heading = {
    type: 'heading',
    depth: 2,
    children: [{ type: 'text', value: han ? '参考文献' : 'References' }],
    ...at,
  }
  const children = entries.map(({ tex }): ListItem => ({
    type: 'listItem',
    spread: false,
    checked: null,
    children: [{ type: 'paragraph', children: context.plainTex(tex), ...at }],
    ...at,
  }))
  const list: List = { type: 'list', ordered: false, start: null, spread: false, children, ...at }
  return [heading, list]
}
