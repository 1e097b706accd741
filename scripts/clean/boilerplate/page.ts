/** Whether a tree came from a whole page or from somebody who wrote Markdown. */

import type { Nodes, Root } from 'mdast'
import { endsArticle, soundsLikeNoise } from './lexicon.ts'
import { titleAgain } from './title.ts'
import type { PageBlock } from './blocks.ts'

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
    seen: ({ menu, links, blocks }) => menu.length >= fewestLinks && links >= blocks.length * linkShare,
  },
  {
    points: 2,
    reason: 'It stands before all running text, and leads to other pages.',
    seen: ({ menu, blocks, text }) => {
      const above = new Set(blocks.slice(0, Math.max(0, text)))
      return menu.filter((block) => above.has(block) && !isInward(block.node)).length >= fewestLinks
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
    seen: ({ blocks }) => blocks.filter(({ text }) => text.startsWith('](')).length >= 2,
  },
  {
    points: 1,
    reason: 'Links to the root of a site that is not named.',
    seen: ({ urls }) => urls.filter((url) => /^\/(?!\/)/.test(url)).length >= 5,
  },
  {
    points: 1,
    reason: 'A line that ends articles.',
    seen: ({ blocks }) => blocks.some(({ text }) => endsArticle(text)),
  },
  {
    points: 1,
    reason: 'The name of the page, and the title again before all running text.',
    seen: ({ blocks, text }) => titleAgain(blocks.slice(0, Math.max(0, text))) > 0,
  },
]

interface Page {
  blocks: PageBlock[]
  /** How many short blocks are only a link. */
  links: number
  /** Those of them that no section ends in. */
  menu: PageBlock[]
  /** How many short blocks sound like the surroundings of an article. */
  noisy: number
  urls: string[]
  /** Where the running text begins; -1 where there is none. */
  text: number
}

/** Several signs together, and no front matter. */
export function isPage(root: Root, blocks: PageBlock[]): boolean {
  if (root.data?.scraped) return true
  const first = root.children[0]?.type as string | undefined
  if (first === 'yaml' || first === 'toml') return false
  const text = blocks.findIndex(isRunning)
  const last = blocks.findLastIndex(isRunning)
  const menu = blocks.map((block) => block.linked > 0.8 && block.size < short && block.kind !== 'table')
  const page = {
    blocks,
    links: menu.filter(Boolean).length,
    // A section that ends in a few links is written so; a menu stands around all text, or is long.
    menu: blocks.filter((_, at) => menu[at] && (at < text || at > last || isLong(menu, at))),
    noisy: blocks.filter(
      (block, at) =>
        block.size < short &&
        soundsLikeNoise(block.text) >= 1 &&
        (at < text || at > last || !leads(blocks, at)),
    ).length,
    urls: addresses(root),
    text,
  }
  return signs.reduce((sum, { points, seen }) => sum + (seen(page) ? points : 0), 0) >= enough
}

function isRunning({ kind, size, linked }: PageBlock): boolean {
  return kind !== 'heading' && size * (1 - linked) >= runs
}

/** Whether a row of entries is longer than what a section ends in. */
function isLong(menu: readonly boolean[], at: number): boolean {
  const from = menu.lastIndexOf(false, at) + 1
  const to = menu.indexOf(false, at)
  return (to < 0 ? menu.length : to) - from > longestEntries
}

/** `See also:`, or a heading, above entries. */
function leads(blocks: readonly PageBlock[], at: number): boolean {
  const [block, next] = [blocks[at], blocks[at + 1]]
  return next?.kind === 'item' && block?.kind !== 'item'
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
