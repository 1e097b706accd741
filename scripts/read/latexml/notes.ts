/** Footnotes, which LaTeXML writes within the sentence that has them. */

import type { Element, ElementContent } from 'hast'
import type { Handle, State } from 'hast-util-to-mdast'
import type { FootnoteDefinition, FootnoteReference } from 'mdast'
import { rewrite } from '#hast/walk.ts'
import { has, made, within } from './build.ts'

/** The elements that stand for a footnote and for its mark. */
export const note = 'x-note'
export const mark = 'x-note-mark'

/** Notes that say who an author is, or that the page keeps for itself. */
const dropped = [
  'ltx_role_thanks',
  'ltx_role_institutetext',
  'ltx_role_affiliationtext',
  'ltx_role_footnotemark',
]

/**
 * ```html
 * > | <p>A sentence.<span class="ltx_note ltx_role_footnote"> … what it adds … </span></p>
 *                   ^ a mark                                    ^^^^^^^^^^^^ below the paragraph
 * ```
 *
 * @param article Changed in place.
 */
export function notes(article: Element): void {
  let count = 0
  const pending = new Map<Element, Element[]>()
  const take = (holder: Element): void => {
    rewrite(holder, (element) => {
      if (!has(element, 'ltx_note')) return undefined
      const content = within(element, 'ltx_note_content')[0]
      if (!content || has(element, ...dropped)) return []
      const children = content.children.filter((child) => !isMark(child))
      const id = String(++count)
      const definition = made(note, [made('p', children, element)], element, { id })
      pending.set(holder, [...(pending.get(holder) ?? []), definition])
      return [made(mark, [], element, { id })]
    })
  }
  for (const block of within(article, 'ltx_p', 'ltx_caption', 'ltx_tabular', 'ltx_title')) take(block)
  take(article)
  place(article, pending)
}

/** Behind the block that holds the mark: within it no block may stand. */
function place(article: Element, pending: ReadonlyMap<Element, Element[]>): void {
  rewrite(article, (element) => {
    const definitions = pending.get(element)
    return definitions && element !== article ? [element, ...definitions] : undefined
  })
  article.children.push(...(pending.get(article) ?? []))
}

function isMark(child: ElementContent): boolean {
  return child.type === 'element' && (child.tagName === 'sup' || has(child, 'ltx_tag_note', 'ltx_note_type'))
}

/** The handlers of both elements. */
export const noteHandlers: Record<string, Handle> = {
  [note]: (state: State, element: Element) => {
    const { identifier, label } = nameOf(element)
    const children = state.toFlow(state.all(element)) as FootnoteDefinition['children']
    const result: FootnoteDefinition = { type: 'footnoteDefinition', identifier, label, children }
    state.patch(element, result)
    return result
  },
  [mark]: (state: State, element: Element) => {
    const { identifier, label } = nameOf(element)
    const result: FootnoteReference = { type: 'footnoteReference', identifier, label }
    state.patch(element, result)
    return result
  },
}

function nameOf({ properties }: Element): { identifier: string; label: string } {
  const identifier = String(properties['id'])
  const label = properties['label']
  return { identifier, label: typeof label === 'string' ? label : identifier }
}
