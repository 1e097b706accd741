/** What is said about edits that a change of the article meets. */

import type { Position } from 'unist'
import type { VFile } from 'vfile'
import { say } from '#message/say.ts'
import type { Deck } from '#tree/nodes.ts'
import { originOf } from '#tree/origin.ts'
import type { Composed, Conflict } from './compose.ts'
import type { SlideText } from './slides.ts'
import { rawOf } from './units.ts'

/** So much of a text tells which one it is, characters. */
const longestQuotation = 80

/** Report each change of the article that an edit stands against: what it was, what it is, and what was done. */
export function reportConflicts(
  { conflicts, units, matter }: Composed,
  now: SlideText,
  line: number,
  deck: Deck,
  file: VFile,
): void {
  for (const conflict of conflicts) {
    const above = conflict.at === undefined || conflict.at < 0 ? undefined : units.slice(0, conflict.at + 1)
    const text =
      above &&
      matter + above.map((unit, at) => unit.before + (at < above.length - 1 ? rawOf(unit) : '')).join('')
    const at = line + (text?.match(/\n/g)?.length ?? 0)
    say(file, 'merge:conflict', reasonOf(conflict, now.title, at), placeOf(now, deck))
  }
}

function reasonOf({ kind, before = '', now = '' }: Conflict, title: string, line: number): string {
  const from = difference(before, now)
  const [was, is] = [quoted(before, from), quoted(now, from)]
  switch (kind) {
    case 'changed':
      return `The article changed ${was} to ${is}; line ${line} of the deck was edited by hand and is kept`
    case 'removed':
      return `The article does not have ${was} any more; line ${line} of the deck was edited by hand and is kept`
    case 'deleted':
      return `The article changed ${was} to ${is}; it was deleted by hand or made another block on slide \`${title}\`, and stays out`
    case 'refused':
      return `The article added ${is}, which would be more than text beside the edits of slide \`${title}\` (line ${line} of the deck); it is left out`
    case 'setting':
      return `The front matter of slide \`${title}\` (line ${line} of the deck) has ${was} by hand and ${is} from the article; the former is kept`
  }
}

/** Where two texts begin to differ, with some words before it; 0 where that is near their beginning. */
function difference(one: string, other: string): number {
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  return Math.max(0, one.lastIndexOf(' ', at - longestQuotation / 4) + 1)
}

function quoted(text: string, from: number): string {
  const rest = [...text.slice(from).replaceAll(/\s+/g, ' ').replaceAll('`', "'").trim()]
  if (rest.length === 0) return 'nothing'
  const cut = rest.slice(0, longestQuotation).join('')
  return `\`${from > 0 ? '…' : ''}${cut}${rest.length > longestQuotation ? '…' : ''}\``
}

/** Report a slide that somebody worked on and whose passage is gone. */
export function reportGone(own: SlideText, line: number, file: VFile): void {
  const reason = `The article does not have the passage of slide \`${own.title}\` any more, which was edited by hand; it is kept (line ${line} of the deck)`
  say(file, 'merge:gone', reason)
}

/** Report a slide with front matter or tags by hand whose text the article has on other slides now. */
export function reportDissolved(own: SlideText, file: VFile): void {
  const reason = `The text of slide \`${own.title}\` is on other slides now; its front matter and tags by hand (line ${own.line} of the deck before) are not kept`
  say(file, 'merge:gone', reason)
}

/** Report a passage whose slide a person deleted. */
export function reportLeftOut(now: SlideText, deck: Deck, file: VFile): void {
  const reason = `Slide \`${now.title}\` was deleted by hand; it stays out`
  say(file, 'merge:left-out', reason, placeOf(now, deck))
}

/** Where the article says what a slide shows. */
function placeOf({ id }: SlideText, deck: Deck): Position | undefined {
  const slide = deck.children.find((child) => child.id === id)
  return slide && originOf([slide])[0]
}
