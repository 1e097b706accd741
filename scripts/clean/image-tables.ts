/** Tables that show pictures: no cell of a slide is large enough for one. */

import type { Image, Nodes, Paragraph, PhrasingContent, RootContent, Table, TableCell } from 'mdast'
import { toString } from 'mdast-util-to-string'

/** A longer text below a picture tells something, characters. */
const longestCaption = 160

/**
 * Take the pictures out of a table.
 *
 * ```markdown
 * > | | ![](a.png) | ![](b.png) |
 *       ^^^^^^^^^^   ^^^^^^^^^^ a block each
 * > | | Before     | After      |
 *       ^^^^^^       ^^^^^ its caption
 * ```
 *
 * @returns Pictures with their captions where a whole row shows them; else the
 *   table without them, and they behind it.
 */
export function withImages(table: Table): RootContent[] {
  const rows = table.children.map(({ children }) => children.map(read))
  if (!rows.some((row) => row.some(({ images }) => images.length > 0))) return [table]
  const shows = rows.map(
    (row) => row.some(isPicture) && row.every((cell) => isPicture(cell) || cell.text === ''),
  )
  const names = rows.map(
    (row, at) =>
      !shows[at] && row.every(({ images, text }) => images.length === 0 && text.length <= longestCaption),
  )
  return shows.some(Boolean) && rows.every((_, at) => shows[at] || names[at])
    ? gallery(rows, shows)
    : behind(table, rows)
}

interface Cell {
  cell: TableCell
  images: Image[]
  /** Its words without pictures. */
  text: string
}

function read(cell: TableCell): Cell {
  const images: Image[] = []
  const words: string[] = []
  const look = (node: Nodes): void => {
    if (node.type === 'image') images.push(node)
    else if ('children' in node) for (const child of node.children) look(child)
    else words.push(toString(node))
  }
  look(cell)
  return { cell, images, text: words.join('').trim() }
}

function isPicture({ images, text }: Cell): boolean {
  return images.length > 0 && text === ''
}

/** Rows of pictures, with rows of their names below or above. */
function gallery(rows: readonly Cell[][], shows: readonly boolean[]): RootContent[] {
  const below = rows.map((row, at) => Boolean(shows[at - 1]) && row.some(({ text }) => text !== ''))
  const head = shows[0] || below[0] ? undefined : rows[0]
  return rows.flatMap((row, at): RootContent[] => {
    if (!shows[at]) return at > 0 && !below[at] && !shows[at + 1] ? row.flatMap((cell) => caption(cell)) : []
    const above = at > 1 && !shows[at - 1] && !below[at - 1] ? rows[at - 1] : undefined
    return row.flatMap((cell, column): RootContent[] => {
      const named = [above ?? head, below[at + 1] ? rows[at + 1] : undefined].flatMap((line) => {
        const one = line?.[column]
        return one && one.text !== '' ? [one] : []
      })
      return [...figures(cell), ...caption(...named)]
    })
  })
}

function figures({ images }: Cell): Paragraph[] {
  return images.map((image) => ({
    type: 'paragraph',
    children: [image],
    ...(image.position ? { position: image.position } : {}),
  }))
}

function caption(...cells: readonly Cell[]): Paragraph[] {
  const children = cells.flatMap(({ cell }, at): PhrasingContent[] =>
    at === 0 ? cell.children : [{ type: 'text', value: ': ' }, ...cell.children],
  )
  if (toString(children).trim() === '') return []
  const start = cells[0]?.cell.position?.start
  const end = cells.at(-1)?.cell.position?.end
  const position = cells.length === 1 && start && end ? { position: { start, end } } : {}
  return [{ type: 'paragraph', children: structuredClone(children), data: { caption: true }, ...position }]
}

/** A table of words keeps them; its pictures follow, named by the first words of their row. */
function behind(table: Table, rows: readonly Cell[][]): RootContent[] {
  const after = rows.flatMap((row) => {
    const label = row.find(({ text }) => text !== '')?.text ?? ''
    return row.flatMap(({ images }) =>
      images
        .filter(({ data }) => !data?.icon)
        .map((image) => ({ ...image, alt: image.alt?.trim() || label })),
    )
  })
  const empty = (rows[0] ?? []).map((_, column) =>
    rows.slice(1).every((row) => (row[column]?.text ?? '') === '' && (row[column]?.images.length ?? 0) > 0),
  )
  const children = table.children.map((row, at) => ({
    ...row,
    children: rows[at]!.flatMap(({ cell, images }, column): TableCell[] =>
      empty[column] ? [] : [images.length > 0 ? { ...cell, children: cell.children.flatMap(without) } : cell],
    ),
  }))
  const align = table.align?.filter((_, column) => !empty[column]) ?? null
  const left = children.some((row) => row.children.length > 0) ? [{ ...table, align, children }] : []
  return [
    ...left,
    ...after.flatMap((image) => figures({ images: [image], text: '', cell: rows[0]![0]!.cell })),
  ]
}

function without(node: PhrasingContent): PhrasingContent[] {
  if (node.type === 'image') return node.data?.icon && node.alt ? [{ type: 'text', value: node.alt }] : []
  if (!('children' in node)) return [node]
  const children = node.children.flatMap(without)
  return children.length > 0 ? [{ ...node, children }] : []
}
