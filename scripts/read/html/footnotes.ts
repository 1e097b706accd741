/** Footnotes of pages, which are links there and back: they become those of Markdown. */

import type { Element, ElementContent, Root } from 'hast'
import { attribute, classes, elements, rewrite, textOf } from '#hast/walk.ts'
import { mark, note } from '../latexml/notes.ts'

/** What a mark says: `1`, `[12]`, `†`, `注1`. */
const sign = /^[[(【［]?\s*(?:\d{1,3}|[*†‡§]{1,3}|[a-z]|[ivx]{1,5}|注\s?\d{0,3}|note \d{1,3})\s*[\])】］]?$/i
/** What a note has for the way back. */
const back =
  /^(?:[[(]?(?:\d{1,3}|[a-z]|[*†‡§]{1,3})[\])]?\.?|(?:[\s^↑↩⏎⬆⤴]|[\uFE0E\uFE0F])+|back(?: to (?:text|top|content))?|return|jump up|返回)$/i
/** Names that a note or its mark has. */
const named =
  /^(?:_?(?:ftn|edn)\w*|fn[\d:_-].*|footnotes?.*|endnotes?.*|sidenote|cite_note.*|note-?\d+|reference|ftnt\d+)$/i
/** Comments of editors, which are none of the text. */
const comment = /^#(?:cmnt|_msocom)/i
const blocks = new Set(['aside', 'dd', 'div', 'li', 'p', 'section', 'td'])
/** Notes within the line that they belong to. */
const inline = /^(?:sidenote|marginnote|footnote-text|inline-footnote)$/i

/**
 * ```html
 * > | <p>the store.<a href="#n1" id="r1">1</a></p> … <li id="n1">Counted in March. <a href="#r1">↩</a></li>
 *                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^            ^^^^^^^^^^^^^^^^^          ^^^^^^^^^^^^^^^^^^^
 *                  a reference                           its definition             gone
 * ```
 *
 * @param body Changed in place.
 */
export function footnotes(body: Element | Root): void {
  const parents = new Map<ElementContent, Element | Root>()
  const targets = new Map<string, Element>()
  const links: Element[] = []
  const order = new Map<Element, number>()
  for (const parent of [body, ...elements(body)]) {
    for (const child of parent.children as ElementContent[]) parents.set(child, parent)
    if (parent.type !== 'element') continue
    order.set(parent, order.size)
    for (const id of [attribute(parent, 'id'), attribute(parent, 'name')])
      if (id && !targets.has(id)) targets.set(id, parent)
    if (parent.tagName === 'a' && attribute(parent, 'href').startsWith('#')) links.push(parent)
  }
  const gone = new Set<Element>()
  const notes = new Map<Element, { id: string; label: string }>()
  const marks = new Map<Element, Element>()
  for (const link of links) {
    const href = attribute(link, 'href')
    const target = targets.get(decoded(href.slice(1)))
    const text = textOf(link).trim()
    if (!target || !sign.test(text)) continue
    if ((order.get(target) ?? 0) <= (order.get(link) ?? 0)) continue
    const holder = holderOf(target, parents)
    if (!holder || within(link, holder, parents)) continue
    if (comment.test(href)) {
      gone.add(onlyIn(link, parents))
      gone.add(holder)
      continue
    }
    if (!isNote(link, holder, target, parents)) continue
    if (!notes.has(holder))
      notes.set(holder, {
        id: href.slice(1),
        label: text.replace(/^[^\p{L}\p{N}*†‡§]+|[^\p{L}\p{N}*†‡§]+$/gu, ''),
      })
    marks.set(onlyIn(link, parents), holder)
  }
  if (marks.size === 0 && gone.size === 0 && !hasInline(body)) return
  rewrite(body, (element) => {
    if (gone.has(element)) return []
    const holder = marks.get(element)
    if (holder) return [made(mark, { ...notes.get(holder) }, [], element)]
    const stated = notes.get(element)
    if (stated) {
      strip(element)
      return [made(note, stated, element.children, element)]
    }
    return undefined
  })
  rewrite(body, marksOf(body))
  rewrite(body, (element) => {
    if (!/^[ou]l$/.test(element.tagName)) return undefined
    const items = element.children.filter((child) => child.type === 'element')
    return items.length > 0 && items.every(({ tagName }) => tagName === note) ? items : undefined
  })
}

/** Notes that stand in their line: a reference in their place, and the note behind the block. */
function marksOf(body: Element | Root): (element: Element) => ElementContent[] | undefined {
  let count = 0
  const waiting: Element[] = []
  for (const block of elements(body)) {
    if (!blocks.has(block.tagName)) continue
    for (const child of block.children) if (child.type === 'element' && isInline(child)) waiting.push(child)
  }
  const inner = new Set(waiting)
  return (element) => {
    if (isToggle(element)) return []
    if (inner.has(element)) return []
    if (
      !blocks.has(element.tagName) ||
      !element.children.some((child) => child.type === 'element' && inner.has(child))
    )
      return undefined
    const found: Element[] = []
    const children = element.children.flatMap((child): ElementContent[] => {
      if (child.type !== 'element' || !inner.has(child)) return [child]
      count++
      const stated = { id: `sidenote-${count}`, label: `${count}` }
      strip(child)
      found.push(made(note, stated, child.children, child))
      return [made(mark, stated, [], child)]
    })
    return [
      { ...element, children: children.filter((child) => child.type !== 'element' || !isToggle(child)) },
      ...found,
    ]
  }
}

function hasInline(body: Element | Root): boolean {
  for (const element of elements(body)) if (isInline(element)) return true
  return false
}

function isInline(element: Element): boolean {
  return element.tagName === 'span' && classes(element).some((name) => inline.test(name))
}

function isToggle(element: Element): boolean {
  return classes(element).includes('margin-toggle')
}

/** The block that a note stands in. */
function holderOf(
  target: Element,
  parents: ReadonlyMap<ElementContent, Element | Root>,
): Element | undefined {
  let at: Element | Root | undefined = target
  while (at?.type === 'element' && !blocks.has(at.tagName)) at = parents.get(at)
  if (at?.type !== 'element') return undefined
  const around = parents.get(at)
  // What wraps one note has all of its paragraphs.
  if (at.tagName === 'p' && around?.type === 'element' && /^(?:div|li|aside)$/.test(around.tagName)) {
    const first = around.children.find(({ type }) => type === 'element')
    const others = [...elements(around)].filter(
      (one) => one !== target && one.tagName === 'a' && /^\[?\d/.test(textOf(one)),
    )
    if (first === at && others.length <= 1) return around
  }
  return at
}

/** A note leads back to its mark, or it is called a note. */
function isNote(
  link: Element,
  holder: Element,
  target: Element,
  parents: ReadonlyMap<ElementContent, Element | Root>,
): boolean {
  const around = parents.get(link)
  const ids = [link, ...(around?.type === 'element' ? [around] : [])]
    .flatMap((one) => [attribute(one, 'id'), attribute(one, 'name')])
    .filter(Boolean)
  const returns = [...elements(holder)].some(
    (one) => one.tagName === 'a' && ids.includes(decoded(attribute(one, 'href').slice(1))),
  )
  if (returns) return true
  const names = [
    attribute(holder, 'id'),
    attribute(target, 'id'),
    ...classes(holder),
    ...classes(link),
    attribute(link, 'role').replace('doc-noteref', 'footnote'),
  ]
  const raised = around?.type === 'element' && around.tagName === 'sup'
  return names.some((name) => named.test(name)) && (raised || textOf(holder).trim().length > 0)
}

/** The ways back, and the number that a note begins with. */
function strip(holder: Element): void {
  let first = true
  rewrite(holder, (element) => {
    const text = textOf(element).trim()
    const leads = element.tagName === 'a' && /^#|^$/.test(attribute(element, 'href'))
    if (leads && (back.test(text) || text === '')) {
      first = false
      return []
    }
    if (first && /^(?:label|span|sup)$/.test(element.tagName) && /^[[(]?\d{1,3}[\])]?\.?$/.test(text)) {
      first = false
      return []
    }
    return undefined
  })
}

/** A raised mark goes with what raises it. */
function onlyIn(element: Element, parents: ReadonlyMap<ElementContent, Element | Root>): Element {
  const parent = parents.get(element)
  const isAlone =
    parent?.type === 'element' &&
    /^(?:span|sup)$/.test(parent.tagName) &&
    textOf(parent).trim() === textOf(element).trim()
  return isAlone ? onlyIn(parent, parents) : element
}

function within(
  element: Element,
  holder: Element,
  parents: ReadonlyMap<ElementContent, Element | Root>,
): boolean {
  for (let at: Element | Root | undefined = element; at?.type === 'element'; at = parents.get(at))
    if (at === holder) return true
  return false
}

function made(
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[],
  from: Element,
): Element {
  return {
    type: 'element',
    tagName,
    properties,
    children,
    ...(from.position ? { position: from.position } : {}),
  }
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
