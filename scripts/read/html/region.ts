/** Which part of a page is its article: what Readability keeps, and what it should have. */

import { Readability } from '@mozilla/readability'
import type { Element, ElementContent, Root } from 'hast'
import { parseHTML } from 'linkedom'
import { formula } from '#hast/math.ts'
import { attribute, elements, textOf } from '#hast/walk.ts'
import { isAround } from './around.ts'

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
/** Where an article stands in its page. */
export interface Region {
  /** Its pieces, sorted. */
  fragments: Range[]
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
  return around(body, all, survivors(body, all)) ?? around(body, all, named(all))
}

/** Where what was kept stands, with what belongs to it. */
function around(
  body: Element | Root,
  all: readonly Element[],
  kept: ReadonlySet<Element>,
): Region | undefined {
  const ranges: Range[] = []
  let characters = 0
  for (const element of all) {
    if (!kept.has(element)) continue
    for (const child of element.children)
      if (child.type === 'text' && child.value.trim()) {
        characters += child.value.trim().length
        add(ranges, child)
      }
    if (whole.has(element.tagName)) add(ranges, element)
  }
  if (characters < fewest) return undefined
  ranges.push(...between(body, kept, ranges))
  const pieces = joined(ranges)
  let end = 0
  for (const { position } of kept) end = Math.max(end, position?.end.offset ?? 0)
  return { fragments: pieces, whole: [pieces[0]?.[0] ?? 0, end] }
}

/** The one element that a page names as its article, without what leads elsewhere. */
function named(all: readonly Element[]): ReadonlySet<Element> {
  const [article, ...others] = all.filter(({ tagName }) => tagName === 'article')
  const kept = new Set<Element>()
  const look = (element: Element): void => {
    kept.add(element)
    for (const child of element.children)
      if (child.type === 'element' && !skipped.has(child.tagName) && !isAround(child, true)) look(child)
  }
  if (article && others.length === 0) look(article)
  return kept
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

/**
 * What stands between two parts that stay is text of the article; at its edges, so is what stands in
 * the element of the article.
 *
 * ```html
 * <p>Kept</p>
 * <div class="q">How long?</div>
 *                ^^^^^^^^^ between
 * <div class="menu"><a href="/">Home</a></div>
 * <p>Kept</p>
 * ```
 */
function between(body: Element | Root, kept: ReadonlySet<Element>, ranges: readonly Range[]): Range[] {
  const from = ranges.reduce((least, range) => Math.min(least, range[0]), Infinity)
  const to = ranges.reduce((most, range) => Math.max(most, range[1]), -Infinity)
  const known = ranges.reduce((sum, range) => sum + range[1] - range[0], 0)
  const holding = holders(body, kept)
  const inner: Range[] = []
  const outer: Range[] = []
  const look = (parent: Element | Root, own: boolean, article: boolean, within: boolean): void => {
    for (const child of parent.children as ElementContent[]) {
      const start = child.position?.start.offset ?? -1
      const inside = from <= start && start <= to
      const found = inside ? inner : outer
      if (child.type === 'text') {
        if (!own && within && child.value.trim()) add(found, child)
      } else if (child.type === 'element' && !skipped.has(child.tagName)) {
        const isKept = kept.has(child)
        if (isKept || holding.has(child))
          look(child, isKept, article || isArticle(child), inside || article || isArticle(child))
        else if (
          (inside || article) &&
          !isAround(child, !inside) &&
          textOf(child).trim().length <= known * mostShare
        )
          if (whole.has(child.tagName)) add(found, child)
          else look(child, false, article, true)
      }
    }
  }
  look(body, false, false, false)
  return [inner, outer].flatMap((found) => {
    const size = found.reduce((sum, range) => sum + range[1] - range[0], 0)
    return size <= known * (found === inner ? 1 : mostEdge) ? found : []
  })
}

/** What a page names as its article. */
function isArticle(element: Element): boolean {
  return element.tagName === 'article' || attribute(element, 'itemProp') === 'articleBody'
}

/** A part has at most as much of the text that was found: with more, it is another article. */
const mostShare = 0.5
/** What stands at its edges, in the element of the article, has less. */
const mostEdge = 0.1

/** Elements that are taken as they are. */
const whole = new Set(['img', 'pre', formula])

/** The elements that something kept stands in. */
function holders(body: Element | Root, kept: ReadonlySet<Element>): ReadonlySet<Element> {
  const holding = new Set<Element>()
  const look = (element: Element | Root): boolean => {
    let holds = false
    for (const child of element.children) if (child.type === 'element') holds = look(child) || holds
    if (element.type !== 'element') return holds
    if (holds) holding.add(element)
    return holds || kept.has(element)
  }
  look(body)
  return holding
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

function add(ranges: Range[], { position }: ElementContent): void {
  const start = position?.start.offset
  const end = position?.end.offset
  if (start !== undefined && end !== undefined) ranges.push([start, end])
}
