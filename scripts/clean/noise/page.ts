/** Whether a tree came from a whole page or from somebody who wrote Markdown. */

import type { Nodes, Root } from 'mdast'
import { endsArticle, soundsLikeNoise } from './lexicon.ts'
import { titleAgain } from './title.ts'
import type { Unit } from './units.ts'

/** With so many points it is a page: one of the strong signs and another. */
const enough = 5
/** Short blocks that are nothing but a link: no article has so many of them. */
const fewestLinks = 12
const linkShare = 0.2
/** Words of a short block; with more outside its links it is running text. */
const short = 15
const runs = 15
/** A section of an article ends in no more links than this. */
const longestEntries = 10

declare module 'mdast' {
  interface RootData {
    /** Set by the reader of copied text: nothing in it is marked up, noise may be anywhere. */
    scraped?: boolean
    /** Set by the reader of pages: where the article stands, as sorted offsets. */
    article?: [from: number, to: number][]
  }
}

/** What a page has and an author does not write, with how much it says. */
const signs: { points: number; reason: string; seen: (page: Page) => boolean }[] = [
  {
    points: 2,
    reason: 'A menu: many short blocks that are only a link.',
    seen: ({ menu, links, units }) => menu.length >= fewestLinks && links >= units.length * linkShare,
  },
  {
    points: 2,
    reason: 'It stands before all running text, and leads to other pages.',
    seen: ({ menu, units, text }) => {
      const above = new Set(units.slice(0, Math.max(0, text)))
      return menu.filter((unit) => above.has(unit) && !isInward(unit.node)).length >= fewestLinks
    },
  },
  {
    points: 3,
    reason: 'Words of menus and footers, in short blocks.',
    seen: ({ noisy }) => noisy >= 3,
  },
  { points: 3, reason: 'Links that only a script follows.', seen: ({ urls }) => urls.some(isScript) },
  {
    points: 3,
    reason: 'Halves of links that stood around blocks: a converter left them.',
    seen: ({ units }) => units.filter(({ text }) => text.startsWith('](')).length >= 2,
  },
  {
    points: 1,
    reason: 'Links to the root of a site that is not named.',
    seen: ({ urls }) => urls.filter((url) => /^\/(?!\/)/.test(url)).length >= 5,
  },
  {
    points: 1,
    reason: 'A line that ends articles.',
    seen: ({ units }) => units.some(({ text }) => endsArticle(text)),
  },
  {
    points: 1,
    reason: 'The name of the page, and the title again before all running text.',
    seen: ({ units, text }) => titleAgain(units.slice(0, Math.max(0, text))) > 0,
  },
]

interface Page {
  units: Unit[]
  /** How many short blocks are only a link. */
  links: number
  /** Those of them that no section ends in. */
  menu: Unit[]
  /** How many short blocks sound like the surroundings of an article. */
  noisy: number
  urls: string[]
  /** Where the running text begins; -1 where there is none. */
  text: number
}

/** Several signs together, and no front matter. */
export function isPage(root: Root, units: Unit[]): boolean {
  if (root.data?.scraped) return true
  const first = root.children[0]?.type as string | undefined
  if (first === 'yaml' || first === 'toml') return false
  const text = units.findIndex(isRunning)
  const last = units.findLastIndex(isRunning)
  const menu = units.map((unit) => unit.linked > 0.8 && unit.size < short && unit.kind !== 'table')
  const page = {
    units,
    links: menu.filter(Boolean).length,
    // A section that ends in a few links is written so; a menu stands around all text, or is long.
    menu: units.filter((_, at) => menu[at] && (at < text || at > last || isLong(menu, at))),
    noisy: units.filter(
      (unit, at) =>
        unit.size < short && soundsLikeNoise(unit.text) >= 1 && (at < text || at > last || !leads(units, at)),
    ).length,
    urls: addresses(root),
    text,
  }
  return signs.reduce((sum, { points, seen }) => sum + (seen(page) ? points : 0), 0) >= enough
}

function isRunning({ kind, size, linked }: Unit): boolean {
  return kind !== 'heading' && size * (1 - linked) >= runs
}

/** Whether a row of entries is longer than what a section ends in. */
function isLong(menu: readonly boolean[], at: number): boolean {
  const from = menu.lastIndexOf(false, at) + 1
  const to = menu.indexOf(false, at)
  return (to < 0 ? menu.length : to) - from > longestEntries
}

/** `See also:`, or a heading, above entries. */
function leads(units: readonly Unit[], at: number): boolean {
  const [unit, next] = [units[at], units[at + 1]]
  return next?.kind === 'item' && unit?.kind !== 'item'
}

/** An entry of a table of contents. */
function isInward(node: Nodes): boolean {
  return addresses(node).every((url) => url.startsWith('#'))
}

function isScript(url: string): boolean {
  return /^javascript:/i.test(url)
}

function addresses(node: Nodes): string[] {
  const own = node.type === 'link' ? [node.url] : []
  return 'children' in node ? [...own, ...(node.children as Nodes[]).flatMap(addresses)] : own
}
