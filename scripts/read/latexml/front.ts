/** What a paper of LaTeXML says of itself: title, authors, affiliations, date. */

import type { Element } from 'hast'
import { elements, rewrite, textOf } from '#hast/walk.ts'
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
  const lines = within(article, 'ltx_personname').flatMap(linesOf)
  const roles = within(
    article,
    'ltx_role_affiliation',
    'ltx_role_institutetext',
    'ltx_role_address',
    'ltx_role_affiliationtext',
  )
  const authors = lines.flatMap(({ text, first }) => (first ? namesIn(text) : []))
  const affiliations = [
    ...lines.flatMap(({ text, first }) => (first || /@|^\W*$/.test(text) ? [] : [text])),
    ...roles.map((role) => tidy(textOf(role))),
  ].filter((text) => text.length > 3 && !text.includes('@') && !authors.includes(text))
  const date = within(article, 'ltx_dates', 'ltx_date')
    .map((one) => tidy(textOf(one)).replace(/^\((.*)\)$/, '$1'))
    .find(Boolean)
  rewrite(article, (element) =>
    has(element, 'ltx_authors', 'ltx_dates') || element === title ? [] : undefined,
  )
  return {
    title: title ? tidy(textOf(title)) : '',
    authors: [...new Set(authors)],
    affiliations: [...new Set(affiliations)],
    date: date ?? '',
  }
}

/** The lines of what names a person: the first names, the others say where and how to reach them. */
function linesOf(person: Element): { text: string; first: boolean }[] {
  let text = ''
  for (const element of elements(person)) {
    if (element.tagName === 'br') element.children = [{ type: 'text', value: '\n' }]
    // Marks of affiliations and of footnotes.
    if (element.tagName === 'sup' || has(element, 'ltx_note', 'ltx_Math', 'ltx_tabular')) {
      const inner = has(element, 'ltx_tabular') ? textOf(element) : ''
      element.children = [{ type: 'text', value: inner }]
    }
  }
  text = textOf(person)
  return text
    .split('\n')
    .map(tidy)
    .filter((line) => /\p{L}/u.test(line))
    .map((line, index) => ({
      text: line,
      first: index === 0 || (/[,&]$|^(?:and|&)\s/.test(line) && isNames(line)),
    }))
}

/** What no name holds. */
const institution =
  /universit|institut|department|laborator|school|college|centre|center|research|academy|faculty|inc\b|corp|google|microsoft|大学|学院|研究|公司|实验室/i

function isNames(line: string): boolean {
  return !institution.test(line) && !line.includes('@') && !/\d/.test(line)
}

function namesIn(line: string): string[] {
  return line
    .split(/\s*(?:,|;|\band\b|&|、|，)\s*/)
    .map((name) => name.replace(/[\d*†‡§¶∗⋆]+|\([^)]*\)/g, '').trim())
    .filter(
      (name) => /^[\p{L}][\p{L}\p{M}.’'\- ]+$/u.test(name) && name.length <= 60 && !institution.test(name),
    )
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
