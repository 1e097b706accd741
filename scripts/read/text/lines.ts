/** What a line of plain text looks like. */

/** A line of the text with its place. */
export interface Line {
  /** Without white space around it. */
  text: string
  /** Columns of white space before it. */
  indent: number
  /** From 1. */
  number: number
  /** Of the first character that is no white space, from 1. */
  column: number
  /** Of the first character that is no white space. */
  offset: number
  /** How wide it looks: a Chinese character is two wide. */
  width: number
  /** Set when the line is known to be a heading: no block runs over it. */
  heading?: boolean
}

/** What ends a sentence; a closing quote or bracket may follow. */
const sentenceEnd = /[。．.!！?？;；…:：][」』”’"')）\]]{0,3}$/
/** What ends a sentence in the middle of a line. */
const sentenceWithin = /[。！？!?；;][^\s」』”’"')）]|[.!?] +\p{Lu}/u

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g

/** How wide a text looks, in Latin letters. */
function width(text: string): number {
  return text.length + (text.match(wide)?.length ?? 0)
}

/** Whether a text ends as a sentence does. */
export function endsSentence(text: string): boolean {
  return sentenceEnd.test(text)
}

/** Whether a text ends as a sentence does, or holds more than one. */
export function isSentence(text: string): boolean {
  return sentenceEnd.test(text) || sentenceWithin.test(text)
}

/** The lines of a text; blank ones have an empty `text`. */
export function toLines(value: string): Line[] {
  let offset = 0
  return value.split('\n').map((raw, index) => {
    const text = raw.trim()
    const lead = raw.length - raw.trimStart().length
    const indent = text ? columns(raw.slice(0, lead)) : 0
    const line = {
      text,
      indent,
      number: index + 1,
      column: (text ? lead : 0) + 1,
      offset: offset + (text ? lead : 0),
      width: width(text),
    }
    offset += raw.length + 1
    return line
  })
}

function columns(space: string): number {
  let count = 0
  for (const character of space)
    count += character === '\t' ? 4 - (count % 4) : character === '\u3000' ? 2 : 1
  return count
}
