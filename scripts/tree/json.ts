/**
 * The deck as data: what `lectern plan --json` prints. A public contract; its
 * names and shapes only ever gain keys.
 */

import type { List, ListItem, PhrasingContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Node, Position } from 'unist'
import { originOf } from './origin.ts'
import type { Deck, Diagram, DiagramKind, Flow, Lang, Slide, SlideRole } from './nodes.ts'

/** A span of the article: unist points, lines and columns from 1, offsets from 0. */
export type OriginJson = Pick<Position, 'end' | 'start'>

/** A few words on a slide, and the spans of the article that they stand in. */
export interface PointJson {
  text: string
  /** How much it matters within the whole article, 0 to 1. */
  salience: number
  origin: OriginJson[]
}

/** A picture; `from` and `to` are indices of steps. */
export interface DiagramJson {
  kind: DiagramKind
  /** `when`: of a timeline. `amount`: of a chart or a pie. */
  steps: { label: string; origin: OriginJson[]; when?: string; amount?: number }[]
  /** What the amounts are, where the article says it. */
  measure?: string
  links: { from: number; to: number; label?: string }[]
}

/** One slide. */
export interface SlideJson {
  id: string
  layout: string
  role: SlideRole
  title: string
  /** Whole seconds. */
  seconds: number
  points: PointJson[]
  /** What stands below its image, table or listing: it names that, and is no point. */
  caption?: string
  /** Plain text, a blank line between blocks. */
  notes: string
  diagram: DiagramJson | null
}

/** A whole deck; what the article does not say is `null`. */
export interface DeckJson {
  title: string
  subtitle: string | null
  authors: string[]
  /** `YYYY-MM-DD`. */
  date: string | null
  lang: Lang
  /** The language of the text, where it is another. */
  language?: string
  source: string | null
  /** Whole minutes. */
  minutes: number
  slides: SlideJson[]
}

/** @returns A deck as data. */
export function deckJson(deck: Deck): DeckJson {
  return {
    title: deck.title,
    subtitle: deck.subtitle ?? null,
    authors: deck.authors,
    date: deck.date ?? null,
    lang: deck.lang,
    ...(deck.language ? { language: deck.language } : {}),
    source: deck.source ?? null,
    minutes: deck.minutes,
    slides: deck.children.map(slideJson),
  }
}

function slideJson(slide: Slide): SlideJson {
  const blocks = slide.children.flatMap((child) => (child.type === 'slot' ? child.children : []))
  const notes = slide.children.find((child) => child.type === 'notes')
  const diagram = blocks.find((block): block is Diagram => block.type === 'diagram')
  const caption = captionIn(slide.role, blocks)
  return {
    id: slide.id,
    layout: slide.layout,
    role: slide.role,
    title: slide.title,
    seconds: slide.seconds,
    points: blocks.filter((block) => block !== caption && !isImage(block)).flatMap(pointsIn),
    ...(caption ? { caption: toString(caption) } : {}),
    notes: notes ? notes.children.map(spoken).join('\n\n') : '',
    diagram: diagram ? diagramJson(diagram) : null,
  }
}

/** What slides of these roles show has its caption below it. */
const captioned: ReadonlySet<SlideRole> = new Set(['backup', 'code', 'figure', 'table'])

/** The paragraph right below an image, a table or a listing, where nothing else follows. */
function captionIn(role: SlideRole, blocks: readonly Flow[]): Flow | undefined {
  const [shown, last] = blocks.slice(-2)
  if (!captioned.has(role) || !shown || last?.type !== 'paragraph' || isImage(last)) return undefined
  return isImage(shown) || shown.type === 'table' || shown.type === 'code' ? last : undefined
}

function isImage(block: Flow): boolean {
  return block.type === 'paragraph' && block.children.length > 0 && block.children.every(isImageOrLink)
}

/** An image, also one that leads somewhere. */
function isImageOrLink(node: PhrasingContent): boolean {
  return (
    node.type === 'image' ||
    (node.type === 'link' && node.children.length > 0 && node.children.every(isImageOrLink))
  )
}

function pointsIn(block: Flow): PointJson[] {
  if (block.type === 'list') return block.children.flatMap(itemPoints)
  if (block.type === 'paragraph' || block.type === 'blockquote') return [pointJson(block, toString(block))]
  return []
}

/** An item and the items below it are points of their own. */
function itemPoints(item: ListItem): PointJson[] {
  const own = item.children.filter(({ type }) => type !== 'list')
  const below = item.children.filter((child): child is List => child.type === 'list')
  const words = own.map((child) => toString(child)).join(' ')
  const point = item.position
    ? pointJson({ ...item, children: own } as ListItem, words)
    : pointJson(item, words)
  return [
    ...(words.trim() === '' ? [] : [point]),
    ...below.flatMap((list) => list.children.flatMap(itemPoints)),
  ]
}

function pointJson(node: Node, text: string): PointJson {
  return { text, salience: node.data?.salience ?? 0.5, origin: originJson(node) }
}

function diagramJson({ kind, nodes: steps, edges: links, measure }: Diagram): DiagramJson {
  return {
    kind,
    ...(measure === undefined ? {} : { measure }),
    steps: steps.map((step) => ({
      label: step.value,
      ...(step.when === undefined ? {} : { when: step.when }),
      ...(step.amount === undefined ? {} : { amount: step.amount }),
      origin: originJson(step),
    })),
    links: links.map(({ from, to, label }) => ({ from, to, ...(label === undefined ? {} : { label }) })),
  }
}

function originJson(node: Node): OriginJson[] {
  return originOf([node]).map(({ start, end }) => ({ start, end }))
}

function spoken(block: Flow): string {
  if (block.type === 'list')
    return block.children
      .map((item) => `- ${item.children.map((child) => toString(child)).join('\n  ')}`)
      .join('\n')
  return toString(block)
}
