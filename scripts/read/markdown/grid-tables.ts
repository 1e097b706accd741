/** Grid tables of Pandoc and reStructuredText: cells drawn with `+`, `-` and `|`. */

import type { List, Paragraph, PhrasingContent, Root, RootContent, Table, TableCell } from 'mdast'
import { visit } from '#tree/visit.ts'

/*
 * Own code: `@adobe/remark-gridtables` 3.0.20 is the one that is kept, and where it is in use plain lists
 * that begin with `+` or `-` are read as paragraphs, and so is a grid with Chinese cells.
 */

/** `+---+===+`: between rows. */
const rule = /^\+(?:[:=-]+\+)+$/

/**
 * ```markdown
 * > | +-------+---------+
 *     ^^^^^^^^^^^^^^^^^^^ a table
 * > | | Way   | Energy  |
 * > | +=======+=========+
 *     ^^^^^^^^^^^^^^^^^^^ what is above names the columns
 * > | | Split | 410 kWh |
 * > | +-------+---------+
 * ```
 *
 * A grid with a cell over several columns or rows keeps its drawing: it is shown as code.
 *
 * @param tree What was parsed; changed in place.
 * @param value The text that positions point into.
 * @param parse How to parse the text of a cell.
 */
export function gridTables(tree: Root, value: string, parse: (text: string) => Root): Root {
  if (!/^[ \t>]*\+(?:[:=-]+\+)+[ \t]*$/m.test(value)) return tree
  visit(tree, (node) => {
    if (!('children' in node) || node.type === 'paragraph' || node.type === 'heading') return
    node.children = (node.children as RootContent[]).flatMap((child) => {
      if (child.type === 'paragraph') return drawn(child, value, parse) ?? child
      return (child.type === 'list' && captioned(child, value, parse)) || child
    }) as typeof node.children
  })
  return tree
}

/** A caption below a grid, `: Text`, has made its lines the terms of a definition. */
function captioned(list: List, value: string, parse: (text: string) => Root): RootContent[] | undefined {
  const [item] = list.children
  if (list.children.length > 1 || !item) return undefined
  const lines = item.children.findIndex(
    ({ type, position }) => type !== 'paragraph' || !/^[+|]/.test(value.slice(position?.start.offset)),
  )
  const [start, end] = [item.children[0]?.position?.start, item.children[lines - 1]?.position?.end]
  if (!start || !end) return undefined
  const made = drawn({ type: 'paragraph', children: [], position: { start, end } }, value, parse)
  const [caption, ...rest] = item.children.slice(lines)
  if (!made || caption?.type !== 'paragraph') return undefined
  return [made, { ...caption, data: { ...caption.data, caption: true } }, ...rest]
}

/** @returns What a paragraph draws; nothing for text. */
function drawn(node: Paragraph, value: string, parse: (text: string) => Root): RootContent | undefined {
  const { start, end } = node.position ?? {}
  const lines = value
    .slice(start?.offset ?? 0, end?.offset ?? 0)
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/^[ \t>]+(?=[+|])/, '').trimEnd())
  if (!lines.every((line) => /^[+|].*[+|]$/.test(line))) return undefined
  if (lines.length < 3 || !rule.test(lines[0] ?? '') || !rule.test(lines.at(-1) ?? '')) return undefined
  return table(lines, node, parse) ?? { type: 'code', value: lines.join('\n'), position: node.position! }
}

/** @returns The table; nothing where its cells are no grid. */
function table(lines: string[], node: Paragraph, parse: (text: string) => Root): Table | undefined {
  const width = (lines[0]?.split('+').length ?? 0) - 2
  const rows: string[][] = []
  let named = 0
  let open: string[][] = []
  for (const line of lines.slice(1)) {
    if (rule.test(line)) {
      if (line.split('+').length - 2 !== width) return undefined
      rows.push(Array.from({ length: width }, (_, at) => text(open.map((cells) => cells[at] ?? ''))))
      open = []
      if (named === 0 && line.includes('=') && line !== lines.at(-1)) named = rows.length
    } else {
      const cells = line.slice(1, -1).split(/(?<!\\)\|/)
      if (cells.length !== width) return undefined
      open.push(cells)
    }
  }
  // Several lines of names are one row for a slide.
  const names = rows.slice(0, named)
  const head = names.length > 1 ? [names[0]!.map((_, at) => text(names.map((row) => row[at] ?? '')))] : names
  // Without names the first row is one: Markdown has no table without.
  return {
    type: 'table',
    align: alignment(lines, width),
    children: [...head, ...rows.slice(named)].map((cells) => ({
      type: 'tableRow',
      children: cells.map((cell) => made(cell, node, parse)),
    })),
    position: node.position!,
  }
}

/** The lines of a cell, as they are without the room around them. */
function text(lines: string[]): string {
  const room = Math.min(...lines.filter((line) => line.trim()).map((line) => line.search(/\S/)))
  return lines
    .map((line) => line.slice(Number.isFinite(room) ? room : 0).trimEnd())
    .join('\n')
    .trim()
}

/** Colons at the ends say where a column leans, in the rule below the names or the first one. */
function alignment(lines: string[], width: number): Table['align'] {
  const rules = lines.filter((line) => rule.test(line))
  const parts = (rules.find((line) => line.includes('=')) ?? rules[0] ?? '').split('+').slice(1, -1)
  return Array.from({ length: width }, (_, at) => {
    const [left, right] = [parts[at]?.startsWith(':'), parts[at]?.endsWith(':')]
    return left && right ? 'center' : right ? 'right' : left ? 'left' : null
  })
}

/** A cell; its blocks stand on lines of their own. */
function made(value: string, node: Paragraph, parse: (text: string) => Root): TableCell {
  const children: PhrasingContent[] = []
  const stack = parse(value).children.toReversed()
  for (let block = stack.pop(); block; block = stack.pop()) {
    if (block.type === 'list' || block.type === 'listItem' || block.type === 'blockquote')
      stack.push(...(block.children as RootContent[]).toReversed())
    else {
      if (children.length > 0) children.push({ type: 'break' })
      if (block.type === 'paragraph' || block.type === 'heading') children.push(...block.children)
      else if (block.type === 'code' || block.type === 'math')
        children.push({ type: block.type === 'code' ? 'inlineCode' : 'inlineMath', value: block.value })
      else children.push({ type: 'text', value: 'value' in block ? block.value : '' })
    }
  }
  const cell: TableCell = { type: 'tableCell', children, position: node.position! }
  // Positions of what was parsed apart point into that text.
  visit(cell, (inner) => {
    inner.position = node.position!
  })
  return cell
}
