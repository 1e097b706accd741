/** Titles: of sections without their number, of theorems and paragraphs within their text. */

import type { Element } from 'hast'
import { defaultHandlers, type Handle, type State } from 'hast-util-to-mdast'
import { attribute, elements, find, rewrite, textOf } from '#hast/walk.ts'
import { has, made, within } from './build.ts'

declare module 'mdast' {
  interface HeadingData {
    /** The number that the article gives the section: `3.2`, `A`. */
    number?: string
  }
}

/** Titles that stand in the line of what they name. */
const runIn = [
  'ltx_title_theorem',
  'ltx_title_proof',
  'ltx_title_paragraph',
  'ltx_title_subparagraph',
  'ltx_runin',
]
/** Titles that LaTeXML ranks lowest, of parts that are as weighty as sections. */
const sections = [
  'ltx_title_abstract',
  'ltx_title_acknowledgements',
  'ltx_title_bibliography',
  'ltx_title_appendix',
]

/**
 * ```html
 * > | <h3><span class="ltx_tag_subsection">2.1 </span>The rule</h3>
 *                                          ^^^ data.number
 * > | <h6 class="ltx_title_theorem">Theorem 1 (Patience).</h6><p>Every job …
 *                                   ^^^^^^^^^^^^^^^^^^^^^ bold, in the paragraph
 * ```
 *
 * @param article Changed in place.
 */
export function titles(article: Element): void {
  for (const title of within(article, 'ltx_title')) {
    if (has(title, ...sections)) title.tagName = 'h2'
    const tag = title.children.find((child) => child.type === 'element' && has(child, 'ltx_tag'))
    if (tag?.type !== 'element' || has(title, ...runIn)) continue
    title.children = title.children.filter((child) => child !== tag)
    const number = /(?:^|\s)([A-Z\d]+(?:\.\d+)*)\.?$/.exec(textOf(tag).trim())?.[1]
    if (number) title.properties['dataNumber'] = number
  }
  for (const block of [article, ...elements(article)]) {
    const title = block.children.find((child) => child.type === 'element' && has(child, ...runIn))
    if (title?.type !== 'element' || !/^h\d$/.test(title.tagName)) continue
    const first = find(
      { ...block, children: block.children.slice(block.children.indexOf(title) + 1) },
      (one) => has(one, 'ltx_p'),
    )
    const words = made('strong', [{ type: 'text', value: oneLine(textOf(title)), ...at(title) }], title)
    if (first) first.children.unshift(words, { type: 'text', value: ' ' })
    block.children = first
      ? block.children.filter((child) => child !== title)
      : block.children.map((child) => (child === title ? made('p', [words], title) : child))
  }
  // Marks of items are made again where the list is written; the tag of a term is the term.
  const terms = new Set(
    within(article, 'ltx_item').flatMap((item) => (item.tagName === 'dt' ? item.children : [])),
  )
  rewrite(article, (element) =>
    has(element, 'ltx_tag_item') && element.tagName === 'span' && !terms.has(element) ? [] : undefined,
  )
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function at({ position }: Element): { position?: Element['position'] } {
  return position ? { position } : {}
}

const heading: Handle = (state: State, element: Element) => {
  const result = defaultHandlers.h2(state, element)
  const number = attribute(element, 'dataNumber')
  return number ? Object.assign(result, { data: { number } }) : result
}

/** The handlers of headings: `data.number` is what the page numbers them. */
export const titleHandlers: Record<string, Handle> = {
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
}
