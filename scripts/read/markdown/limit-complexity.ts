/** Floods of markup, made harmless before they are parsed. */

import type { Root } from 'mdast'
import { visit } from '#tree/visit.ts'

/** Characters that can flood. Each has a stand-in: noncharacters, which no normalised text contains. */
const markers = '*_~[]`<$>-+:!('
export const placeholder = (character: string): string =>
  String.fromCharCode(0xfdd0 + markers.indexOf(character))
/** Stands for a space where one would end an address. */
export const spacePlaceholder = '\ufde0'
/** Stands for a full stop where too many follow each other without a gap. */
const stopPlaceholder = '\ufde1'
const placeholders = /[\ufdd0-\ufddd\ufde0\ufde1]/g

/**
 * Per group: how many in one paragraph before the rest is taken as plain text.
 * Parsing time grows with the square of these, and no person writes so many:
 * in some 400 articles no paragraph has more than 302 of one group. Saved pages
 * do: one has 11 291 characters of links.
 */
const limits: { characters: string; most: number; looksAhead: boolean }[] = [
  { characters: '*_~', most: 2000, looksAhead: false }, // Openers that wait for their closers.
  { characters: '[]!(', most: 12_000, looksAhead: false }, // Labels.
  { characters: '<', most: 2000, looksAhead: true }, // Each looks for the end of its tag or comment.
  { characters: '$', most: 2000, looksAhead: true }, // Each looks for its closing one.
]
/** Steps of looking ahead that one paragraph may cost: about half a second. */
const budget = 1.5e7
/** A shorter paragraph cannot reach any limit. */
const shortest = 2000

/** Brackets within one another: an image in a link in a footnote takes three. */
const deepestBracket = 20
/** Fewer addresses without an end cost nothing. */
const fewestOpen = 200

/** Block quotes and lists within one another that are still structure. */
const deepestBlock = 60
/** Columns before a list marker that are still structure. */
const widestIndent = 120

/**
 * Replace markers in excess by characters of the same length, so that positions stay.
 *
 * ```markdown
 * > | *a *a *a … (the 2001st)
 *                 ^
 * > | > > > > … (the 61st)
 *             ^
 * ```
 */
export function limitComplexity(value: string): string {
  const lines = value.split('\n')
  const result: string[] = []
  let from = 0
  for (let at = 0; at <= lines.length; at++) {
    if (at < lines.length) lines[at] = shallow(lines[at] as string)
    if (at < lines.length && (at === from || !startsBlock(lines[at] as string))) continue
    result.push(paragraph(lines.slice(from, at).join('\n')))
    from = at
  }
  return result.join('\n')
}

/** Put back what `calm` replaced, in every text of the tree. */
export function restore(tree: Root): Root {
  visit(tree, (node) => {
    const fields = node as unknown as Record<string, unknown>
    for (const field of ['value', 'url', 'alt', 'title', 'label', 'identifier', 'lang', 'meta']) {
      const text = fields[field]
      if (typeof text === 'string' && placeholders.test(text))
        fields[field] = text.replace(placeholders, back)
      placeholders.lastIndex = 0
    }
  })
  return tree
}

function back(character: string): string {
  if (character === stopPlaceholder) return '.'
  return character === spacePlaceholder ? ' ' : (markers[character.charCodeAt(0) - 0xfdd0] as string)
}

/** A blank line, or a line that cannot continue the paragraph before it. */
function startsBlock(line: string): boolean {
  return /^\s*(?:$|#{1,6}\s|[-*+]\s|\d{1,9}[.)]\s|\||```|~~~)/.test(line)
}

function paragraph(text: string): string {
  if (text.length < shortest) return text
  let result = gapless(single(lonely(text)))
  for (const { characters, most, looksAhead } of limits) {
    const limit =
      looksAhead || openTargets(text) ? Math.min(most, Math.ceil(budget / text.length), 1500) : most
    let count = 0
    const pattern = new RegExp(`[${characters.replace(/[[\]]/g, '\\$&')}]`, 'g')
    result = result.replace(pattern, (character) => (++count > limit ? placeholder(character) : character))
  }
  // The limit may have left a bracket without its partner.
  return single(result)
}

/** Whether links mostly lack the end of their address: each then looks for it. */
function openTargets(text: string): boolean {
  const opened = text.split('](').length - 1
  return opened > fewestOpen && (text.split(')').length - 1) * 2 < opened
}

/** Characters of quotes and lists that may stand before a fence. */
const markersBefore = 40

/** Runs of backticks that no run of the same length follows are plain text anyway. */
function lonely(text: string): string {
  const total = new Map<number, number>()
  const runs = /`+/g
  for (const [run] of text.matchAll(runs)) total.set(run.length, (total.get(run.length) ?? 0) + 1)
  return text.replace(runs, (run, at: number) => {
    if ((total.get(run.length) ?? 0) > 1) return run
    // A fence is not closed by a run within its paragraph.
    const near = text.slice(Math.max(0, at - markersBefore), at)
    const before = near.slice(near.lastIndexOf('\n') + 1)
    return run.length > 2 && before.length < markersBefore && /^[\s>*+\-\d.)]*$/.test(before)
      ? run
      : placeholder('`').repeat(run.length)
  })
}

/** What may stand before the `@` of an address; each part of it is looked through for one. */
const local = /[-.\w+]+/g
/** Characters of addresses that may stand before it at all: names have 64 at most (RFC 5321). */
const longestLocal = 500

/** In letters and marks without a gap, a full stop now and then is none, nor a mark that may begin an address. */
function gapless(text: string): string {
  return text.replace(local, (run, at: number) => {
    // A line of hyphens is a rule or the head of a table.
    if (run.length <= longestLocal || text[at + run.length] === '@' || !/[a-z0-9]/i.test(run)) return run
    let last = 0
    return run.replace(/[-.+_]/g, (mark, place: number) => {
      if (place - last < longestLocal) return mark
      last = place
      return mark === '.' ? stopPlaceholder : placeholder(mark)
    })
  })
}

/**
 * Brackets without a partner are plain text anyway, and so is what is nested deeper than links can be.
 * One alone is enough to be slow: each letter behind it may begin an address, and looks back to it.
 */
function single(text: string): string {
  const open: number[] = []
  const alone = new Set<number>()
  for (const match of text.matchAll(/\\.|[[\]]/g)) {
    if (match[0] === '[') {
      open.push(match.index)
      if (open.length > deepestBracket) alone.add(match.index)
    } else if (match[0] === ']') {
      const start = open.pop()
      if (start === undefined || alone.has(start)) alone.add(match.index)
    }
  }
  for (const at of open) alone.add(at)
  if (alone.size === 0) return text
  return text.replace(/[[\]]/g, (bracket, at: number) => (alone.has(at) ? placeholder(bracket) : bracket))
}

/** Cap containers: `> > >`, `- - -` and lists far to the right. */
function shallow(line: string): string {
  const prefix = /^[ \t>*+-]*/.exec(line)?.[0] ?? ''
  if (prefix.length <= deepestBlock || /^[ \t]*([*-])(?:[ \t]*\1)*[ \t]*$/.test(line)) return line
  let depth = 0
  let result = ''
  for (const [column, character] of prefix.split('').entries()) {
    const marker = '>*+-'.includes(character)
    if (marker) depth++
    result += marker && (depth > deepestBlock || column > widestIndent) ? placeholder(character) : character
  }
  return result + line.slice(prefix.length)
}
