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
import type { Flow } from '#tree/nodes.ts'
import type { Draft } from '../slides/draft.ts'
import { type BlockUnit, type ContentUnit, type ItemUnit, isLeadIn } from '../content/unit.ts'
import { linesOf } from '../fit/index.ts'
import { fitsSlide } from '../fit/capacity.ts'
import { sectionLine, titleOf } from '../slides/title.ts'
import type { LayoutCandidate } from '../fit/candidate.ts'
import { paragraphsOf } from './compose.ts'
import { isGenericHeading } from '#tree/generic-heading.ts'
import { isAssertion, isHeadline, isSettled, sharesSubject } from './headline.ts'
import { hasPerson } from '../content/person.ts'
import { textOf } from './segments.ts'
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

/** Gives titles that were not given before. */
export class Titles {
  readonly #used = new Set<string>()
  readonly #avoid: ReadonlySet<string>
  /** What the talk is called: no slide of it is. */
  readonly #talk: ReadonlySet<string>

  /**
   * @param used The title of the talk.
   * @param avoid What is said on the last slide: no other has it for its title.
   */
  constructor(used: readonly string[], avoid: readonly string[]) {
    this.#talk = new Set(used.map(plain))
    for (const title of used) this.#used.add(plain(title))
    this.#avoid = new Set(avoid.map(plain))
  }

  /**
   * @param entries What stands on it.
   * @param parts The headings of the sub-sections that they are of.
   * @param place Where it is shown.
   * @returns The slide with its title; nothing where it has none of its own.
   * @param rebuilt Makes the content again without the entry that is its title; nothing where it stays as it is.
   */
  give(
    made: Draft,
    entries: readonly ContentUnit[],
    parts: readonly string[],
    place: LayoutCandidate,
    rebuilt: (title: ContentUnit | undefined) => Flow[] | undefined,
  ): Draft | undefined {
    const heading = titleOf(made.title)
    const isWhole = this.#talk.has(plain(heading))
    const names: readonly Name[] = made.names ?? namesOf(entries, heading, parts, isWhole)
    for (const name of names) {
      if (!this.#isFree(name, place, isWhole) || (name.title !== heading && !isHeadline(name.title))) continue
      if (name.title !== heading && isSaidBelow(name, entries)) continue
      const content = rebuilt(name.entry)
      const slots = content ? [{ ...made.slots[0]!, children: content }] : made.slots
      if (!holds({ ...made, slots }, place, name.title)) continue
      this.#used.add(plain(name.title))
      // What stands alone on a slide is no title of the next one.
      if (made.role === 'statement')
        this.#used.add(plain(toString({ type: 'root', children: slots[0]?.children ?? [] })))
      if (name.title === made.title) return { ...made, slots }
      // What the talk is called stands on its cover.
      const fields = isWhole ? made.fields : { ...made.fields, section: sectionLine(heading) }
      return {
        ...made,
        title: name.title,
        ...(fields ? { fields } : {}),
        from: [...made.from, ...name.from],
        slots,
      }
    }
    return undefined
  }

  #isFree({ title, leadIn }: Name, { title: place }: LayoutCandidate, isWhole: boolean): boolean {
    const words = plain(title)
    return (
      words !== '' &&
      !(leadIn ? isPronoun(title) : isTied(title)) &&
      !this.#used.has(words) &&
      (isWhole || !this.#avoid.has(words)) &&
      linesOf(title, place) <= place.lines
    )
  }
}

/** Whether an entry below a title begins with it: it would be said twice. */
function isSaidBelow({ title, entry }: Name, entries: readonly ContentUnit[]): boolean {
  const words = plain(title)
  return entries.some((one) => one !== entry && plain(textOf(one)).startsWith(words))
}

/** Whether what stands on a slide fits below a title. */
function holds({ slots, fields }: Draft, place: LayoutCandidate, title: string): boolean {
  const size = Number(fields?.['size'] ?? 1)
  return slots.every(({ name, children }) => {
    const slot = name === 'default' ? place.slot : (place.slots[name] ?? place.slot)
    return fitsSlide(children, { ...place, slot }, title, size)
  })
}

/**
 * What a slide may be called, best first: the heading, and before one of a word or two the sentence that says more
 * of what it names.
 */
function namesOf(
  entries: readonly ContentUnit[],
  heading: string,
  parts: readonly string[],
  isWhole: boolean,
): Name[] {
  const own: Name = { title: heading, from: [] }
  // Of several sub-sections no sentence speaks for all.
  if (parts.length > 1) return [own, { title: parts.join(' · '), from: [] }]
  const items = entries.filter((entry): entry is ItemUnit => entry.kind === 'item')
  const solids = entries.filter((entry) => entry.kind === 'standalone')
  // Two points are left below a title that was one.
  const isSpare = items.length >= (isWhole ? 2 : 3) || (items.length >= 1 && solids.length > 0)
  const prose = items.filter(({ group }) => group === 'prose')
  const leading = new Set([prose[0], prose.toSorted(bySalience)[0]])
  const sentences = prose
    .filter((entry) => isSpare && isClaim(toString(entry.item)))
    .toSorted(bySalience)
    .map((entry) => ({ title: headline(toString(entry.item)), from: [entry.item], entry }))
  const claims = sentences.filter(({ title }) => isAssertion(title))
  // What is said of a picture or of code is what it shows; any other sentence speaks of what its heading names.
  const topics = claims.filter(
    ({ title, entry }) =>
      leading.has(entry) && (solids.length > 0 || namesNothing(heading) || sharesSubject(title, heading)),
  )
  const rest: Name[] = [
    // What announces code or a picture, and what a picture is called.
    ...solids.flatMap(({ notes, block }) => [...notes.flatMap(introductionOf), ...alternativeOf(block)]),
    ...solids.flatMap(({ caption }) => (caption ? [nameOf(caption)] : [])),
    ...entries.flatMap((entry) => (isLeadIn(entry) ? announcementOf(entry) : [])),
    ...offered(entries, items),
  ]
  const others = [
    ...claims,
    ...rest.filter(({ title, leadIn }) => leadIn || isSettled(title)),
    ...sentences.filter(({ title }) => isSettled(title) && !hasPerson(title)),
    // Of an article without headings, any sentence is more of a name than the title of the talk again.
    ...(isWhole ? sentences : []),
  ]
  return isTelling(heading) && !namesNothing(heading) ? [own, ...others] : [...topics, own, ...others]
}

/** Headings of parts that any study or report has. */
const parts =
  /^(?:analysis|conclusions?|details?|discussion|evaluation|examples?|experiments?|features?|findings|limitations?|methods?|misc(?:ellaneous)?|notes?|other|outcomes?|performance|results?|分析|结论|细节|讨论|评估|示例|例子|实验(?:结果)?|特性|发现|局限性?|方法|其他|其它|结果|性能|小结|总结)\P{L}*$/iu

function namesNothing(heading: string): boolean {
  return isGenericHeading(heading) || parts.test(heading)
}

/** What announces a list, where it is one sentence that is read at a glance. */
function announcementOf(entry: BlockUnit): Name[] {
  const name = nameOf(entry.block)
  return isClaim(name.title) || (isTied(name.title) && isClaim(name.title.replace(/^\S+\s/, '')))
    ? [{ ...name, entry, leadIn: true }]
    : []
}

function bySalience(a: ItemUnit, b: ItemUnit): number {
  return (b.item.data?.salience ?? 0) - (a.item.data?.salience ?? 0)
}

/** What the paragraphs offer: a claim that is not shown, a name that is in half of what is shown. */
function offered(entries: readonly ContentUnit[], items: readonly ItemUnit[]): Name[] {
  const shown = items.map(({ item }) => plain(toString(item)))
  return paragraphsOf(entries)
    .flatMap((node) => node.data?.titles ?? [])
    .filter(({ kind, value }) => {
      const words = plain(value)
      if (kind === 'claim') return isAssertion(value) && !shown.includes(words)
      return 2 * shown.filter((text) => text.includes(words)).length >= Math.max(2, shown.length)
    })
    .map((one): Name => ({ title: one.value, from: [one] }))
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
