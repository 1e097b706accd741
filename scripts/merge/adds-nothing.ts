import type { Compile } from '#tree/compiled.ts'

/**
 * @param merged Text of a deck that came of two.
 * @param own The one of the two that a person wrote, who may use components and scripts.
 * @param compile Slidev's own pipeline.
 * @returns Whether the merged deck holds nothing but inert markup and what is in the person's too.
 */
export async function addsNothing(merged: string, own: string, compile: Compile): Promise<boolean> {
  const activeIn = async (deck: string): Promise<string[]> =>
    (await compile(deck)).flatMap(({ active }) => active)
  const known = new Set(await activeIn(own))
  return (await activeIn(merged)).every((one) => known.has(one))
}
