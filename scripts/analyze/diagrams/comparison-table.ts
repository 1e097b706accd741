/**
 * Two or more things told by the same attributes → a table.
 *
 * ```text
 *   ### MySQL                    ### Redis
 *   - 存储：磁盘                  - 存储：内存             |      | MySQL | Redis |
 *     ^^^^ attribute               ^^^^                   | 存储 | 磁盘  | 内存  |
 *   - 事务：完整                  - 事务：有限             | 事务 | 完整  | 有限  |
 * ```
 *
 * Every thing must have every attribute, and no others.
 */

import type { List, ListItem, Table, TableCell } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Node } from 'unist'
import { comparisonTable } from '#tree/build.ts'
import { patch } from '#tree/origin.ts'
import type { ComparisonTable, Section } from '#tree/nodes.ts'
import { cut, proseOf } from '../sentences/prose.ts'
import { withoutNumber } from '../roles/named.ts'

/** More columns leave no room for words, more rows none for lines. */
const sides = { fewest: 2, most: 4 }
const attributes = { fewest: 2, most: 6 }

/** A cell that can be read beside others: characters, a Han character as two. */
const longestCell = 48
const longestName = 28

/** `存储：磁盘`, `**Storage** – disk`. */
const attribute = /^(.{1,24}?)\s*(?:[：]|:(?=\s|\p{Script=Han})|\s[—–-]\s|——)\s*(?=\S)/u

interface Side {
  name: string
  from: Node
  cells: Map<string, { from: Node; content: TableCell['children']; name: TableCell['children'] }>
}

/** @returns The table of what the sub-sections, or the items of a list, of a section share. */
export function comparisonTableOf(section: Section): ComparisonTable | undefined {
  const children = section.children.filter((node): node is Section => node.type === 'section')
  const lists = section.children.filter((node): node is List => node.type === 'list')
  const bySection = children.map(sideOfSection)
  const byItem = lists.length === 1 && children.length === 0 ? (lists[0]?.children ?? []).map(sideOfItem) : []
  return table(bySection) ?? table(byItem)
}

function sideOfSection({ children: [head, ...rest] }: Section): Side | undefined {
  const lists = rest.filter((node) => node.type === 'list')
  const [list] = lists
  if (!list || lists.length > 1 || rest.some(({ type }) => type !== 'list' && type !== 'paragraph'))
    return undefined
  return side(withoutNumber(toString(head)), head, list)
}

function sideOfItem({ children: [first, list, ...rest] }: ListItem): Side | undefined {
  if (first?.type !== 'paragraph' || list?.type !== 'list' || rest.length > 0) return undefined
  return side(
    toString(first)
      .replace(/[：:]\s*$/, '')
      .trim(),
    first,
    list,
  )
}

function side(name: string, from: Node, list: List): Side | undefined {
  const cells: Side['cells'] = new Map()
  for (const { children } of list.children) {
    const [first] = children
    if (first?.type !== 'paragraph' || children.length > 1) return undefined
    const prose = proseOf(first.children)
    const match = attribute.exec(prose.value)
    const content = match
      ? cut(prose, { from: match[0].length, to: prose.value.replace(/[。.；;]\s*$/, '').length })
      : []
    const key = match?.[1] ?? ''
    if (content.length === 0 || cells.has(key) || width(toString(content)) > longestCell) return undefined
    cells.set(key, { from: first, content, name: cut(prose, { from: 0, to: key.length }) })
  }
  return name === '' || width(name) > longestName ? undefined : { name, from, cells }
}

function table(found: readonly (Side | undefined)[]): ComparisonTable | undefined {
  const all = found.filter((one) => one !== undefined)
  const [first] = all
  if (!first || all.length !== found.length) return undefined
  if (all.length < sides.fewest || all.length > sides.most) return undefined
  const keys = [...first.cells.keys()]
  if (keys.length < attributes.fewest || keys.length > attributes.most) return undefined
  if (!all.every(({ cells }) => cells.size === keys.length && keys.every((key) => cells.has(key))))
    return undefined
  if (new Set(all.map(({ name }) => name)).size !== all.length) return undefined
  const cell = (from: Node, children: TableCell['children']): TableCell =>
    patch(from, { type: 'tableCell', children })
  const head = [
    cell(first.from, []),
    ...all.map(({ name, from }) => cell(from, [{ type: 'text', value: name }])),
  ]
  const rows = keys.map((key) => [
    ...[first.cells.get(key)].flatMap((one) => (one ? [cell(one.from, one.name)] : [])),
    ...all.flatMap(({ cells }) =>
      [cells.get(key)].flatMap((one) => (one ? [cell(one.from, one.content)] : [])),
    ),
  ])
  const made: Table = {
    type: 'table',
    children: [head, ...rows].map((cells) => patch(cells, { type: 'tableRow', children: cells })),
  }
  patch(made.children, made)
  return patch(made, comparisonTable(made))
}

/** A Han character is as wide as two Latin ones. */
function width(value: string): number {
  return value.length + (value.match(/\p{Script=Han}/gu)?.length ?? 0)
}
