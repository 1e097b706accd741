/** Containers of MkDocs: a line that opens, and content indented under it. */

import type { Blockquote, Parents, Root, RootContent } from 'mdast'
import type { Point, Position } from 'unist'
import { visit } from '#tree/visit.ts'

/**
 * ```markdown
 * > | !!! note "Title"
 *     ^^^^^^^^^^^^^^^^
 * > |     Content, *parsed* as what it is.
 * > | === "Tab"
 *     ^^^^^^^^^
 * ```
 */
const opening = /^(?:(?:!!!|\?\?\?\+?)[ \t]+([\w-]+)[^"\n]*|===[!+]?[ \t]+)(?:"([^"\n]*)")?[ \t]*(?=\n|$)/

/** Deeper than this nobody nests; it keeps the work linear. */
const deepest = 6

/**
 * Parse the indented content of such containers, which Markdown alone takes for code.
 *
 * @param tree What was parsed; changed in place.
 * @param value The text that positions point into.
 * @param parse How to parse a piece.
 */
export function indented(tree: Root, value: string, parse: (text: string) => Root, depth = 0): Root {
  if (depth > deepest || !/^[ \t]*(?:!!!|\?\?\?|===)[^\n]/m.test(value)) return tree
  const lines = value.split('\n')
  const starts = lineStarts(lines)

  visit(tree, (node) => {
    if (!('children' in node) || node.type === 'paragraph' || node.type === 'heading') return
    const children = node.children as RootContent[]
    if (children.some(opens)) replace(node, children)
  })
  return tree

  function opens(node: RootContent): boolean {
    if (node.type !== 'paragraph' || !node.position) return false
    return opening.test(value.slice(node.position.start.offset, node.position.end.offset))
  }

  function replace(parent: Parents, children: RootContent[]): void {
    const result: RootContent[] = []
    let last = 0
    for (const child of children) {
      const line = child.position?.start.line ?? 0
      if (line && line <= last) continue
      if (!opens(child)) {
        result.push(child)
        continue
      }
      const container = contained(child.position as Position)
      if (container.end === line) {
        result.push(child)
        continue
      }
      last = container.end
      result.push(container.node)
    }
    parent.children = result as typeof parent.children
  }

  /** From the opening line to the last line indented under it. */
  function contained(place: Position): { node: Blockquote; end: number } {
    const first = place.start.line
    const indent = place.start.column - 1
    const prefix = ' '.repeat(indent + 4)
    const removed: number[] = []
    const inner: string[] = []
    let end = first
    for (let at = first; at < lines.length; at++) {
      const line = lines[at] as string
      const cut = line.startsWith(prefix) ? prefix.length : line.startsWith('\t') && !indent ? 1 : 0
      if (!cut && line.trim()) break
      removed.push(cut)
      inner.push(line.slice(cut))
      if (cut && line.trim()) end = at + 1
    }
    inner.length = end - first
    const text = inner.join('\n')
    const root = indented(parse(text), text, parse, depth + 1)
    visit(root, (node) => {
      if (node.position) node.position = { start: moved(node.position.start), end: moved(node.position.end) }
    })
    const match =
      opening.exec(
        lines
          .slice(first - 1, first)
          .join('')
          .slice(indent),
      ) ?? []
    const node: Blockquote = {
      type: 'blockquote',
      children: root.children as Blockquote['children'],
      position: {
        start: place.start,
        end: {
          line: end,
          column: (lines[end - 1] as string).length + 1,
          offset: (starts[end] as number) - 1,
        },
      },
      data: { container: match[1] ?? 'tab', ...(match[2] ? { label: match[2] } : {}) },
    }
    return { node, end }

    function moved(point: Point): Point {
      const line = first + point.line
      const column = point.column + (removed[point.line - 1] ?? 0)
      return { line, column, offset: (starts[line - 1] as number) + column - 1 }
    }
  }
}

/** Offsets where lines begin, and one past the last line. */
function lineStarts(lines: string[]): number[] {
  const starts = [0]
  for (const line of lines) starts.push((starts.at(-1) as number) + line.length + 1)
  return starts
}

declare module 'mdast' {
  interface BlockquoteData {
    /** The kind of an admonition or another container: `note`, `tip`, `tab` … */
    container?: string
    /** The title that the container has of its own. */
    label?: string
  }
}
