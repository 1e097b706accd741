/** Pages that LaTeXML made of a paper: arXiv's HTML, ar5iv and others. */

import type { Element, Root } from 'hast'
import type { Handle } from 'hast-util-to-mdast'
import type { VFile } from 'vfile'
import { say } from '#message/say.ts'
import { attribute, find, rewrite, textOf } from '#hast/walk.ts'
import { has, within } from './build.ts'
import { citations } from './citations.ts'
import { equations } from './equations.ts'
import { type Front, frontOf } from './front.ts'
import { listings } from './listings.ts'
import { noteHandlers, notes } from './notes.ts'
import { tables } from './tables.ts'
import { titleHandlers, titles } from './titles.ts'

/** A paper within its page. */
export interface Paper {
  article: Element
  front: Front
}

/** What LaTeXML and the sites around it add for readers of the page. */
const around = [
  'ltx_TOC',
  'ltx_page_footer',
  'ltx_page_header',
  'ltx_page_logo',
  'ltx_page_navbar',
  'ltx_pagination',
  'ltx_listing_data',
  'ltx_rdf',
  'ltx_author_before',
  'ltx_author_after',
  'ltx_role_newpage',
  'package-alerts',
  'ar5iv-footer',
]

/** What stands for the words of a picture where it has none. */
const noWords = /^refer to caption$/i

/**
 * Give the elements of LaTeXML the shape of those that HTML has for them.
 *
 * ```html
 * > | <article class="ltx_document"><h1 class="ltx_title_document">Short Queues</h1> …
 *     ^ the article                                                ^^^^^^^^^^^^ its front
 * ```
 *
 * @param root Changed in place.
 * @param file Gets the place of each command that LaTeXML did not know.
 * @returns The paper; nothing where the page is none of LaTeXML's.
 * @see https://math.nist.gov/~BMiller/LaTeXML/manual/schema/
 */
export function latexml(root: Root, file: VFile): Paper | undefined {
  const article = find(
    root,
    (element) =>
      has(element, 'ltx_document') &&
      find(element, (one) => has(one, 'ltx_para', 'ltx_p')) !== undefined &&
      !has(element, ...around),
  )
  if (!article) return undefined
  rewrite(article, (element) => {
    if (has(element, 'ltx_ERROR')) {
      say(
        file,
        'read:command',
        `Left out \`${textOf(element).trim().slice(0, 60)}\`, a command that the page does not show`,
        element.position,
      )
      return []
    }
    return has(element, ...around) ? [] : undefined
  })
  const front = frontOf(article)
  equations(article)
  citations(article)
  notes(article)
  listings(article)
  tables(article)
  titles(article)
  bibliography(article)
  for (const element of within(article, 'ltx_graphics'))
    if (noWords.test(attribute(element, 'alt'))) element.properties['alt'] = ''
  for (const element of within(article, 'ltx_font_bold'))
    if (element.tagName === 'span') element.tagName = 'strong'
  // Theorems are set in italics from end to end, which stresses nothing.
  const whole = new Set(
    within(article, 'ltx_theorem').flatMap((theorem) =>
      within(theorem, 'ltx_p').flatMap(({ children }) => children),
    ),
  )
  for (const element of within(article, 'ltx_font_italic', 'ltx_emph'))
    if (element.tagName === 'span' && !whole.has(element)) element.tagName = 'em'
  for (const element of within(article, 'ltx_font_typewriter'))
    if (element.tagName === 'span') element.tagName = 'code'
  return { article, front }
}

/** An entry without the number that nothing refers to any more. */
function bibliography(article: Element): void {
  for (const entry of within(article, 'ltx_bibitem'))
    entry.children = entry.children.filter(
      (child) => child.type !== 'element' || !has(child, 'ltx_tag_bibitem'),
    )
}

/** Handlers of the elements that `latexml` makes. */
export const latexmlHandlers: Record<string, Handle> = { ...noteHandlers, ...titleHandlers }
