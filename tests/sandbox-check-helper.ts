/** The gate of the product, opened once for all tests of a file. */

import type { Compile } from '#tree/compiled.ts'
import { createCompile } from '../scripts/slidev/sandbox-check/compile.ts'
import { collapse } from '../scripts/slidev/validate/expected-text.ts'

export { collapse }

let gate: Promise<Compile> | undefined

/** @returns The gate; its texts as the writer compares them, with plain apostrophes. */
export function createGate(): Promise<Compile> {
  return (gate ??= createCompile().then((compile) => async (text) => {
    const slides = await compile(text)
    return slides.map((slide) => ({
      ...slide,
      title: collapse(slide.title),
      blocks: slide.blocks.map(collapse),
      text: collapse(slide.text),
    }))
  }))
}
