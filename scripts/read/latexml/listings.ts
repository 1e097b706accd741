/** Listings of code, and algorithms in steps. */

import type { Element, ElementContent } from 'hast'
import { formula } from '#hast/math.ts'
import { classes, find, rewrite, textOf } from '#hast/walk.ts'
import { has, made, within } from './build.ts'

/**
 * ```html
 * > | <div class="ltx_listing"> … <div class="ltx_listingline">x = 1</div> …
 *                                                              ^^^^^ a line of code
 * > | <figure class="ltx_float_algorithm"> … <div class="ltx_listingline"><b>for</b> … <math> …
 *                                                                         ^ an item: formulas are drawn in it
 * ```
 *
 * @param article Changed in place.
 */
export function listings(article: Element): void {
  rewrite(article, (element) => {
    if (!has(element, 'ltx_listing') || has(element, 'ltx_listingline')) return undefined
    const lines = within(element, 'ltx_listingline')
    if (lines.length === 0) return undefined
    for (const line of lines) line.children = line.children.filter((child) => !isNumber(child))
    const isCode = !find(element, ({ tagName }) => tagName === formula || tagName === 'math')
    return [isCode ? code(element, lines) : steps(element, lines)]
  })
}

function code(listing: Element, lines: Element[]): Element {
  const value = lines
    .map((line) =>
      textOf(line)
        .replaceAll('\u00A0', ' ')
        .replace(/^\n+|\s+$/g, ''),
    )
    .join('\n')
  const language = classes(listing)
    .map((name) => /^ltx_lst_language_(\w+)/.exec(name)?.[1])
    .find(Boolean)
  const properties = language ? { className: [`language-${language.toLowerCase()}`] } : {}
  return made('pre', [made('code', [{ type: 'text', value: `${value}\n` }], listing, properties)], listing)
}

function steps(listing: Element, lines: Element[]): Element {
  const items = lines
    .filter((line) => textOf(line).trim())
    .map((line) => made('li', unindented(line.children), line))
  return made('ol', items, listing)
}

/** Indentation is that of a page. */
function unindented(children: ElementContent[]): ElementContent[] {
  const from = children.findIndex(
    (child) => child.type === 'element' || (child.type === 'text' && child.value.trim() !== ''),
  )
  const [first, ...rest] = children.slice(Math.max(0, from))
  return first?.type === 'text'
    ? [{ ...first, value: first.value.trimStart() }, ...rest]
    : children.slice(Math.max(0, from))
}

function isNumber(child: ElementContent): boolean {
  return child.type === 'element' && has(child, 'ltx_tag_listingline', 'ltx_rule')
}
