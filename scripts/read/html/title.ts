/** Which heading of a page is its title. */

import type { Element, Root } from 'hast'
import { attribute, elements, find, textOf } from '#hast/walk.ts'
import { isGenericHeading } from '#tree/generic-heading.ts'
import { between, type Head, key, oneLine } from './head.ts'
import type { Range } from './region.ts'

/**
 * The title as the page shows it: the heading that says the same as its head.
 *
 * @param article Whether the page has an article: else a title is taken from the head alone.
 */
export function titleOf(
  root: Root,
  head: Head,
  article: boolean,
): { text: string; place: Range } | undefined {
  const headings = [...elements(root)].filter(({ tagName }) => tagName === 'h1')
  if (headings.length === 0)
    headings.push(...[...elements(root)].filter(({ tagName }) => tagName === 'h2').slice(0, 3))
  const wanted = key(head.title)
  const rated = headings.flatMap((heading) => {
    const text = oneLine(textOf(heading))
    const own = key(text)
    if (!own || !wanted || !(wanted.includes(own) || own.includes(wanted))) return []
    return [
      { heading, text, same: Math.min(own.length, wanted.length) / Math.max(own.length, wanted.length) },
    ]
  })
  const best = rated.toSorted((a, b) => b.same - a.same)[0]
  const wordsOfName = best && best.same >= sameTitle ? undefined : saidBelow(root, head, headings)
  // The only heading of its rank is the title, unless it is the name of the site.
  const [first] = headings
  const only = headings.length === 1 && first?.tagName === 'h1' && !names(first, head) ? first : undefined
  const heading =
    belowName(root, head) ?? wordsOfName ?? (best && best.same >= sameTitle ? best.heading : only)
  const start = heading?.position?.start.offset
  const end = heading?.position?.end.offset
  if (!article || !heading || start === undefined || end === undefined) return undefined
  return { text: oneLine(textOf(heading)), place: [start, end] }
}

/** The heading of the article that the head says letter by letter, where the first rank is the name of a channel. */
function saidBelow(root: Root, { title, written }: Head, headings: readonly Element[]): Element | undefined {
  const wanted = new Set(
    [title, ...written.split(between)].map(key).filter((name) => name.length >= shortestTitle),
  )
  const names = written.split(between).slice(1).map(key)
  return [...elements(root)].find(
    (one) =>
      /^h[23]$/.test(one.tagName) &&
      !headings.includes(one) &&
      wanted.has(key(textOf(one))) &&
      !names.includes(key(textOf(one))),
  )
}

/** Letters of a name that no section has by chance. */
const shortestTitle = 6

/** Whether a heading is the name of the site: a link to its front page, or the last part of every title. */
function names(heading: Element, { site, written }: Head): boolean {
  const link = find(heading, ({ tagName }) => tagName === 'a')
  const own = key(textOf(heading))
  const last = written.split(between).slice(1).at(-1) ?? ''
  return (
    own === key(site) ||
    own === key(last) ||
    /^(?:https?:\/\/[^/]+\/?|\/)$/.test(link ? attribute(link, 'href') : '')
  )
}

/**
 * The title below the name of the site, as books have it: what comes before that name in `<title>`,
 * in about the same words.
 *
 * ```html
 * <title>What Unsafe Can Do - The Rustonomicon</title>
 * <h1>The Rustonomicon</h1>
 * <h1>What Unsafe Rust Can Do</h1>
 *     ^^^^^^^^^^^^^^^^^^^^^^^
 * ```
 */
function belowName(root: Root, head: Head): Element | undefined {
  const headings = [...elements(root)].filter(({ tagName }) => /^h[12]$/.test(tagName))
  const place = headings.findIndex(({ tagName }) => tagName === 'h1')
  const [name, next] = headings.slice(Math.max(0, place))
  if (!name || !next || !names(name, head)) return undefined
  const text = oneLine(textOf(next))
  // A section below the title of an article may have a word of the name of its site: only what
  // stands in the article, with that name outside, needs no more than to say it in other words.
  const whole = holdsOnly(root, next, name) ? Math.min : Math.max
  const own = wordsOf(text)
  const isSaid = head.written
    .split(between)
    .slice(0, -1)
    .map(wordsOf)
    .some(
      (wordsOfName) =>
        wordsOfName.size > 0 && shared(own, wordsOfName) >= sameWords * whole(own.size, wordsOfName.size),
    )
  return own.size > 0 && isSaid && !isGenericHeading(text) ? next : undefined
}

/** Whether an article of a page has one heading in it and not the other. */
function holdsOnly(root: Root, inside: Element, outside: Element): boolean {
  return [...elements(root)]
    .filter(({ tagName }) => tagName === 'article' || tagName === 'main')
    .some((article) => {
      const all = new Set(elements(article))
      return all.has(inside) && !all.has(outside)
    })
}

function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return [...one].filter((word) => other.has(word)).length
}

/** Words, or Han characters, each once. */
function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/\p{Script=Han}|[\p{L}\p{N}]+/gu))
}

/** The share of the words that two names of the same have in common. */
const sameWords = 0.6

/** The name of a site that is part of every title has less than this share of it. */
const sameTitle = 0.4
