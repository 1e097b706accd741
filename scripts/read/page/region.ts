/** Which part of a page is its article: what Readability keeps, and what it should have. */

import { Readability } from '@mozilla/readability'
import type { Element, ElementContent, Root } from 'hast'
import { parseHTML } from 'linkedom'
import { formula } from '#hast/math.ts'
import { attribute, classes, elements } from '#hast/walk.ts'

/** Offsets in the page. */
export type Range = [from: number, to: number]

/** More elements than any article's page has; Readability's time grows faster than their number. */
const mostElements = 60_000
/** Fewer characters than this are a teaser or a notice of cookies. */
const fewest = 140
/** Elements that show nothing to it. */
const skipped = new Set(['math', 'script', 'style', 'svg', 'template', 'link', 'meta'])
/** Attributes that it looks at, as hast and as HTML name them. */
const seen: Record<string, string> = {
  className: 'class',
  id: 'id',
  href: 'href',
  src: 'src',
  alt: 'alt',
  role: 'role',
  rel: 'rel',
  style: 'style',
  hidden: 'hidden',
  itemProp: 'itemprop',
  ariaHidden: 'aria-hidden',
  ariaModal: 'aria-modal',
  colSpan: 'colspan',
  summary: 'summary',
}
/** What it may drop from within an article, though nobody puts it around one. */
const restored = new Set(['pre', 'table', 'figure', 'img', 'h2', 'h3', 'h4', formula])
/** Where such things are no part of it. */
const around =
  /comment|disqus|related|recommend|sidebar|share|social|promo|sponsor|newsletter|subscribe|breadcrumb|footer|masthead|pagination|toc\b|menu|navbar|popup|modal|cookie/i
const aroundNames = new Set(['nav', 'aside', 'footer', 'form', 'header'])

/** Where an article stands in its page. */
export interface Region {
  /** Its pieces, sorted. */
  pieces: Range[]
  /** From its first element to its last, with what lies between. */
  whole: Range
}

/**
 * @param body The page.
 * @returns Where its article stands; `undefined` where none was found.
 */
export function region(body: Element | Root): Region | undefined {
  const all = [...elements(body)]
  if (all.length > mostElements) return undefined
  const kept = survivors(body, all)
  if (kept.size === 0) return undefined
  const parents = parentsOf(body)
  const ranges: Range[] = []
  let characters = 0
  for (const element of all) {
    if (!kept.has(element)) continue
    for (const child of element.children)
      if (child.type === 'text' && child.value.trim()) {
        characters += child.value.trim().length
        add(ranges, child)
      }
    if (element.tagName === 'img' || element.tagName === 'pre' || element.tagName === formula)
      add(ranges, element)
  }
  if (characters < fewest) return undefined
  restore(all, kept, parents, ranges)
  const pieces = joined(ranges)
  let end = 0
  for (const { position } of kept) end = Math.max(end, position?.end.offset ?? 0)
  return { pieces, whole: [pieces[0]?.[0] ?? 0, end] }
}

/** Each element has an attribute of its own: whatever Readability makes of the page, those left are known. */
function survivors(body: Element | Root, all: Element[]): Set<Element> {
  const { document } = parseHTML('<!doctype html><html><head></head><body></body></html>')
  const numbers = new Map(all.map((element, at) => [element, at]))
  const stack: { from: Element | Root; to: HTMLElement }[] = [{ from: body, to: document.body }]
  for (let entry = stack.pop(); entry; entry = stack.pop()) {
    for (const child of entry.from.children as ElementContent[]) {
      if (child.type === 'text') entry.to.append(document.createTextNode(child.value))
      if (child.type !== 'element' || skipped.has(child.tagName)) continue
      const made = document.createElement(child.tagName === formula ? 'span' : child.tagName)
      for (const [name, written] of Object.entries(seen))
        if (child.properties[name] !== undefined) made.setAttribute(written, attribute(child, name))
      made.setAttribute(`data-n${numbers.get(child)}`, '')
      entry.to.append(made)
      stack.push({ from: child, to: made })
    }
  }
  const article = new Readability<Element>(document, {
    keepClasses: true,
    serializer: (node) => node as unknown as Element,
  }).parse()
  const kept = new Set<Element>()
  const content = article?.content as unknown as HTMLElement | undefined
  for (const node of content?.querySelectorAll('*') ?? []) {
    for (const name of node.getAttributeNames()) {
      const number = /^data-n(\d+)$/.exec(name)?.[1]
      const element = number === undefined ? undefined : all[Number(number)]
      if (element) kept.add(element)
    }
  }
  return kept
}

/** Listings, tables, pictures, formulas and headings between what was kept. */
function restore(
  all: Element[],
  kept: Set<Element>,
  parents: Map<ElementContent, Element | Root>,
  ranges: Range[],
): void {
  const from = ranges.reduce((least, range) => Math.min(least, range[0]), Infinity)
  const to = ranges.reduce((most, range) => Math.max(most, range[1]), -Infinity)
  for (const element of all) {
    const start = element.position?.start.offset ?? -1
    if (!restored.has(element.tagName) || kept.has(element) || start < from || start > to) continue
    let outside = false
    for (let at: Element | Root | undefined = element; at?.type === 'element'; at = parents.get(at))
      outside ||=
        aroundNames.has(at.tagName) || around.test(`${classes(at).join(' ')} ${attribute(at, 'id')}`)
    if (!outside) add(ranges, element)
  }
}

/** @returns Ranges in their order, those that touch as one. */
export function joined(ranges: readonly Range[]): Range[] {
  const result: Range[] = []
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else result.push([from, to])
  }
  return result
}

function parentsOf(root: Element | Root): Map<ElementContent, Element | Root> {
  const parents = new Map<ElementContent, Element | Root>()
  for (const parent of [root, ...elements(root)])
    for (const child of parent.children as ElementContent[]) parents.set(child, parent)
  return parents
}

function add(ranges: Range[], { position }: ElementContent): void {
  const start = position?.start.offset
  const end = position?.end.offset
  if (start !== undefined && end !== undefined) ranges.push([start, end])
}
