/** Display math that does not keep its dollars on lines of their own. */

import type { Math } from 'mdast-util-math'
import type { Nodes, Paragraph, Root } from 'mdast'
import type { Point } from 'unist'
import { visit } from '#tree/visit.ts'

/** Stands for a line ending and for a dollar: noncharacters, which no normalised text contains. */
const lineEnd = '\ufdde'
const dollars = '\ufddf\ufddf'
/** A formula has no more lines. */
const longest = 100

/**
 * Join formulas over several lines into one, so that the parser sees where they
 * end; dollars that never close become text. The length stays the same.
 *
 * ```markdown
 * > | $$ f(x) =
 *             ^ joined
 * > |    x^2 $$
 * > | Text, which a fence without an end would have swallowed.
 * ```
 */
export function joinDisplay(value: string): string {
  if (!value.includes('$$')) return value
  const lines = value.split('\n')
  const last = lines.findLastIndex((line) => line.includes('$$'))
  const breaks = new Set<number>()
  let fence = ''
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string
    const mark = /^\s*(```|~~~)/.exec(line)?.[1] ?? ''
    if (fence || mark) {
      if (!fence) fence = mark
      else if (mark === fence) fence = ''
      continue
    }
    const rest = /^ {0,3}\$\$(?!\$)(.*)$/.exec(line)?.[1]
    if (rest === undefined || rest.includes('$$')) continue
    const end = closing(lines, at)
    const alone = end !== undefined && /^\s*\$\$\s*$/.test(lines[end] as string)
    if (end !== undefined && !(alone && !rest.trim())) for (let row = at; row < end; row++) breaks.add(row)
    else if (end === undefined && (rest.trim() || last <= at)) lines[at] = line.replace('$$', dollars)
    // Blank lines within a fence are the parser's matter.
    if (end !== undefined) at = end
    else if (!rest.trim()) at = nextFence(lines, at)
  }
  return lines
    .map((line, at) => line + (at === lines.length - 1 ? '' : breaks.has(at) ? lineEnd : '\n'))
    .join('')
}

/** The line that closes the formula, before any blank line. */
function closing(lines: string[], from: number): number | undefined {
  for (let at = from + 1; at < lines.length && at < from + longest; at++) {
    const line = lines[at] as string
    if (!line.trim()) return undefined
    if (line.includes('$$')) return /\$\$[\s.,;。，；]*$/.test(line) ? at : undefined
  }
  return undefined
}

/** The next line that is only dollars; the line itself when there is none. */
function nextFence(lines: string[], from: number): number {
  for (let at = from + 1; at < lines.length && at < from + longest; at++) {
    if (/^ {0,3}\$\$\s*$/.test(lines[at] as string)) return at
  }
  return from
}

/**
 * Undo the joining in a tree: lines and columns from offsets, line endings in
 * values; a formula alone in its paragraph is display math.
 */
export function splitDisplay(tree: Root, value: string, joined: string): Root {
  // Asked once: that two long texts are equal is known only at their end.
  const changed = joined !== value
  const starts = [0]
  if (changed)
    for (let at = value.indexOf('\n'); at >= 0; at = value.indexOf('\n', at + 1)) starts.push(at + 1)
  visit(tree, (node) => {
    if (changed) {
      if (node.position) node.position = { start: point(node.position.start), end: point(node.position.end) }
      if ('value' in node) node.value = node.value.replaceAll(lineEnd, '\n').replaceAll(dollars, '$$$$')
    }
    // The parser's positions are put right when the new node is visited.
    if ('children' in node)
      node.children = (node.children as Nodes[]).map((child) =>
        child.type === 'paragraph' ? (alone(child, value) ?? child) : child,
      ) as typeof node.children
  })
  return tree

  function point({ offset = 0 }: Point): Point {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] as number) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] as number) + 1, offset }
  }
}

function alone(node: Paragraph, value: string): Math | undefined {
  const child = node.children[0]
  if (node.children.length !== 1 || child?.type !== 'inlineMath' || !child.position) return undefined
  const { start, end } = child.position
  const source = value.slice(start.offset, end.offset)
  if (!source.startsWith('$$') || !source.endsWith('$$')) return undefined
  return {
    type: 'math',
    meta: null,
    value: child.value.replaceAll(lineEnd, '\n').trim(),
    position: child.position,
  }
}
