/**
 * A title of its own for each slide: what the slide says, in the words of the article; the heading
 * of its section goes to the line above.
 *
 * ```text
 *   # Allocators                →  Allocators
 *   - With 1.28 it is stable       # With 1.28 it is stable
 *   - It was jemalloc              - It was jemalloc
 *   - …                            - …
 * ```
 */

import { toString } from 'mdast-util-to-string'
import type { Node } from 'unist'
import type { Flow, TitleCandidate } from '#tree/nodes.ts'
import type { Draft } from '../slides/draft.ts'
import { type ContentUnit, type ItemUnit, isLeadIn } from '../content/unit.ts'
import { linesOf } from '../fit/index.ts'
import { fitsSlide } from '../fit/capacity.ts'
import { titleOf } from '../slides/title.ts'
import type { LayoutCandidate } from '../fit/candidate.ts'
import { paragraphsOf } from './compose.ts'
import { isHeadline } from './headline.ts'
import { isPronoun, isTied } from './tied.ts'

/** What a slide may be called. */
interface Name {
  title: string
  from: readonly Node[]
  /** The entry that says it and need not be shown below it. */
  entry?: ContentUnit
  /** What announces the list below it may speak of what the heading above it names: `This method has two parts`. */
  leadIn?: boolean
}

/** A heading of so many words, or Han characters, says something itself. */
const telling = { words: 5, han: 9 }

/** A point that can be a title: words, and Han characters. */
const claimSize = { words: { least: 3, most: 13 }, han: { least: 5, most: 26 } }

/** Words of a title that was taken from the beginning of a text. */
const cutSize = { words: 9, han: 18 }

/** Gives titles that were not given before. */
export class Titles {
  readonly #used = new Set<string>()
  readonly #avoid: ReadonlySet<string>

  /**
   * @param used The title of the talk.
   * @param avoid What is said on the last slide: no other has it for its title.
   */
  constructor(used: readonly string[], avoid: readonly string[]) {
    for (const title of used) this.#used.add(plain(title))
    this.#avoid = new Set(avoid.map(plain))
  }

  /**
   * @param entries What stands on it.
   * @param mixed Whether the headings of several sub-sections stand among them.
   * @param place Where it is shown.
   * @returns The slide with its title; nothing where it has none of its own.
   * @param rebuilt Makes the content again without the entry that is its title; nothing where it stays as it is.
   */
  give(
    made: Draft,
    entries: readonly ContentUnit[],
    mixed: boolean,
    place: LayoutCandidate,
    rebuilt: (title: ContentUnit | undefined) => Flow[] | undefined,
  ): Draft | undefined {
    const heading = titleOf(made.title)
    const names: readonly Name[] = made.names ?? namesOf(entries, heading, mixed)
    for (const name of names) {
      if (!this.#isFree(name, place) || (name.title !== heading && !isHeadline(name.title))) continue
      const content = rebuilt(name.entry)
      const slots = content ? [{ ...made.slots[0]!, children: content }] : made.slots
      if (!holds({ ...made, slots }, place, name.title)) continue
      this.#used.add(plain(name.title))
      // What stands alone on a slide is no title of the next one.
      if (made.role === 'statement')
        this.#used.add(plain(toString({ type: 'root', children: slots[0]?.children ?? [] })))
      if (name.title === made.title) return { ...made, slots }
      const fields = { ...made.fields, section: heading }
      return { ...made, title: name.title, fields, from: [...made.from, ...name.from], slots }
    }
    return undefined
  }

  #isFree({ title, leadIn }: Name, { title: place }: LayoutCandidate): boolean {
    const words = plain(title)
    return (
      words !== '' &&
      !(leadIn ? isPronoun(title) : isTied(title)) &&
      !this.#used.has(words) &&
      !this.#avoid.has(words) &&
      linesOf(title, place) <= place.lines
    )
  }
}

/** Whether what stands on a slide fits below a title. */
function holds({ slots, fields }: Draft, place: LayoutCandidate, title: string): boolean {
  const size = Number(fields?.['size'] ?? 1)
  return slots.every(({ name, children }) => {
    const slot = name === 'default' ? place.slot : (place.slots[name] ?? place.slot)
    return fitsSlide(children, { ...place, slot }, title, size)
  })
}

/** What a slide may be called, best first. */
function namesOf(entries: readonly ContentUnit[], heading: string, mixed: boolean): Name[] {
  const own: Name = { title: heading, from: [] }
  const items = entries.filter((entry): entry is ItemUnit => entry.kind === 'item')
  const solids = entries.filter((entry) => entry.kind === 'standalone')
  // Two points are left below a title that was one.
  const isSpare = !mixed && (items.length >= 3 || (items.length >= 1 && solids.length > 0))
  const claims = items
    .filter((entry) => isSpare && entry.group === 'prose' && isClaim(toString(entry.item)))
    .toSorted((a, b) => (b.item.data?.salience ?? 0) - (a.item.data?.salience ?? 0))
    .map((entry): Name => ({ title: headline(toString(entry.item)), from: [entry.item], entry }))
  const shown = new Set(items.map((entry) => plain(toString(entry.item))))
  const offered = paragraphsOf(entries).flatMap((node) => node.data?.titles ?? [])
  const ofKind = (kind: TitleCandidate['kind']): Name[] =>
    offered.filter((one) => one.kind === kind).map((one) => ({ title: one.value, from: [one] }))
  // A claim that stands on the slide as a point is no title beside it.
  const spoken = [...claims, ...ofKind('claim').filter(({ title }) => !shown.has(plain(title)))]
  const rest = [
    // What announces code or a picture, and what a picture is called.
    ...solids.flatMap(({ notes, block }) => [...notes.flatMap(introductionOf), ...alternativeOf(block)]),
    ...solids.flatMap(({ caption }) => (caption ? [nameOf(caption)] : [])),
    ...entries.flatMap((entry) => (isLeadIn(entry) ? [{ ...nameOf(entry.block), entry, leadIn: true }] : [])),
    ...ofKind('strong'),
    ...ofKind('term'),
    ...items.flatMap(termOf),
    // The beginning of one of several points names what they are about; of one alone it is said twice.
    ...(items.length > 1 ? items.flatMap(({ item }) => beginning(toString(item), [item])) : []),
  ]
  return isTelling(heading) || mixed ? [own, ...spoken, ...rest] : [...spoken, own, ...rest]
}

function nameOf(block: Flow): Name {
  return { title: headline(toString(block)), from: [block] }
}

/** The last sentence of a paragraph that announces what is shown. */
function introductionOf(block: Flow): Name[] {
  if (block.type !== 'paragraph') return []
  const text = toString(block).trim()
  const last = /(?:^|[.!?]\s+|[。！？])([^。！？]+?)[:：]?$/u.exec(text)?.[1]?.trim() ?? text
  const offered = (block.data?.titles ?? []).map((one): Name => ({ title: one.value, from: [one] }))
  return isClaim(headline(last)) ? [{ title: headline(last), from: [block] }, ...offered] : offered
}

/** What stands for a picture where it is not seen; no name of a file. */
function alternativeOf(block: Flow): Name[] {
  if (block.type !== 'paragraph') return []
  return block.children.flatMap((child): Name[] =>
    child.type === 'image' && child.alt && isClaim(child.alt)
      ? [{ title: headline(child.alt), from: [block] }]
      : [],
  )
}

/** `Term: what it is` and `**Term** what it is` give `Term`. */
function termOf({ item }: ItemUnit): Name[] {
  const [first] = item.children
  if (first?.type !== 'paragraph') return []
  const [bold] = first.children
  const text = toString(first)
  const term = bold?.type === 'strong' ? toString(bold) : /^(.{2,40}?)(?::\s+|：\s*)\S/u.exec(text)?.[1]
  return term ? [{ title: headline(term), from: [item] }] : []
}

/** The first clause of a text; a narrow mark within a name or a number ends none. */
function beginning(text: string, from: readonly Node[]): Name[] {
  const clause = /^(?:[^.!?:;。！？；：\n]|[.!?:;](?=\S))+/u.exec(text.trim())?.[0].trim() ?? ''
  return isOfSize(clause, 2, cutSize) ? [{ title: headline(clause), from }] : []
}

/** Without the mark at its end. */
function headline(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/(?<![.。…])[.。:：,，;；]$/u, '')
    .replace(/(?<=\p{Script=Han})[，,]?(?:具体)?如下(?:所示)?$/u, '')
}

function isClaim(text: string): boolean {
  const value = text.trim()
  if (isTied(value) || /[:：?？]$|\n/.test(value)) return false
  if (/[.!?。！？;；]\s*\S/.test(value.slice(0, -1).replaceAll(/\w\.\w/g, ''))) return false
  const han = size(value, 'han')
  const words = size(value, 'words')
  return han > 0
    ? han >= claimSize.han.least && han + 2 * words <= claimSize.han.most
    : words >= claimSize.words.least && words <= claimSize.words.most
}

function isTelling(heading: string): boolean {
  return (
    size(heading, 'han') >= telling.han ||
    (size(heading, 'han') === 0 && size(heading, 'words') >= telling.words)
  )
}

function isOfSize(text: string, least: number, most: { words: number; han: number }): boolean {
  const han = size(text, 'han')
  const words = size(text, 'words')
  return han > 0
    ? han + 2 * words <= most.han && han + words >= least + 1
    : words >= least && words <= most.words
}

function size(text: string, kind: 'han' | 'words'): number {
  const pattern = kind === 'han' ? /\p{Script=Han}/gu : /[\p{Script=Latin}\p{N}][\p{L}\p{N}'’._-]*/gu
  return text.match(pattern)?.length ?? 0
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}]+/gu, ' ')
    .trim()
}
