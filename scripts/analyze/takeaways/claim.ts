/**
 * The sentence that an article stands or falls with: it sets what is chosen
 * against what is not, or says of itself that it is the claim.
 *
 * ```text
 *   它建立在 base 之上，而不是 instruct 之上。   It is built on A, not on B.
 *                      ^^^^^^                                   ^^^^^
 * ```
 */

import type { Paragraph } from 'mdast'
import { claim } from '#tree/build.ts'
import { patch } from '#tree/origin.ts'
import type { Claim } from '#tree/nodes.ts'
import { dropDiscourseMarker, dropStop } from '../sentences/discourse-markers.ts'
import { type Context, phraseAt } from '../points/index.ts'
import { proseOfParagraph } from '../sentences/prose.ts'
import { sentences } from '../sentences/index.ts'
import { longest } from '../points/shorten.ts'

/** The choice, in words; a bare `而不是` in passing is not enough. */
const choice: readonly RegExp[] = [
  /(?:基于|建立在|构建(?:于|在)|选择(?:了)?|采用(?:了)?|使用(?:了)?)[^。]*?[，,]?\s*而(?:非|不是)/,
  /\b(?:built|based|builds?|trained|founded|rests?|relies?|chose|chooses?|uses?)\b[^.]*?,?\s(?:and )?(?:not (?:on )?|rather than |instead of )/i,
]

/** The author says that this is it. */
const thesis =
  /(?:本文|我们|笔者)(?:认为|主张|提出|的核心观点)|核心(?:观点|结论|论点)(?:是|在于)|\b(?:we (?:argue|claim|propose)|(?:the|our|my) (?:main|central|key) (?:claim|point|argument|thesis) is)\b/i

/** A claim stands early: what is set against what later on is a detail. */
const within = 12

/** A claim of more characters than this cannot be read in one go: as a point, and half as much again. */
const slack = 1.5

/**
 * @param paragraphs The paragraphs of the article in their order.
 * @returns The claim, lead-in and full stop dropped; `undefined` where no sentence says it.
 */
export function claimOf(paragraphs: readonly Paragraph[], { lang }: Context): Claim | undefined {
  for (const paragraph of paragraphs.slice(0, within)) {
    const prose = proseOfParagraph(paragraph)
    for (const sentence of sentences(prose)) {
      const span = dropStop(prose.value, dropDiscourseMarker(prose.value, sentence))
      const words = prose.value.slice(span.from, span.to)
      if (words.length > longest[lang] * slack || /[？?]$/.test(words)) continue
      if (choice.some((pattern) => pattern.test(words)) || thesis.test(words)) {
        const children = phraseAt(prose, span)
        return patch(children, claim(children))
      }
    }
  }
  return undefined
}
