/**
 * Steps that the sentences of a paragraph, or paragraphs in a row, begin with.
 *
 * ```text
 *   First, the file is read. Then it is split into lines. Finally, the lines are sorted.
 *   ^^^^^ step               ^^^^ step                    ^^^^^^^ step
 * ```
 */

import type { Paragraph } from 'mdast'
import type { Form, Lang, Side } from '#tree/nodes.ts'
import type { Context } from '../points/index.ts'
import { shorten } from '../points/shorten.ts'
import { sentences } from '../sentences/index.ts'
import { type Prose, proseOf, type Span } from '../sentences/prose.ts'
import { makeForm, namedSide, widthOf, wholePoint } from './make-form.ts'
import { order, unsure } from './words.ts'

/** What one slide shows, and what a card has room for, letters. */
const most = 6
const longestStep = 130

interface Step {
  prose: Prose
  span: Span
}

/** @returns The steps that a run of paragraphs tells, three or more, each where its sentence begins. */
export function orderedProse(paragraphs: readonly Paragraph[], context: Context): Form | undefined {
  let open: Step[] = []
  for (const node of paragraphs) {
    const prose = proseOf(node.children)
    for (const span of sentences(prose)) {
      const value = prose.value.slice(span.from, span.to)
      if (order.first.test(value)) open = [{ prose, span }]
      else if (open.length === 0) continue
      else if (order.last.test(value)) {
        const made = open.length >= 2 ? stepsOf([...open, { prose, span }], context) : undefined
        if (made) return made
        open = []
      } else if (order.further.test(value)) open.push({ prose, span })
      // A sentence between two paragraphs of the order tells more of its step.
      else if (prose === open.at(-1)?.prose && open.length === 1 && span.from > open[0]!.span.to + 400)
        open = []
    }
  }
  return undefined
}

function stepsOf(steps: readonly Step[], context: Context): Form | undefined {
  if (steps.length > most) return undefined
  const sides = steps.map(({ prose, span }): Side | undefined => {
    const value = prose.value.slice(span.from, span.to)
    const mark = [order.first, order.further, order.last].find((one) => one.test(value))
    const start = mark?.exec(value)?.[0].length ?? 0
    const from = span.from + start + (/^[\s，,：:]*/.exec(value.slice(start))?.[0].length ?? 0)
    const shown = shortened(prose, { from, to: span.to }, context.lang)
    const text = prose.value.slice(shown.from, shown.to)
    if (text.trim() === '' || widthOf(text) > longestStep || unsure.test(text)) return undefined
    return namedSide('', [], [wholePoint(prose, shown, context)])
  })
  const complete = sides.filter((one) => one !== undefined)
  return complete.length === steps.length ? makeForm('steps', complete) : undefined
}

function shortened(prose: Prose, span: Span, lang: Lang): Span {
  return widthOf(prose.value.slice(span.from, span.to)) <= longestStep ? span : shorten(prose, span, lang)
}
