/** Sides of a form, with where they stand. */

import type { Node } from 'unist'
import { form, point, side } from '#tree/build.ts'
import { originOf, patch } from '#tree/origin.ts'
import type { Form, FormKind, Point, Side } from '#tree/nodes.ts'
import { type Context, phraseAt, pointScore } from '../points/index.ts'
import { dropStop } from '../sentences/discourse-markers.ts'
import { cut, type Prose, type Span } from '../sentences/prose.ts'

/** @returns A point that says a span as it stands, without its full stop. */
export function wholePoint(prose: Prose, span: Span, context: Context): Point {
  const words = phraseAt(prose, dropStop(prose.value, span))
  return patch(words, point(words, Number(pointScore(prose, span, context).toFixed(3))))
}

/** @returns The nodes of a span, to patch a name from. */
export function wordsAt(prose: Prose, span: Span): Node[] {
  return cut(prose, span)
}

/** @returns A side with a name that stands in `from`, where it has one. */
export function namedSide(name: string, from: readonly Node[], points: Point[]): Side {
  return patch([...from, ...points], side(name, points))
}

/** @returns The form; nothing where a side has no words, or no place in the article. */
export function makeForm(kind: FormKind, sides: Side[]): Form | undefined {
  const complete = sides.every(
    (one) =>
      one.children.length > 0 &&
      one.children.every((point) => originOf([point]).length > 0) &&
      originOf([one]).length > 0,
  )
  return complete && sides.length > 0 ? patch(sides, form(kind, sides)) : undefined
}

/** Widths of texts: a Han character takes the room of two letters. */
export function widthOf(value: string): number {
  return value.length + (value.match(/\p{Script=Han}/gu)?.length ?? 0)
}
