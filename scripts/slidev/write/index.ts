/** Deck → the text of `slides.md`. */

import type { Position } from 'unist'
import type { VFile } from 'vfile'
import { say } from '#message/say.ts'
import type { Compile } from '#tree/compiled.ts'
import type { Deck, Flow } from '#tree/nodes.ts'
import { originOf } from '#tree/origin.ts'
import { preBlock } from './blocks/code.ts'
import { checkCompiled } from '../validate/compiled.ts'
import { flow } from './blocks/flow.ts'
import { headmatter } from './headmatter.ts'
import { limit } from './limits.ts'
import { checkRoundTrip, type Difference } from '../validate/round-trip.ts'
import { body, frontMatter, titleLine, type WriteBlocks } from './slide.ts'
import { expectedText } from '../validate/expected-text.ts'
import type { WriteOptions } from './options.ts'

export { checkRoundTrip, type Difference } from '../validate/round-trip.ts'

/**
 * Write a deck in the syntax of Slidev, so that its text appears as it is and
 * does nothing else.
 *
 * What was written is read back as Slidev reads it. A slide that differs is
 * written again as preformatted text, so that one slide never costs the deck.
 *
 * @param deck The deck.
 * @param file The article; gains messages: `write:limit` where something was
 *   cut, `write:refused` for a slide written as preformatted text,
 *   `write:mismatch` where even that differs.
 * @param options What the text depends on besides the deck.
 * @returns The text of `slides.md`, the same for the same deck.
 */
export function write(deck: Deck, file: VFile, options: WriteOptions): string {
  const within = limit(deck, file)
  const text = written(within, options)
  const differences = checkRoundTrip(text, within)
  if (differences.length === 0) return text
  const again = refuse(within, file, options, differences)
  mismatch(within, file, checkRoundTrip(again, within))
  return again
}

/**
 * Write a deck as `write` does, and let through only what Slidev itself
 * compiles to inert markup with the text of the deck.
 *
 * @param deck The deck.
 * @param file The article; gains the same messages.
 * @param options What the text depends on besides the deck.
 * @param compile Slidev's own pipeline.
 * @returns The text of `slides.md`.
 */
export async function writeThrough(
  deck: Deck,
  file: VFile,
  options: WriteOptions,
  compile: Compile,
): Promise<string> {
  const within = limit(deck, file)
  const faults = async (text: string): Promise<Difference[]> => {
    // Slidev compiles in a thread of its own, while the text is read back in this one.
    const compiled = compile(text)
    const differences = checkRoundTrip(text, within)
    return [...differences, ...checkCompiled(await compiled, within)]
  }
  const text = written(within, options)
  const differences = await faults(text)
  if (differences.length === 0) return text
  const again = refuse(within, file, options, differences)
  mismatch(within, file, await faults(again))
  return again
}

/** Write the slides that differ as preformatted text. */
function refuse(deck: Deck, file: VFile, options: WriteOptions, differences: readonly Difference[]): string {
  const refused = new Set(differences.map(({ index }) => index))
  for (const index of refused) {
    const difference = differences.find((each) => each.index === index)!
    say(file, 'write:refused', `${unexpected(difference)}; written as preformatted text`, place(deck, index))
  }
  return written(deck, options, (index) => refused.has(index) || refused.has(undefined))
}

function mismatch(deck: Deck, file: VFile, differences: readonly Difference[]): void {
  for (const difference of differences)
    say(file, 'write:mismatch', unexpected(difference), place(deck, difference.index))
}

function unexpected({ what, actual, expected }: Difference): string {
  return `Unexpected ${what} \`${excerpt(actual, expected)}\`, expected \`${excerpt(expected, actual)}\``
}

function written(deck: Deck, options: WriteOptions, plainly = (_index: number): boolean => false): string {
  const images = options.images ?? {}
  const usual: WriteBlocks = (nodes, note) => flow(nodes, { images, note })
  const slides = deck.children.map((slide, index) => {
    const matter = index === 0 ? headmatter(deck, options) : [titleLine(slide)]
    return `---\n${[...matter, ...frontMatter(slide)].join('\n')}\n---\n\n${body(slide, plainly(index) ? preformatted : usual)}\n`
  })
  return slides.join('\n')
}

function preformatted(nodes: readonly Flow[]): string {
  const lines = expectedText(nodes)
  return lines.length > 0 ? preBlock(lines.join('\n')) : ''
}

/** A few characters from where two texts part. */
function excerpt(text: string, other: string): string {
  let start = 0
  while (start < text.length && text[start] === other[start]) start++
  return text.slice(Math.max(0, start - 10), start + 30)
}

function place(deck: Deck, index: number | undefined): Position | undefined {
  return index === undefined ? undefined : originOf([deck.children[index]!])[0]
}
