/** Diagrams, as Mermaid. */

import type { Diagram } from '#tree/nodes.ts'
import { oneLine } from '../characters.ts'

/** Up to so many steps stand in a row; more go from top to bottom. */
const longestRow = 5

/** Up to so many characters fit in a row at a size that can be read. */
const widestRow = 60

/** Up to so many letters, all labels as wide as the widest, stand below bars; more stand beside them. */
const widestAxis = 76

/** A label that is wider leaves bars beside it no room, and Mermaid drops it. */
const widestBeside = 34

/** So many letters at 24 px are as wide as the boxes of a timeline. */
const widestRun = 14

const words = new Intl.Segmenter('zh', { granularity: 'word' })

/**
 * ASCII signs, but for those that join letters and digits or end a phrase: the
 * rest opens strings, shapes, comments, styles or Markdown (`1. x` is a list) in
 * one grammar or another.
 */
const signs =
  /(?!(?<=[\p{L}\p{N}])[./+'=_-](?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])[,!?]|(?<=\d)%(?!%))[!-/:-@[-\x60{-~]/gu

/** Words that start a statement of a timeline, whose labels stand without quotes. */
const keyword = /^(?=(?:section|title|acctitle|accdescr|timeline|direction|lr|td)(?![a-z]))[a-z]/i

/**
 * Write a diagram.
 *
 * @param diagram Diagram of the deck.
 * @returns A fence for Mermaid.
 */
export function diagram(diagram: Diagram): string {
  return ['```mermaid', ...diagramLines(diagram), '```'].join('\n')
}

/** @returns The lines within the fence. */
export function diagramLines(diagram: Diagram): string[] {
  return kinds[diagram.kind](diagram) ?? flowchart(diagram)
}

/** Mermaid's grammars; nothing where the diagram cannot be drawn so. */
const kinds: Record<Diagram['kind'], (diagram: Diagram) => string[] | undefined> = {
  flow: flowchart,
  timeline: ({ nodes: steps }) => [
    'timeline',
    ...steps.map(({ when, value }) =>
      when === undefined
        ? `  ${opening(value)}`
        : `  ${opening(when)} : ${runs(value).map(label).join('<br>')}`,
    ),
  ],
  hierarchy,
  pie,
  source: ({ source }) => source?.split('\n'),
  chart,
}

function flowchart({ nodes: steps, edges: links }: Diagram): string[] {
  const characters = steps.reduce((sum, step) => sum + step.value.length, 0)
  const direction = steps.length <= longestRow && characters <= widestRow ? 'LR' : 'TD'
  return [
    `flowchart ${direction}`,
    ...steps.map((step, index) => `  s${index + 1}["${label(step.value)}"]`),
    ...links.map(({ from, to, label: word }) => {
      const edge = word === undefined || word.trim() === '' ? '-->' : `-->|"${label(word)}"|`
      return `  s${from + 1} ${edge} s${to + 1}`
    }),
  ]
}

/** A mind map has one root and no step twice. */
function hierarchy({ nodes: steps, edges: links }: Diagram): string[] | undefined {
  const children = steps.map((): number[] => [])
  const parents = steps.map(() => 0)
  for (const { from, to } of links) {
    children[from]?.push(to)
    if (parents[to] !== undefined) parents[to] += 1
  }
  const roots = parents.flatMap((count, index) => (count === 0 ? [index] : []))
  if (roots.length !== 1 || parents.some((count) => count > 1)) return undefined
  const lines = ['mindmap']
  const queue = [{ index: roots[0]!, depth: 1 }]
  while (queue.length > 0) {
    const { index, depth } = queue.pop()!
    lines.push(`${'  '.repeat(depth)}s${index + 1}["${label(steps[index]!.value)}"]`)
    for (const child of children[index]!.toReversed()) queue.push({ index: child, depth: depth + 1 })
  }
  return lines.length === steps.length + 1 ? lines : undefined
}

/** Shares of a whole: none is below nothing, and together they are more than nothing. */
function pie({ nodes: steps }: Diagram): string[] | undefined {
  if (!steps.every(({ amount }) => amount !== undefined && amount >= 0)) return undefined
  return ['pie showData', ...steps.map(({ value, amount }) => `  "${label(value)}" : ${amount}`)]
}

/** A chart needs an amount at each step. Bars begin at nought: their lengths are what is compared. */
function chart({ nodes: steps, measure }: Diagram): string[] | undefined {
  const amounts = steps.map(({ amount }) => amount ?? Number.NaN)
  if (amounts.length === 0 || !amounts.every((amount) => Number.isFinite(amount))) return undefined
  const title = measure === undefined ? '' : `"${label(measure)}" `
  const widest = Math.max(...steps.map(({ value }) => cells(value)))
  const isHorizontal = steps.length * (widest + 2) > widestAxis && widest <= widestBeside
  return [
    `xychart-beta${isHorizontal ? ' horizontal' : ''}`,
    `  x-axis [${steps.map(({ value }) => `"${label(value)}"`).join(', ')}]`,
    `  y-axis ${title}${Math.min(0, ...amounts)} --> ${ceiling(Math.max(...amounts))}`,
    `  bar [${amounts.join(', ')}]`,
  ]
}

/** @returns The next round number above an amount: a small multiple of a power of ten. */
function ceiling(amount: number): number {
  if (amount <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(amount))
  const round = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((step) => amount <= step * power) ?? 10
  return Number((round * power).toPrecision(3))
}

/**
 * Mermaid's timelines break lines at white space alone, and Chinese has none.
 *
 * @returns The text in as many parts as its longest run without white space needs, cut between words.
 */
function runs(value: string): string[] {
  const longest = Math.max(...value.split(/\s+/).map(cells))
  const parts = Math.ceil(longest / widestRun)
  if (parts < 2 || !/\p{Script=Han}/u.test(value)) return [value]
  const most = Math.ceil(cells(value) / Math.ceil(cells(value) / widestRun)) + 1
  const lines = ['']
  for (const { segment } of words.segment(value)) {
    const last = lines.at(-1) ?? ''
    if (last === '' || cells(last + segment) <= most) lines[lines.length - 1] = last + segment
    else lines.push(segment)
  }
  return lines.map((line) => line.trim()).filter((line) => line !== '')
}

/** A Han character is as wide as two letters. */
function cells(value: string): number {
  return value.length + (value.match(/\p{Script=Han}/gu)?.length ?? 0)
}

/** The text of a label that opens a line of a timeline. */
function opening(value: string): string {
  return label(value).replace(keyword, reference)
}

/**
 * The text of a label. Mermaid reads quotes, brackets, comments, directives and
 * Markdown within labels; its own character references it puts back last.
 */
function label(value: string): string {
  return oneLine(value).replace(signs, reference)
}

function reference(character: string): string {
  return `#${character.codePointAt(0)};`
}
