import type { Compile } from '#tree/compiled.ts'

/** Something that a slide does, beside showing text. */
export interface ActiveContent {
  /** Number of the slide, from 1. */
  slide: number
  /** A tag, an attribute, a directive or an interpolation. */
  active: string
}

/**
 * @param merged Text of a deck that came of two.
 * @param own The one of the two that a person wrote, who may use components and scripts.
 * @param compile Slidev's own pipeline.
 * @returns What the merged deck would do that the person's does not; nothing where it holds nothing
 *   but inert markup and what is in the person's too.
 */
export async function activeContentAdded(
  merged: string,
  own: string,
  compile: Compile,
): Promise<ActiveContent | undefined> {
  const activeIn = async (deck: string): Promise<ActiveContent[]> =>
    (await compile(deck)).flatMap(({ active }, at) => active.map((one) => ({ slide: at + 1, active: one })))
  const known = new Set((await activeIn(own)).map(({ active }) => active))
  return (await activeIn(merged)).find(({ active }) => !known.has(active))
}
