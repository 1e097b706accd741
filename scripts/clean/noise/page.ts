/** Whether a tree came from a whole page or from somebody who wrote Markdown. */

import type { Root } from 'mdast'
import { soundsLikeNoise } from './lexicon.ts'
import type { Unit } from './units.ts'

/** Short blocks that are nothing but a link: no article has so many of them. */
const fewestLinks = 12
const linkShare = 0.2
/** Blocks that also sound like a page. */
const fewestWords = 3

declare module 'mdast' {
  interface RootData {
    /** Set by the reader of copied text: nothing in it is marked up, noise may be anywhere. */
    scraped?: boolean
    /** Set by the reader of pages: where the article stands, as sorted offsets. */
    article?: [from: number, to: number][]
  }
}

/**
 * Several signs together: no front matter, many short blocks that are only a
 * link, and among them words of menus and footers.
 */
export function isPage(root: Root, units: Unit[]): boolean {
  if (root.data?.scraped) return true
  const first = root.children[0]?.type as string | undefined
  if (first === 'yaml' || first === 'toml') return false
  const menu = units.filter((unit) => unit.linked > 0.8 && unit.size < 15)
  const outward = menu.filter((unit) => unit.kind !== 'table')
  if (outward.length < fewestLinks || outward.length < units.length * linkShare) return false
  return units.filter((unit) => unit.size < 15 && soundsLikeNoise(unit.text) >= 1).length >= fewestWords
}
