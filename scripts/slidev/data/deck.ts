/** What Slidev itself says about a deck: the rest of the rim measures the pages against it. */
export interface DeckData {
  title: string
  author?: string
  subject?: string
  keywords?: string[]
  /** BCP 47, from `htmlAttrs.lang` or `lang`. */
  lang?: string
  /** As written in the head matter, for example `2025-05-23`. */
  date?: string
  /** Canvas width and height in CSS pixels. */
  width: number
  height: number
  slides: SlideData[]
  /** What Slidev's parser could not read; such slides are missing from `slides`. */
  errors: string[]
}

export interface SlideData {
  /** Number of the slide, from 1. */
  number: number
  title?: string
  /** Its name in addresses, `routeAlias`. */
  alias?: string
  layout?: string
  /** Depth of its title in the table of contents, from 1. */
  level?: number
  /** What the speaker says, as Markdown. */
  notes?: string
  /** How many Mermaid fences the slide has. */
  diagrams: number
}

/**
 * @param facts the deck, or a part of it
 * @param number of a slide
 * @returns how people find that slide: `slide 3, 安装步骤`
 */
export function slideNumbered(data: Pick<DeckData, 'slides'>, number: number): string {
  const slide = data.slides.find((candidate) => candidate.number === number)
  return slide ? slideName(slide) : `slide ${number}`
}

/**
 * @param slide the facts of one slide
 * @returns how people find it: `slide 3, 安装步骤`
 */
export function slideName(slide: SlideData): string {
  return slide.title === undefined ? `slide ${slide.number}` : `slide ${slide.number}, ${slide.title}`
}

/**
 * Count the Mermaid fences of a slide; a fence shown inside a longer fence is text.
 *
 * @param content the Markdown of one slide
 * @returns how many diagrams it draws
 */
export function countDiagrams(content: string): number {
  let count = 0
  let open = ''
  for (const line of content.split('\n')) {
    const [, ticks, language] = /^\s*(`{3,}|~{3,})\s*(\S*)/.exec(line) ?? []
    if (ticks === undefined) continue
    if (open === '') {
      open = ticks
      if (language === 'mermaid') count++
    } else if (ticks.startsWith(open) && language === '') {
      open = ''
    }
  }
  return count
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }

/** Marks of Markdown that are not read, and what stays of them. An escaped mark is text. */
const marks: readonly [RegExp, string][] = [
  [/(?<!\\)!?\[([^\]]*)(?<!\\)\]\([^)]*\)/g, '$1'],
  [/(?<!\\)(\*\*|__|~~|`+|\*)(?=\S)(.*?\S)(?<!\\)\1/g, '$2'],
  [/(?<!\\)\$(?=\S)([^$]*\S)(?<!\\)\$/g, '$1'],
  [/(?<!\\)<\/?[a-z][^>]*>/gi, ''],
]

/**
 * Take a title out of its Markdown, for names shown elsewhere.
 *
 * @param title the text of a title as Markdown: links, emphasis, escapes, character references
 * @returns the text as read
 */
export function plainTitle(title: string): string {
  return marks
    .reduce((text, [mark, kept]) => text.replace(mark, kept), title)
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&#x([\da-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&([a-z]+);/g, (all, name: string) => named[name] ?? all)
    .replace(/\s+/g, ' ')
    .trim()
}

/** What begins a heading, a quotation or an item of a list. */
const opening = /^[ \t]*(?:#{1,6}|>|[-+*]|\d{1,9}[.)])[ \t]+/gm

/**
 * Take a text of several lines out of its Markdown, for one line shown elsewhere.
 *
 * @param text Markdown with headings, lists and paragraphs
 * @returns the text as read, in one line
 */
export function plainText(text: string): string {
  return plainTitle(text.replace(opening, ''))
}
