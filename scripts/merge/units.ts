/**
 * A slide as the units that an edit or a correction is about: items of lists, and all other blocks whole.
 *
 * ```text
 *   # Kinds          title
 *   - Oaks           item   "- " + "Oaks"
 *   - Birches        item   "- " + "Birches"
 *   ::right::        slot   what stands below is in the slot `right`
 *   <!--             open   what stands below is in the notes
 *   Oaks grow.       block
 *   -->              close
 * ```
 */

import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { SlideText } from './slides.ts'

/** One item or block of a slide. */
export interface Unit {
  kind: 'title' | 'item' | 'block' | 'slot' | 'open' | 'close'
  /** Kinds of blocks whose text is written alike: prose, or one of `code`, `table`, `html` … */
  form: string
  /** Where it is on its slide: the slot, or `notes`. */
  section: string
  /** Bullet or number of an item, with the space behind it; empty for blocks. */
  marker: string
  /** Its text, without the marker and without the indentation that the marker asks for. */
  content: string
  /** What separates it from the unit before. */
  before: string
  /** Number of the list on the slide that an item belongs to. */
  list: number
  /** Whether it is the first of that list. */
  first: boolean
  /** Number of the slide in its deck, from 0. */
  page: number
  /** Number of the unit on its slide, from 0. */
  index: number
  /** The units of its slide. */
  siblings: readonly Unit[]
}

/** A slide, taken apart. */
export interface Page {
  slide: SlideText
  /** Its front matter with the rules; empty where it has none. */
  matter: string
  units: Unit[]
}

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath)

/** Markdown types whose text is inline Markdown and may stand in place of each other. */
const prose: ReadonlySet<string> = new Set(['paragraph', 'heading', 'item'])

/**
 * @param decks The slides of decks that have most of them in common.
 * @returns Their slides, taken apart; equal ones are parsed once.
 */
export function pagesOf(decks: readonly (readonly SlideText[])[]): Page[][] {
  const parsed = new Map<string, Page>()
  return decks.map((slides) =>
    slides.map((slide, page) => {
      const known = parsed.get(slide.text) ?? pageOf(slide, page)
      parsed.set(slide.text, known)
      const units: Unit[] = []
      for (const unit of known.units) units.push({ ...unit, page, siblings: units })
      return { ...known, slide, units }
    }),
  )
}

/** A slide → its units; together they are its text to the byte. */
function pageOf(slide: SlideText, page: number): Page {
  const matter = /^---\n[^]*?\n---(?=\n|$)/.exec(slide.text)?.[0] ?? ''
  const units: Unit[] = []
  let list = 0
  let section = ''
  let before = ''
  const add = (kind: Unit['kind'], form: string, raw: string, at = -1): void => {
    const { marker, content } = kind === 'item' ? itemOf(raw) : { marker: '', content: raw }
    units.push({
      kind,
      form,
      section,
      marker,
      content,
      before,
      list: at,
      first: units.at(-1)?.list !== at,
      page,
      index: units.length,
      siblings: units,
    })
    before = ''
  }
  const parse = (text: string): void => {
    let end = 0
    const until = (start: number): void => {
      before += text.slice(end, start)
    }
    for (const node of parser.parse(text).children) {
      const [start, stop] = [node.position!.start.offset!, node.position!.end.offset!]
      const raw = text.slice(start, stop)
      const notes = node.type === 'html' ? /^<!--\n([^]*)\n-->$/.exec(raw) : null
      if (node.type === 'list') {
        list++
        for (const item of node.children) {
          until(item.position!.start.offset!)
          add('item', 'prose', text.slice(item.position!.start.offset, item.position!.end.offset), list)
          end = item.position!.end.offset!
        }
        until(stop)
        end = stop
        continue
      }
      until(start)
      end = stop
      if (notes && section !== 'notes') {
        const outer = section
        section = 'notes'
        add('open', 'frame', '<!--')
        before = '\n'
        parse(notes[1]!)
        before += '\n'
        add('close', 'frame', '-->')
        section = outer
      } else if (/^::[\w-]+::$/.test(raw)) {
        section = raw
        add('slot', 'frame', raw)
      } else if (node.type === 'heading' && section === '' && !units.some(({ kind }) => kind === 'title')) {
        add('title', 'prose', raw)
      } else {
        add('block', prose.has(node.type) ? 'prose' : node.type, raw)
      }
    }
    until(text.length)
  }
  parse(slide.text.slice(matter.length))
  const whole = textOf({ slide, matter, units }) + before === slide.text
  return whole
    ? { slide, matter, units }
    : { slide, matter, units: [{ ...blank(page), content: slide.text.slice(matter.length).trim() }] }
}

/** @returns The text of a slide. */
export function textOf({ matter, units }: Pick<Page, 'matter' | 'units'> & Partial<Page>): string {
  return matter + units.map((unit) => unit.before + rawOf(unit)).join('')
}

/** @returns A unit as it stands on the slide. */
export function rawOf({ marker, content }: Unit): string {
  return marker + content.replaceAll(/\n(?!\n|$)/g, `\n${' '.repeat(marker.length)}`)
}

/** @returns Whether a unit is text of the article, and not what a slide is built of. */
export function isContent({ kind }: Unit): boolean {
  return kind === 'item' || kind === 'block'
}

/** @returns What two units have in common that say the same. */
export function keyOf({ section, form, content }: Unit): string {
  return `${section === 'notes' ? 'notes' : 'slide'} ${form} ${content.replaceAll(/\s+/g, ' ').trim()}`
}

function itemOf(raw: string): { marker: string; content: string } {
  const marker = /^(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(raw)?.[0] ?? ''
  const indent = ' '.repeat(marker.length)
  const lines = raw.slice(marker.length).split('\n')
  const regular = lines.every((line, at) => at === 0 || line === '' || line.startsWith(indent))
  return regular
    ? { marker, content: lines.map((line, at) => (at === 0 ? line : line.slice(indent.length))).join('\n') }
    : { marker: '', content: raw }
}

function blank(page: number): Unit {
  return {
    kind: 'block',
    form: 'slide',
    section: '',
    marker: '',
    content: '',
    before: '\n\n',
    list: -1,
    first: false,
    page,
    index: 0,
    siblings: [],
  }
}
