/**
 * A quotation with its speaker: in its last line, or in the sentence before it.
 *
 * ```text
 *   > A program is read more often than it is written.
 *   > — Ada Byron
 * ```
 */

import type { Blockquote, Paragraph } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { point } from '#tree/build.ts'
import { patch } from '#tree/origin.ts'
import type { Form } from '#tree/nodes.ts'
import { cut, proseOf } from '../sentences/prose.ts'
import { makeForm, namedSide, widthOf, wordsAt } from './make-form.ts'
import { attribution, noSpeaker } from './words.ts'

/** What an audience reads at a glance, letters. */
const longestWords = 300
const longestSpeaker = 70

/** @returns The quotation with the speaker that its last line names. */
export function blockQuotation({ children, data }: Blockquote): Form | undefined {
  if (data?.container !== undefined && data.container !== 'quote') return undefined
  if (children.length === 0 || !children.every(({ type }) => type === 'paragraph')) return undefined
  const paragraphs = children as Paragraph[]
  const [first, last] = [paragraphs[0]!, paragraphs.at(-1)!]
  if (paragraphs.length === 2) {
    const mark = attribution.exec(toString(last))
    return mark ? made(first, last, mark[0].length) : undefined
  }
  if (paragraphs.length !== 1) return undefined
  const prose = proseOf(first.children)
  const line = /(?<=[.!?。！？”"…])\s*\n?\s*(?<mark>[—–―]{1,2}|--)\s*(?<speaker>[^—–\n]{3,70})$/u.exec(
    prose.value,
  )
  const speaker = line?.groups?.['speaker']?.trim() ?? ''
  if (!line || noSpeaker.test(speaker) || widthOf(prose.value) > longestWords) return undefined
  const at = prose.value.lastIndexOf(speaker)
  const words = cut(prose, { from: 0, to: line.index })
  return makeForm('quotation', [
    namedSide(speaker, wordsAt(prose, { from: at, to: at + speaker.length }), [
      patch(words, point(words, 0.6)),
    ]),
  ])
}

function made(quoted: Paragraph, last: Paragraph, marks: number): Form | undefined {
  const name = proseOf(last.children)
  const speaker = name.value.slice(marks).trim()
  const words = proseOf(quoted.children)
  if (speaker === '' || widthOf(speaker) > longestSpeaker || widthOf(words.value) > longestWords)
    return undefined
  const children = cut(words, { from: 0, to: words.value.length })
  return makeForm('quotation', [
    namedSide(speaker, wordsAt(name, { from: marks, to: name.value.length }), [
      patch(children, point(children, 0.6)),
    ]),
  ])
}
