import { createHash } from 'node:crypto'
import type { DeckData } from '../../slidev/data/deck.ts'
import {
  appendTo,
  attributeOf,
  elementsOf,
  makeElement,
  prependTo,
  removeElement,
  textOf,
  type HtmlPage,
  type PageElement,
} from '#system/html-page.ts'

/** What the head of a page refers to. */
export interface HeadLinks {
  icon: string
  /** The picture that networks show beside the address; none in a single file. */
  image?: string
  /** Where the page may load from, as sources of a content security policy. */
  sources: readonly string[]
  /** Which scripts may run besides those that stand in the page as it is given. */
  scripts: readonly string[]
}

/** Links that load something by themselves. */
const loading = /\b(?:stylesheet|icon|preconnect|dns-prefetch|preload|prefetch|modulepreload)\b/i

const outside = /^\s*(?:https?:)?\/\//i

const policyName = 'Content-Security-Policy'

/**
 * Describe a talk in the head of its page, and keep it from asking other machines: style sheets,
 * icons and fonts that are elsewhere go, and a policy stops what a slide would ask for.
 *
 * @param page the page as Slidev makes it, changed in place; what the deck itself says about its
 *   preview stays
 * @param facts the deck
 * @param links icon, picture, what the policy allows
 */
export function describeHead(page: HtmlPage, data: DeckData, links: HeadLinks): void {
  dropOutside(page)
  const { head } = page
  const find = (tag: string, name: string, value: string | RegExp): boolean =>
    elementsOf(head).some(
      (element) =>
        element.tagName === tag &&
        (typeof value === 'string'
          ? attributeOf(element, name) === value
          : value.test(attributeOf(element, name))),
    )
  const put = (kind: 'name' | 'property', name: string, content: string | undefined, anew = false): void => {
    if (content === undefined) return
    if (anew) drop(page, 'meta', kind, name)
    if (!find('meta', kind, name)) appendTo(head, makeElement('meta', { [kind]: name, content }))
  }
  elementsOf(head)
    .filter(({ tagName }) => tagName === 'title')
    .forEach(removeElement)
  appendTo(head, makeElement('title', {}, data.title))
  if (!find('link', 'rel', /\bicon\b/i))
    appendTo(head, makeElement('link', { rel: 'icon', href: links.icon }))
  // Slidev puts quotation marks around what the deck says, and its own name behind the title.
  put('name', 'description', data.subject, true)
  put('name', 'author', data.author, true)
  put('name', 'generator', 'Lectern')
  put('property', 'og:title', data.title, true)
  put('property', 'og:type', 'website')
  put('property', 'og:description', data.subject, true)
  put('property', 'og:image', links.image)
  put('name', 'twitter:card', links.image && 'summary_large_image')
  const policy = makeElement('meta', { 'http-equiv': policyName, content: policyOf(page, links) })
  prependTo(head, [policy])
  // Only the first bytes of a page are searched for its encoding.
  const charset = elementsOf(head).find((element) => attributeOf(element, 'charset') !== '')
  if (charset) removeElement(charset)
  prependTo(head, [makeElement('meta', { charset: 'utf-8' })])
}

function dropOutside(page: HtmlPage): void {
  for (const element of elementsOf(page.document)) {
    const { tagName } = element
    const asks =
      (tagName === 'link' &&
        loading.test(attributeOf(element, 'rel')) &&
        outside.test(attributeOf(element, 'href'))) ||
      (tagName === 'script' && outside.test(attributeOf(element, 'src')))
    if (asks) removeElement(element)
  }
}

function drop(page: HtmlPage, tag: string, name: string, value: string): void {
  elementsOf(page.head)
    .filter((element) => element.tagName === tag && attributeOf(element, name) === value)
    .forEach(removeElement)
}

/**
 * @param page the page as Slidev makes it
 * @returns what lets scripts make scripts of texts, as decks with an editor for code do; nothing where
 *   the deck has a policy of its own
 */
export function evaluation(page: HtmlPage): string[] {
  return policiesOf(page).length > 0 ? [] : ["'unsafe-eval'"]
}

/**
 * @param page a page
 * @returns the elements that hold its policies
 */
export function policiesOf(page: HtmlPage): PageElement[] {
  return elementsOf(page.head).filter(
    (element) => attributeOf(element, 'http-equiv').toLowerCase() === policyName.toLowerCase(),
  )
}

function policyOf(page: HtmlPage, { sources, scripts }: HeadLinks): string {
  const own = elementsOf(page.document)
    .filter((element) => element.tagName === 'script' && attributeOf(element, 'src') === '')
    .map((element) => hashSource(textOf(element)))
  return [
    `default-src ${sources.join(' ')}`,
    `script-src ${[...scripts, ...new Set(own)].join(' ')}`,
    `style-src ${[...sources, "'unsafe-inline'"].join(' ')}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

/** @returns What allows a script in a policy, and no other. */
function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
