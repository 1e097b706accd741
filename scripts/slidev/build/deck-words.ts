/**
 * The page of a deck without its words, and with them. Between both the build tool works on the text
 * of the page: it looks there for the end of the head and for names of variables.
 */

import {
  appendTo,
  attributeOf,
  elementsOf,
  makeElement,
  parsePage,
  printPage,
  removeElement,
  textOf,
  type PageElement,
} from '#system/html-page.ts'

/** A page and what was taken out of it. */
export interface WordlessPage {
  html: string
  /** Title and descriptions, in their order. */
  words: PageElement[]
}

/**
 * @param html the page as Slidev makes it
 * @returns the page without any text of the deck
 */
export function takeWords(html: string): WordlessPage {
  const page = parsePage(html)
  const words = elementsOf(page.head).filter(holdsWords)
  words.forEach(removeElement)
  return { html: printPage(page), words }
}

/** Whether an element of a head says something about the deck. */
function holdsWords(element: PageElement): boolean {
  if (element.tagName === 'title') return true
  const name = attributeOf(element, 'property') || attributeOf(element, 'name')
  return element.tagName === 'meta' && /^(?:description|author|keywords|(?:og|twitter):.*)$/s.test(name)
}

/**
 * Put the words of a deck back.
 *
 * @param html the page as the build made it of the one without words
 * @param words what was taken out
 * @returns the page
 */
export function putWords(html: string, words: readonly PageElement[]): string {
  const page = parsePage(html)
  for (const element of words) {
    const attributes = Object.fromEntries(element.attrs.map(({ name, value }) => [name, value]))
    appendTo(page.head, makeElement(element.tagName, attributes, textOf(element)))
  }
  return printPage(page)
}

/** What Slidev and the build tool add to a page of their own: `<tag attributes> rel, type or name`. */
const added: ReadonlySet<string> = new Set([
  '<script crossorigin src type> module',
  '<script async src>',
  '<script async charset src>',
  '<link crossorigin href rel> stylesheet',
  '<link crossorigin href rel> modulepreload',
  '<link href rel> stylesheet',
  '<link href rel type> stylesheet',
  '<link href rel> icon',
  '<link as href rel> preload',
  '<meta content http-equiv> Content-Type',
  '<meta content property> slidev:version',
  '<meta content name> description',
  '<meta content name> author',
  '<meta content name> keywords',
  '<title>',
])

/** Descriptions for other sites, as many as a person writes into the head matter. */
const described = /^<meta content property> (?:og|twitter):\w+$/

/**
 * Judge the page of a deck: whatever its words are, they made no element.
 *
 * @param html the page
 * @param sources the pages that people wrote: Slidev's, and those of theme, addons and deck
 * @returns the elements that are in none of them and are not of Slidev or the build either
 */
export function unexpectedElements(html: string, sources: readonly string[]): string[] {
  const known = sources.flatMap((source) => elementsOf(parsePage(source).document)).map(signature)
  const own = new Set(known)
  return elementsOf(parsePage(html).document)
    .map(signature)
    .filter((name) => !own.has(name) && !added.has(name) && !described.test(name))
}

/** An element by its name and those of its attributes; a script of its own by its text too. */
function signature(element: PageElement): string {
  const { tagName, attrs } = element
  const names = attrs.map(({ name }) => name).toSorted()
  const kinds = ['rel', 'type', 'property', 'name', 'http-equiv'].map((name) => attributeOf(element, name))
  const text = tagName === 'script' || tagName === 'style' ? textOf(element).trim() : ''
  return [`<${[tagName, ...names].join(' ')}>`, ...kinds, text].filter((part) => part !== '').join(' ')
}
