/**
 * Which lines of the article each slide stands for: what a finding about a slide
 * points back to, when only `slides.md` and this are at hand.
 */

import { toString } from 'mdast-util-to-string'
import type { Node } from 'unist'
import { originOf } from './origin.ts'
import type { Deck } from './nodes.ts'

/** A piece of a slide and where the article says it; lines from 1. */
export interface Passage {
  /** The beginning of its text; empty where it stands for the whole slide. */
  text: string
  line: number
  endLine: number
}

/** The passages of one slide, the slide's own first. */
export interface SlidePassages {
  /** The slide's id, its `routeAlias`. */
  id: string
  passages: Passage[]
}

/** As much of a text as tells it from the others of its slide, characters. */
const enough = 48

/** Nodes that people see as one piece. */
const blockTypes = new Set([
  'blockquote',
  'code',
  'diagram',
  'heading',
  'listItem',
  'math',
  'paragraph',
  'table',
])

/** @returns The passages of each slide; slides that were made of nothing of the article have none. */
export function passagesOf(deck: Deck): SlidePassages[] {
  return deck.children.map((slide) => {
    const own = passage(slide, '')
    const blocks = slide.children.filter(({ type }) => type === 'slot').flatMap(within)
    return { id: slide.id, passages: [...(own ? [own] : []), ...blocks] }
  })
}

function within(node: Node): Passage[] {
  const below = ((node as { children?: Node[] }).children ?? []).flatMap(within)
  if (!blockTypes.has(node.type)) return below
  const own = passage(node, textOf(node).slice(0, enough))
  // The paragraph of an item says what the item says.
  return [...(own ? [own] : []), ...below.filter(({ text }) => text !== own?.text)]
}

function textOf(node: Node): string {
  return toString(node).replaceAll(/\s+/g, ' ').trim()
}

function passage(node: Node, text: string): Passage | undefined {
  const spans = originOf([node])
  const [first] = spans
  const last = spans.at(-1)
  return first && last ? { text, line: first.start.line, endLine: last.end.line } : undefined
}
