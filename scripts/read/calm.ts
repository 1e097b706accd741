/** Floods of markup, made harmless before they are parsed. */

import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'

/** Characters that can flood. Each has a stand-in: noncharacters, which no normalised text contains. */
const markers = '*_~[]`<$>-+:!('
const standIn = (character: string): string => String.fromCharCode(0xfdd0 + markers.indexOf(character))
const standsIn = /[\ufdd0-\ufddd]/g

/**
 * Per group: how many in one paragraph before the rest is taken as plain text.
 * Parsing time grows with the square of these, and no person writes so many:
 * the fullest paragraph in 150 real articles has 212.
 */
const limits: { characters: string; most: number; looksAhead: boolean }[] = [
  { characters: '*_~', most: 2000, looksAhead: false }, // Openers that wait for their closers.
  { characters: '[]!(', most: 1500, looksAhead: false }, // Labels.
  { characters: '<', most: 2000, looksAhead: true }, // Each looks for the end of its tag or comment.
  { characters: '$', most: 2000, looksAhead: true }, // Each looks for its closing one.
]
/** Steps of looking ahead that one paragraph may cost: about a second. */
const budget = 3e7
/** A shorter paragraph cannot reach any limit. */
const shortest = 2000

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
export function calm(value: string): string {
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
      if (typeof text === 'string' && standsIn.test(text)) fields[field] = text.replace(standsIn, back)
      standsIn.lastIndex = 0
    }
  })
  return tree
}

function back(character: string): string {
  return markers[character.charCodeAt(0) - 0xfdd0] as string
}

/** A blank line, or a line that cannot continue the paragraph before it. */
function startsBlock(line: string): boolean {
  return /^\s*(?:$|#{1,6}\s|[-*+]\s|\d{1,9}[.)]\s|\||```|~~~)/.test(line)
}

function paragraph(text: string): string {
  if (text.length < shortest) return text
  let result = lonely(text)
  for (const { characters, most, looksAhead } of limits) {
    const limit = looksAhead ? Math.min(most, Math.ceil(budget / text.length)) : most
    let count = 0
    const pattern = new RegExp(`[${characters.replace(/[[\]]/g, '\\$&')}]`, 'g')
    result = result.replace(pattern, (character) => (++count > limit ? standIn(character) : character))
  }
  return result
}

/** Runs of backticks that no run of the same length follows are plain text anyway. */
function lonely(text: string): string {
  const total = new Map<number, number>()
  const runs = /`+/g
  for (const [run] of text.matchAll(runs)) total.set(run.length, (total.get(run.length) ?? 0) + 1)
  return text.replace(runs, (run, at: number) => {
    if ((total.get(run.length) ?? 0) > 1) return run
    // A fence is not closed by a run within its paragraph.
    const before = text.slice(Math.max(0, text.lastIndexOf('\n', at) + 1), at)
    return run.length > 2 && before.length < 40 && /^[\s>*+\-\d.)]*$/.test(before)
      ? run
      : standIn('`').repeat(run.length)
  })
}

/** Cap containers: `> > >`, `- - -` and lists far to the right. */
function shallow(line: string): string {
  const prefix = /^[ \t>*+-]*/.exec(line)?.[0] ?? ''
  if (prefix.length <= deepestBlock || /^[ \t]*([*-])(?:[ \t]*\1)*[ \t]*$/.test(line)) return line
  let depth = 0
  let result = ''
  for (const [column, character] of [...prefix].entries()) {
    const marker = '>*+-'.includes(character)
    if (marker) depth++
    result += marker && (depth > deepestBlock || column > widestIndent) ? standIn(character) : character
  }
  return result + line.slice(prefix.length)
}
