/** Diagrams, as Mermaid. */

import type { Diagram } from '#tree/nodes.ts'
import { oneLine } from './characters.ts'

/** Up to so many steps stand in a row; more go from top to bottom. */
const longestRow = 5

/** Up to so many characters fit in a row at a size that can be read. */
const widestRow = 60

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
  timeline: ({ steps }) => [
    'timeline',
    ...steps.map((step) => `  ${label(step.value).replace(keyword, reference)}`),
  ],
  hierarchy,
  chart,
}

function flowchart({ steps, links }: Diagram): string[] {
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
function hierarchy({ steps, links }: Diagram): string[] | undefined {
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

/** A chart needs a number at the end of each step: `2023: 4.5`. */
function chart({ steps }: Diagram): string[] | undefined {
  const bars = steps.map((step) => /^(.*?)[\s:：=]+(-?\d+(?:\.\d+)?)\s*%?$/.exec(oneLine(step.value)))
  if (bars.length === 0 || bars.some((bar) => bar === null)) return undefined
  return [
    'xychart-beta',
    `  x-axis [${bars.map((bar) => `"${label(bar![1]!)}"`).join(', ')}]`,
    `  bar [${bars.map((bar) => bar![2]).join(', ')}]`,
  ]
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
