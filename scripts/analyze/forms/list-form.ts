/**
 * The form of a list whose items have labels, or are steps.
 *
 * ```text
 *   To publish it:             **Pros**: cheap and quick     - **Leader**: takes the writes
 *   1. Run the tests           **Cons**: hard to change      - **Follower**: takes the reads
 *   2. Tag the commit
 *   steps                      comparison                    labels
 * ```
 */

import type { Heading, List, ListItem, Paragraph } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Form, Point, Side } from '#tree/nodes.ts'
import { isDate, timeOf } from '../diagrams/dates.ts'
import { claimsOf, type Context } from '../points/index.ts'
import { namedItem } from '../roles/named.ts'
import { proseOf } from '../sentences/prose.ts'
import { makeForm, namedSide, widthOf, wholePoint } from './make-form.ts'
import { apart, compares, instructs, metadata, opposites, ordinal, steps, two, unsure } from './words.ts'

/** What one slide shows side by side, and what a card has room for: letters, a Han character as two. */
const count = { fewest: 3, most: 8 }
const longestStep = 100

/** The most letters of a card's text, by the number of cards up to which it holds. */
const longestText: readonly (readonly [cards: number, letters: number])[] = [
  [4, 170],
  [6, 118],
  [8, 64],
]

/** @returns The form of a list below a heading and what announces it; nothing for a list of another kind. */
export function listForm(
  list: List,
  head: Heading | undefined,
  before: Paragraph | undefined,
  context: Context,
): Form | undefined {
  if (list.children.some(({ checked }) => typeof checked === 'boolean')) return undefined
  if (list.children.length < 2 || list.children.length > count.most) return undefined
  const leadIn = before && /[:：]\s*$/.test(toString(before)) ? toString(before) : ''
  const called = [leadIn, head ? toString(head) : ''].filter(Boolean)
  return labelled(list, called, context) ?? instructions(list, leadIn || called.join(''), context)
}

/** A list whose items all have a label and a text. */
function labelled(list: List, called: readonly string[], context: Context): Form | undefined {
  const most = longestText.find(([cards]) => list.children.length <= cards)?.[1] ?? 0
  const sides = list.children.map((item) => sideOf(item, most, context))
  const complete = sides.filter((one) => one !== undefined)
  const nested = list.children.filter(({ children }) => children.some(({ type }) => type === 'list'))
  if (nested.length > list.children.length / 2) return undefined
  if (complete.length !== sides.length) return undefined
  const names = complete.map(({ name }) => name)
  if (new Set(names).size !== names.length || names.some((name) => metadata.test(name) || ordinal.test(name)))
    return undefined
  if (names.every(isDate))
    return inTime(names) && certain(complete) ? makeForm('timeline', complete) : undefined
  if (complete.length === 2) return pairOf(complete, called)
  const ordered = list.ordered && called.some((words) => steps.test(words) && !apart.test(words))
  return makeForm(ordered && certain(complete) ? 'steps' : 'labels', complete)
}

/** Whether no side says what is only guessed, or may not happen. */
function certain(sides: readonly Side[]): boolean {
  return sides.every((side) => !unsure.test(toString(side)))
}

/** Whether three or more dates follow each other. */
function inTime(dates: readonly string[]): boolean {
  const times = dates.map((date) => timeOf(date))
  return (
    dates.length >= count.fewest &&
    times.every((one, index) => {
      const before = times[index - 1]
      return one !== undefined && one.year === times[0]?.year && (!before || one.time >= before.time)
    })
  )
}

/** Two labels are set side by side where they are opposites, or where the text says that it compares them. */
function pairOf(sides: Side[], called: readonly string[]): Form | undefined {
  const [one, other] = sides.map(({ name }) => name)
  const paired =
    isPair(one ?? '', other ?? '') || called.some((words) => compares.test(words) || two.test(words))
  return makeForm(paired ? 'comparison' : 'labels', sides)
}

/** @returns Whether two names are the two sides of one thing. */
export function isPair(one: string, other: string): boolean {
  return opposites.some(([a, b]) => (a.test(one) && b.test(other)) || (b.test(one) && a.test(other)))
}

function sideOf(item: ListItem, most: number, context: Context): Side | undefined {
  if (item.children.some(({ type }) => type !== 'paragraph' && type !== 'list')) return undefined
  const named = namedItem(item)
  const [first] = item.children
  if (!named || first?.type !== 'paragraph') return undefined
  // `**Create** a context`: the words go on.
  if (!parted(first, named.name)) return undefined
  // `10:30`, `https:`: no label.
  if ((!/\p{L}/u.test(named.name) && !isDate(named.name)) || isHash(named.name)) return undefined
  const [point] = claimsOf(named.content, 1, context)
  if (!point || !isShort(point, most)) return undefined
  if (hasLinkAsLabel(first) && widthOf(toString(point)) < leastBesideLink) return undefined
  return namedSide(named.name, [first], [point])
}

/** Whether a name is that of a change in a repository. */
function isHash(name: string): boolean {
  return /^[0-9a-f]{7,40}$/.test(name) && /\d/.test(name)
}

/** Whether a mark stands between a bold label and its text, or the text has a paragraph of its own. */
function parted(first: Paragraph, name: string): boolean {
  const after = toString(first).trim().slice(name.length)
  return after === '' || /^\s*(?:[:：.。—–]|-\s|--|[（(][^）)]*[）)]\s*[:：])/.test(after)
}

/** A list of links that says little of each leads elsewhere, letters. */
const leastBesideLink = 24

function hasLinkAsLabel({ children }: Paragraph): boolean {
  const [lead] = children
  if (lead?.type === 'link' || lead?.type === 'linkReference') return true
  return lead?.type === 'strong' && lead.children.some(({ type }) => type.startsWith('link'))
}

function isShort(point: Point, most: number): boolean {
  const text = toString(point).trim()
  return /\p{L}/u.test(text) && widthOf(text) <= most && !/^https?:/.test(text)
}

/** Numbered items that are called steps, or that all tell what to do. */
function instructions(list: List, called: string, context: Context): Form | undefined {
  if (!list.ordered || (list.start ?? 1) !== 1 || list.children.length < count.fewest) return undefined
  if (apart.test(called) && !steps.test(called)) return undefined
  const firsts = list.children.map(({ children }) => children[0])
  const texts = firsts.map((first) => (first?.type === 'paragraph' ? toString(first).trim() : ''))
  const tells = texts.filter((text) => instructs.test(text)).length
  if (!steps.test(called) && tells < texts.length - 1) return undefined
  if (texts.some((text) => text === '' || widthOf(text) > longestStep || /[?？]$/.test(text)))
    return undefined
  if (unsure.test(called)) return undefined
  const nested = list.children.some(({ children }) =>
    children.slice(1).some(({ type }) => type !== 'paragraph'),
  )
  if (nested) return undefined
  const sides = firsts.flatMap((first): Side[] => {
    if (first?.type !== 'paragraph') return []
    const prose = proseOf(first.children)
    return [namedSide('', [], [wholePoint(prose, { from: 0, to: prose.value.length }, context)])]
  })
  return certain(sides) ? makeForm('steps', sides) : undefined
}
