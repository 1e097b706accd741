/**
 * A way that the prose tells: from one thing through others to the last.
 *
 * ```text
 *   从 base 出发，经过对齐，得到 product。     starts from A, goes through B, and ends in C
 *      ^^^^ step      ^^^^ step  ^^^^^^^ step             ^               ^              ^
 *   product 基于 base 构建。在对齐阶段，基础模型…  product is built on base
 *   ^^^^^^^ last ^^^^ first   ^^^^ between         ^^^^^^^             ^^^^
 * ```
 *
 * A wrong picture is worse than none: no guess where the words do not say it.
 */

import type { Diagram } from '#tree/nodes.ts'
import { cut, type Span } from '../sentences/prose.ts'
import { label } from './label.ts'
import { makeDiagram } from './make-diagram.ts'
import type { Sentence } from './types.ts'

/** A whole way in one sentence: each group is a step. */
const ways: readonly RegExp[] = [
  /从\s*(?<a>[^，,。]{1,30}?)\s*(?:出发|开始|起步)[，,]\s*(?:先|再|然后)?(?:经过|经|通过|历经)\s*(?<b>[^，,。]{1,30}?)[，,]\s*(?:再|最后|最终|然后)?(?:得到|成为|变成|形成|到达|产出|生成|达到)\s*(?<c>[^，,。]{1,30})/d,
  /(?<a>[^，,。：:]{1,30}?)\s*(?:先)?(?:经过|经由|历经)\s*(?<b>[^，,。]{1,30}?)[，,]\s*(?:再|最后|最终|然后)?(?:得到|成为|变成|形成)\s*(?<c>[^，,。]{1,30})/d,
  /\b(?:starts?|begins?|sets out)\s+(?:from|with)\s+(?<a>[^,.]{1,40}?),\s*(?:then\s+)?(?:goes|passes|runs|moves)\s+through\s+(?<b>[^,.]{1,40}?),?\s+and\s+(?:finally\s+)?(?:ends?|arrives?|results?)\s+(?:in|with|at|up (?:in|with|at))\s+(?<c>[^,.]{1,40})/di,
  /\bfrom\s+(?<a>[^,.]{1,40}?)\s+through\s+(?<b>[^,.]{1,40}?)\s+to\s+(?<c>[^,.]{1,40})/di,
]

/** One thing stands on another. */
const foundations: readonly RegExp[] = [
  /(?<c>[^，,。：:]{1,30}?)\s*(?:是|都是|主要)?\s*(?:基于|建立在|构建在|构建于|建在)\s*(?<a>[^，,。]{1,30}?)\s*(?:之上|上)?\s*(?:构建|训练|开发|打造|而来|而成|的(?=[，,。]|$)|之上|[，,。]|$)/d,
  /\b(?<c>[^,.:]{1,50}?)\s+(?:is|are|was|were)\s+built\s+(?:up)?on(?: top of)?\s+(?<a>[^,.]{1,50})/di,
]

/** A stage that the thing below goes through: its sentence speaks of that thing, or of `the base`. */
const stages: readonly RegExp[] = [
  /在\s*(?<b>[^，,。前后]{2,14}?)\s*阶段[，,]?\s*(?<who>[^。]{1,30})/d,
  /\b(?:in|during)\s+(?:the\s+)?(?:stage|phase)\s+of\s+(?<b>[^,.]{3,40}?),\s*(?<who>[^.]{1,60})/di,
  /\b(?:in|during)\s+the\s+(?<b>[^,.]{3,40}?)\s+(?:stage|phase),\s*(?<who>[^.]{1,60})/di,
]

/** What people call the thing below, whatever its name. */
const below = /基础模型|底座|基座|\bbase (?:model|layer|system)\b|\bfoundation\b/i

/** @returns The way that the sentences tell, each step with its place; `undefined` where none does. */
export function flow(sentences: readonly Sentence[]): Diagram | undefined {
  for (const sentence of sentences) {
    for (const pattern of ways) {
      const found = groups(pattern, sentence, ['a', 'b', 'c'])
      const made = found && way(found.map((span) => [sentence, span]))
      if (made) return made
    }
  }
  return foundationFlow(sentences)
}

/** What stands on what, and the one stage between. */
function foundationFlow(sentences: readonly Sentence[]): Diagram | undefined {
  let named: Stage[] | undefined
  for (const sentence of sentences) {
    for (const pattern of foundations) {
      const found = groups(pattern, sentence, ['a', 'c'])
      if (!found) continue
      const [base, product] = found as [Span, Span]
      const name = label(sentence.prose.value.slice(base.from, base.to))
      // Read once, however many things stand on others.
      named ??= sentences.flatMap(stagesOf)
      const between = stageOf(named, name)
      const made = between && way([[sentence, base], between, [sentence, product]])
      if (made) return made
    }
  }
  return undefined
}

/** A stage that a sentence names, and what it says of it. */
interface Stage {
  place: [Sentence, Span]
  name: string
  subject: string
}

function stagesOf(sentence: Sentence): Stage[] {
  const { value } = sentence.prose
  return stages.flatMap((pattern): Stage[] => {
    const spans = groups(pattern, sentence, ['b', 'who'])
    if (!spans) return []
    const [stage, who] = spans as [Span, Span]
    return [
      {
        place: [sentence, stage],
        name: value.slice(stage.from, stage.to),
        subject: value.slice(who.from, who.to),
      },
    ]
  })
}

/** The stage that the base goes through, where the article names exactly one. */
function stageOf(named: readonly Stage[], base: string): [Sentence, Span] | undefined {
  const found = new Map<string, [Sentence, Span]>()
  for (const { place, name, subject } of named) {
    if ((below.test(subject) || subject.includes(base)) && !found.has(name)) found.set(name, place)
  }
  return found.size === 1 ? [...found.values()][0] : undefined
}

/** Nobody tells a way in a longer sentence, characters: such a text has no marks, or is a flood of them. */
const longest = 1000

function groups(pattern: RegExp, { prose, span }: Sentence, names: string[]): Span[] | undefined {
  if (span.to - span.from > longest) return undefined
  const match = pattern.exec(prose.value.slice(span.from, span.to))
  const indices = match?.indices?.groups
  const spans = names.map((name) => indices?.[name])
  if (spans.some((pair) => !pair)) return undefined
  return spans.map((pair) => ({ from: span.from + (pair?.[0] ?? 0), to: span.from + (pair?.[1] ?? 0) }))
}

function way(places: [Sentence, Span][]): Diagram | undefined {
  const made = places.map(([{ prose }, span]) => ({
    words: prose.value.slice(span.from, span.to),
    from: cut(prose, span),
  }))
  return makeDiagram(
    'flow',
    made,
    made.slice(1).map((_, index) => [index, index + 1] as const),
  )
}
