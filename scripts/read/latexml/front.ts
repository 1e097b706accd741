/** What a paper of LaTeXML says of itself: title, authors, affiliations, date. */

import type { Element } from 'hast'
import { elements, rewrite, textOf } from '#hast/walk.ts'
import { joinPeople, peopleIn } from '../paper/authors.ts'
import { has, within } from './build.ts'

/** The front of a paper. */
export interface Front {
  title: string
  authors: string[]
  affiliations: string[]
  date: string
}

/**
 * ```html
 * > | <span class="ltx_personname">Mira Aldous<sup>1</sup><br>University of Norwick</span>
 *                                  ^^^^^^^^^^^                 ^^^^^^^^^^^^^^^^^^^^^ an affiliation
 * ```
 *
 * @param article Without its title, authors and dates afterwards.
 */
export function frontOf(article: Element): Front {
  const [title] = within(article, 'ltx_title_document')
  if (title) rewrite(title, (element) => (has(element, 'ltx_note') ? [] : undefined))
  const people = joinPeople(within(article, 'ltx_personname').map((person) => peopleIn(linesOf(person))))
  const roles = within(
    article,
    'ltx_role_affiliation',
    'ltx_role_institutetext',
    'ltx_role_address',
    'ltx_role_affiliationtext',
  )
  const places = roles
    .map((role) => tidy(textOf(role)))
    .filter((text) => /\p{L}{3}/u.test(text) && !text.includes('@'))
  const date = within(article, 'ltx_dates', 'ltx_date')
    .map((one) => tidy(textOf(one)).replace(/^\((.*)\)$/, '$1'))
    .find(Boolean)
  rewrite(article, (element) =>
    has(element, 'ltx_authors', 'ltx_dates') || element === title ? [] : undefined,
  )
  return {
    title: title ? tidy(textOf(title)) : '',
    authors: people.authors,
    affiliations: [...new Set([...people.affiliations, ...places])],
    date: date ?? '',
  }
}

/** The lines of what names a person, without marks of footnotes and affiliations. */
function linesOf(person: Element): string[] {
  for (const element of elements(person)) {
    if (element.tagName === 'br') element.children = [{ type: 'text', value: '\n' }]
    if (element.tagName === 'sup' || has(element, 'ltx_note', 'ltx_Math'))
      element.children = [{ type: 'text', value: ' ' }]
  }
  // Neighbours in a line are kept apart by spaces that do not break.
  return textOf(person).split(/\n|\u00A0{2,}/)
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
