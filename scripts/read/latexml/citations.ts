/** Citations by author and year, and links that lead nowhere on a slide. */

import type { Element } from 'hast'
import { attribute, elements, rewrite, textOf } from '#hast/walk.ts'
import { citation, workLabel, workOf } from '../paper/cite.ts'
import { has, target, within } from './build.ts'

/**
 * ```html
 * > | <cite>[<a href="#bib.bib1">12</a>]</cite>   …   <li id="bib.bib1">R. Hale and K. Ito. … 2011.
 *           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ (Hale & Ito, 2011)
 * > | <a href="#S2.F1">Figure 1</a>
 *                      ^^^^^^^^ text
 * ```
 *
 * @param article Changed in place.
 */
export function citations(article: Element): void {
  const labels = new Map<string, string>()
  for (const entry of within(article, 'ltx_bibitem')) {
    const work = workOf(entryText(entry))
    if (work) labels.set(attribute(entry, 'id'), workLabel(work))
  }
  rewrite(article, (element) => {
    if (element.tagName === 'cite') return [{ type: 'text', value: spoken(element, labels), ...at(element) }]
    const href = attribute(element, 'href')
    const isInner = href.startsWith('#') || (has(element, 'ltx_ref') && target(element) !== '')
    return element.tagName === 'a' && isInner ? element.children : undefined
  })
}

/** An entry without its number. */
function entryText(entry: Element): string {
  const tag = within(entry, 'ltx_tag_bibitem')[0]
  const text = entry.children
    .filter((child) => child !== tag)
    .map((child) => (child.type === 'element' ? textOf(child) : child.type === 'text' ? child.value : ''))
    .join(' ')
  return text
}

function spoken(cite: Element, labels: ReadonlyMap<string, string>): string {
  const stated = textOf(cite).replace(/\s+/g, ' ').trim()
  const links = [...elements(cite)].filter(({ tagName }) => tagName === 'a')
  // What names authors is left as it is; only numbers say nothing.
  if (
    links.length === 0 ||
    /\p{L}{2}/u.test(stated.replace(/\b(?:see|cf|e\.g|chap|sec|fig|and|pp?)\b/gi, ''))
  )
    return stated
  const found = [...new Set(links.map((link) => labels.get(target(link)) ?? ''))]
  return found.every(Boolean) ? citation(found) : stated
}

function at({ position }: Element): { position?: Element['position'] } {
  return position ? { position } : {}
}
